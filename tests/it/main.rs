//! The integration tests, one binary: what a user sees, and what is generated.

mod architecture;
mod cli;
mod courses;
mod examples;
mod fmt;
mod freshness;
mod guide;
mod hostile;
mod lapses;
mod lifecycle;
mod reading;
mod readme;
mod reference;
mod render;
mod rules;
mod standing;
mod told;
