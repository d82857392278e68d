//! The screens: keys in, pictures out, everything in between done by `ops`.
//!
//! key → `keymap` → `Command` → a screen's `update` → `Effect` → `ops` → draw. Drawing reads and
//! decides nothing. Nothing here opens a file, a store or a clock, or computes a score.

pub mod canvas;
pub mod command;
pub mod event;
pub mod keymap;
mod signal;
pub mod terminal;
pub mod theme;
pub mod widgets;
