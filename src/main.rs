//! The process: arguments in, words and an exit code out.
//!
//! It decides nothing that the library could decide.

fn main() {}
