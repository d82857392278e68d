//! What goes in and out, through the public interface: schemas, the sample assessments.

mod samples;
mod schemas;
