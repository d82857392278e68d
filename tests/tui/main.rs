//! The screens through the real loop, on a test terminal, fed with a script of keys.

mod block;
mod finding;
mod harness;
mod heat_map;
mod keystrokes;
mod languages;
mod moving;
mod paste;
mod ranking;
mod scorecard;
mod shapes;
mod sheet;
