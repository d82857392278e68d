//! The real program: arguments in, output and exit code out, each test in a home of its own.

mod compare;
mod errors;
mod first_start;
mod followed;
mod golden;
mod help;
mod home;
mod interrupting;
mod json;
mod main_job;
mod manual;
mod papers;
mod people;
mod plan;
mod readme;
mod round;
mod streams;
mod year;
