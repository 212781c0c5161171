//! The integration tests, one binary: what a user sees, and what is generated.

mod architecture;
mod cli;
mod guide;
mod hostile;
mod reading;
mod readme;
