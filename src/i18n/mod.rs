//! The words of the product, in Chinese and in English, a file an area.
//!
//! A word is a [`Text`](crate::text::Text) or a function of a [`Lang`](crate::text::Lang); matches over the
//! model have no wildcard, so a state, a method or a note without words does not compile.
//! Nothing here scores, reads a file or knows a screen.

pub mod appeal;
pub mod difference;
pub mod heading;
pub mod input;
pub mod method;
pub mod method_note;
pub mod name;
pub mod names;
pub mod note;
pub mod number;
pub mod outcome;
pub mod plain;
pub mod plan;
pub mod policy;
pub mod rectification;
pub mod round;
pub mod rule;
pub mod sample;
pub mod state;
pub mod target;
pub mod trace;
pub mod weighing;
pub mod width;
