//! The plain mode in memory: whole conversations, as they would be typed and read out.

mod conversation;
mod talks;
