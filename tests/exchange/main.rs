//! What goes in and comes out: schemes and data read from files, written back, refused.

mod csv_faults;
mod csv_reading;
mod encodings;
mod fixture;
mod numbers;
mod samples;
mod schemas;
