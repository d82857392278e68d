//! The store from outside: what it keeps, what it refuses, and what it finds out.

mod attacks;
mod backups;
mod commits;
mod damage;
mod evidence;
mod faults;
mod files;
mod rows;
mod tamper;
mod undo;
