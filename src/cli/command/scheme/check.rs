//! `kaohe scheme check`: every fault and warning of a scheme file at once.

use std::path::Path;

use serde::Serialize;

use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::output::Format;
use crate::error::{Problem, Result};
use crate::ops;
use crate::text::Text;

/// `schemas/scheme-check.schema.json`.
#[derive(Serialize)]
struct Checked {
    format: u32,
    valid: bool,
    problems: Vec<Found>,
    warnings: Vec<Found>,
}

#[derive(Serialize)]
struct Found {
    place: String,
    what: Text,
    fix: Option<Text>,
}

fn found(problems: &[Problem]) -> Vec<Found> {
    let found = |problem: &Problem| Found {
        place: problem.place.to_string(),
        what: problem.what.clone(),
        fix: problem.fix.clone(),
    };
    problems.iter().map(found).collect()
}

pub(super) fn check(file: &Path, format: Option<Format>, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let scheme = match ops::scheme::read(file) {
        Ok(scheme) => scheme,
        Err(error) => {
            if format == Some(Format::Json) && !error.problems.is_empty() {
                context.output.json(&Checked {
                    format: 1,
                    valid: false,
                    problems: found(&error.problems),
                    warnings: Vec::new(),
                })?;
            }
            return Err(error);
        }
    };
    let warnings = ops::scheme::warnings(&scheme);
    if format == Some(Format::Json) {
        context.output.json(&Checked {
            format: 1,
            valid: true,
            problems: Vec::new(),
            warnings: found(&warnings),
        })?;
        return Ok(Outcome::Done);
    }
    for warning in &warnings {
        context.output.notice(warning);
    }
    let (units, indicators) = (scheme.n_units(), scheme.indicators().count());
    let document = scheme.document();
    let said = Text::of(
        format!(
            "方案“{}” {}：{units} 个考核对象，{indicators} 项指标，没有错误，{} 处提醒。",
            document.id,
            document.version,
            warnings.len()
        ),
        format!(
            "Scheme \"{}\" {}: {units} units, {indicators} indicators, no faults, {} warnings.",
            document.id,
            document.version,
            warnings.len()
        ),
    );
    context.output.print(said.get(context.lang()))?;
    Ok(Outcome::Done)
}
