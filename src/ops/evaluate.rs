//! Evaluating files: a scheme and data in, a round out, no store.

use std::path::Path;
use std::sync::Arc;

use super::data;
use super::load::{check_assessed, latest, no_period};
use super::round::Round;
use super::scheme;
use crate::error::{Problem, Result};
use crate::exchange::ReadOptions;
use crate::model::Period;

/// What a scheme and a data file came to.
#[derive(Debug)]
pub struct Evaluated {
    /// The round.
    pub round: Round,
    /// What is doubtful in the data, but not wrong.
    pub warnings: Vec<Problem>,
}

/// Evaluates a period of a data file; the latest with data where none is named.
///
/// # Errors
/// A file cannot be read or is not valid, or the scheme does not assess the period.
pub fn evaluate(scheme: &Path, data: &Path, period: Option<Period>) -> Result<Evaluated> {
    let scheme = Arc::new(scheme::read(scheme)?);
    let table = data::read(data, &scheme, &ReadOptions::default())?;
    let dataset = table.to_dataset(&scheme);
    let period = period.or_else(|| latest(&scheme, &dataset)).ok_or_else(no_period)?;
    check_assessed(&scheme, period)?;
    Ok(Evaluated {
        round: Round::new(scheme, dataset, period),
        warnings: table.warnings,
    })
}
