//! Questions asked of evaluations: how a unit stands in its group, what moved, what was lost.
//!
//! Pure arithmetic over what the engine returned; nothing here scores, rounds a score by itself or
//! knows words.

pub mod agreement;
pub mod compare;
pub mod group;
pub mod heat;
pub mod lost;
pub mod weights;

#[cfg(test)]
mod testing;
