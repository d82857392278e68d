//! The store from outside: what it keeps, what it refuses, and what it finds out.

mod commits;
mod files;
mod rows;
mod undo;
