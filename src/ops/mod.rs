//! Everything a user can do, one file an operation; the only place that combines store,
//! exchange, report and scoring.
//!
//! - [`opening`], [`session`]: a store, before and when it is open; [`round`]: one period in memory, with its result.
//! - Changes, each one journal entry: [`set`], [`mark`], [`block`], [`adjust`], [`verify`], [`import`], [`remark`], [`evidence`],
//!   [`actor`], [`appeal`], [`rectify`], [`plan`], [`duty`], [`undo`].
//! - Questions: [`status`], [`explain`], [`weak`], [`doubt`], [`journal`], [`cell`], [`find`].
//! - Copies and papers: [`backup`], [`export`].
//! - Schemes: [`versions`], [`issue`], [`weights`]; without a store: [`evaluate`], [`scheme`].
//!
//! Files are opened here, and the clock enters here. It prints nothing and knows no screen.

pub mod actor;
pub mod adjust;
pub mod advance;
pub mod appeal;
pub mod backup;
mod blind;
pub mod block;
pub mod cell;
mod change;
pub mod clock;
pub mod compare;
pub mod config;
mod data;
pub mod deadline;
pub mod demo;
pub mod describe;
pub mod doubt;
pub mod duty;
pub mod evaluate;
pub mod evidence;
pub mod explain;
pub mod export;
pub mod file;
pub mod find;
pub mod folder;
mod followed;
pub mod fonts;
pub mod freeze;
mod gain;
mod gate;
pub mod headed;
mod headings;
mod held;
pub mod import;
pub mod issue;
pub mod journal;
pub mod left;
mod load;
pub mod look;
pub mod mark;
pub mod need;
pub mod opening;
pub mod panel;
pub mod plan;
pub mod reason;
pub mod rectify;
pub mod remark;
pub mod round;
pub mod scheme;
pub mod session;
pub mod set;
pub mod sign;
pub mod stage;
pub mod standing;
pub mod start;
pub mod status;
pub mod task;
pub mod template;
pub mod typed_path;
pub mod undo;
mod usual;
pub mod verify;
pub mod versions;
pub mod weak;
pub mod weights;
