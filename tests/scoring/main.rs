//! The engine against hand-checked cases, an outside library's numbers, and what must always hold.

#![allow(clippy::float_cmp, reason = "exact results are what is tested")]

mod adjustments;
mod coinr;
mod golden_2018;
mod grades;
mod independent;
mod method_examples;
mod methods;
mod plan_progress;
mod properties;
mod ranking;
mod states;
mod traces;
mod tree;
mod weak_links;
mod weights;
mod workings;
