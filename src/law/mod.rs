//! Acts of law: what is known of them, and how a text cites them.
//!
//! The shipped register (`acts.csv`, `provisions.csv`) holds the acts that plans and agreements cite, with what was confirmed
//! on [`CHECKED`] and what was not. A workspace adds to it and overrides it in its registers. The scanner reads the tokens of
//! a text once, finds provisions around `§` and acts by name, short name or number, and puts together what belongs together.

mod act;
mod citation;
mod former;
mod named;
mod provisions;
mod register;
mod scan;
mod tense;

pub use act::{Act, Fact, Moved, shipped};
pub use citation::{Chapter, Citation, Manner, Numbered, Provision, Section};
pub use provisions::provisions;
pub use register::{Acts, Meant, Successor};
pub use scan::{may_hold_citations, scan};

/// The day on which the shipped register was checked against the list of facts that confirms it.
pub const CHECKED: &str = "2026-11-26";

#[cfg(test)]
mod facts;
#[cfg(test)]
mod manner;
#[cfg(test)]
mod tests;
