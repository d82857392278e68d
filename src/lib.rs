//! Kaohe 考核: county performance assessment, scored, explained, traced.
//!
//! The library is the whole product without a process. Imports go one way
//! (`tests/architecture.rs` proves it):
//! `text` ← `error` ← `progress`, `model` ← `scoring` ← `analysis` ← `ops` ← `cli`, `tui`, `plain` ← `main`.

pub mod analysis;
pub mod cli;
pub mod error;
pub mod exchange;
pub mod i18n;
pub mod model;
pub mod ops;
pub mod plain;
pub mod progress;
pub mod report;
pub mod scoring;
pub mod store;
pub mod text;
pub mod tui;
