//! The integration tests, one binary: what a user sees, and what is generated.

mod architecture;
mod changes;
mod cli;
mod examples;
mod fmt;
mod freshness;
mod guide;
mod hostile;
mod lifecycle;
mod reading;
mod readme;
mod reference;
mod render;
mod rules;
mod standing;
