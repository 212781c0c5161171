//! What changed between two documents.

pub mod assignment;
pub mod similarity;
pub mod terms;
