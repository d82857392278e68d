//! One file a command: its page, its arguments, its `run`.
//!
//! Each hands a value of `ops` to `output`; none of them computes.

pub mod actor;
pub mod adjust;
pub mod advance;
pub mod appeal;
pub mod backup;
pub mod compare;
pub mod completions;
pub mod deadline;
pub mod demo;
pub mod evaluate;
pub mod evidence;
pub mod explain;
pub mod export;
pub mod import;
pub mod init;
pub mod journal;
pub mod man;
pub mod mark;
pub mod panel;
pub mod plan;
pub mod rank;
pub mod rectify;
pub mod redo;
pub mod revise;
pub mod scheme;
pub mod set;
pub mod show;
pub mod sign;
pub mod stages;
pub mod status;
mod step;
pub mod take_back;
pub mod template;
pub mod undo;
pub mod verify;
pub mod verify_result;
pub mod weak;
pub mod weights;
mod weights_list;
