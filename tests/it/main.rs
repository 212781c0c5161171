//! The integration tests, one binary: what a user sees, and what is generated.

#![cfg_attr(
    not(feature = "pdf"),
    allow(dead_code, unused_imports, reason = "without PDF, what only its tests call is left over")
)]

mod adopted;
mod architecture;
mod changes;
mod cli;
mod courses;
mod diff;
#[cfg(feature = "pdf")]
mod drawings;
mod edit;
mod examples;
mod fix;
mod fmt;
mod formats;
mod freshness;
mod git;
mod guide;
mod help;
mod hooks;
mod hostile;
mod house;
mod lapses;
mod law;
mod lifecycle;
mod log;
mod merge;
mod pictures;
#[cfg(feature = "pdf")]
mod print;
mod privacy;
mod reading;
mod readme;
mod reference;
mod render;
mod rules;
mod silence;
mod standing;
mod templates_page;
mod told;
#[cfg(not(feature = "pdf"))]
mod without_pdf;
mod word;
