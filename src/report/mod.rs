//! Papers: from an evaluation to a [`Document`](document::Document), and from that to bytes.
//!
//! Builders decide what stands on a paper, renderers how it looks; neither computes a score, opens
//! a file or knows the time. Dates and hashes come from the result that is printed.

pub mod circular;
pub mod disclosure;
pub mod document;
pub mod file_name;
pub mod findings;
pub mod ledger;
mod letter;
pub mod method;
pub mod notice;
pub mod progress;
pub mod ranking;
pub mod render;
pub mod scorecard;
pub mod workbook;
