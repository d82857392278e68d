//! Things that screens are put together from. None of them knows a scheme or a score.

pub mod bar;
pub mod field;
pub mod footer;
pub mod grid;
pub mod legend;
pub mod menu;
pub mod page;
pub mod popup;
pub mod radar;
