//! Words and papers: traces and methods in words, documents and what they are rendered to.

mod docx;
mod fictitious;
mod methods;
mod papers;
mod samples;
mod traces;

mod workbook;
mod xml;
