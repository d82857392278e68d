//! The screens through the real loop, on a test terminal, fed with a script of keys.

mod beginning;
mod block;
mod evidence;
mod filtering;
mod finding;
mod folding;
mod harness;
mod heat_map;
mod helping;
mod keystrokes;
mod languages;
mod looks;
mod moving;
mod paste;
mod places;
mod ranking;
mod rectification;
mod scorecard;
mod seeking;
mod shapes;
mod sheet;
mod starting;
mod touring;
mod wanted_keys;
mod way;
mod working;
