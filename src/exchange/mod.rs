//! Between bytes and the model: schemes, data, evaluations and plans read and written.
//!
//! Works on bytes only: opens no file, knows no store and asks no clock. What is read is read
//! whole, and every problem is reported at once with the place it is at.

pub mod csv;
pub mod dataset;
mod digest;
mod document;
pub mod edit;
pub mod encoding;
pub mod evaluation;
pub mod json;
mod legible;
mod listing;
mod names;
mod nearest;
pub mod number;
pub mod plan;
mod problems;
mod resolve;
pub mod result;
pub mod schema;
pub mod scheme;
pub mod table;
pub mod tsv;
pub mod weighing;

pub use csv::{read_csv, write_csv};
pub use dataset::{dataset_json, read_json};
pub use encoding::Encoding;
pub use evaluation::evaluation_json;
pub use plan::read_plan;
pub use scheme::{read_scheme, read_scheme_document};
pub use table::{DataRow, DataTable, Reading, What};
