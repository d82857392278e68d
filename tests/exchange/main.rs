//! What goes in and out, through the public interface: schemas, schemes and data read from files,
//! written back, refused.

mod csv_faults;
mod csv_reading;
mod dataset_json;
mod encodings;
mod evaluation_json;
mod faults;
mod fixture;
mod formats_page;
mod forms;
mod hostile_workbooks;
mod mutations;
mod numbers;
mod round_trip;
mod samples;
mod schemas;
mod workbook_file;
mod workbooks;
