//! Between bytes and the model: schemes, data, evaluations and plans read and written.
//!
//! Works on bytes only: opens no file, knows no store and asks no clock. What is read is read
//! whole, and every problem is reported at once with the place it is at.

pub mod json;
pub mod schema;
pub mod scheme;

pub use scheme::{read_scheme, read_scheme_document};
