//! The live workbook: data, parameters and formulas that come to every point of the evaluation.
//!
//! It is written from the evaluation itself, not from a paper, because its formulas need to know where a
//! number comes from. It scores nothing: what the formulas come to is worked out only to store the
//! results beside them, and is held against the evaluation cell by cell (`works`).

mod adjustments;
mod book;
mod card;
mod data;
mod derive;
mod finish;
mod formula;
mod functions;
mod grades;
mod indicator;
mod layout;
mod maker;
mod methods;
mod notation;
mod pages;
mod ranking;
mod tab;
mod totals;
mod tree;
mod words;
mod works;
mod write;

use std::collections::BTreeMap;

use super::findings::Findings;
use crate::error::{Error, Kind, Result};
use crate::text::Text;
use maker::Maker;

/// The workbook, and how many of its results stand as numbers because their formulas did not come to them.
#[derive(Debug, Clone)]
pub struct Workbook {
    /// The file, in the Office Open XML format (`.xlsx`).
    pub bytes: Vec<u8>,
    /// Where a result stands as a number, as sheet and place.
    pub constants: Vec<String>,
}

/// Writes the workbook of a result.
///
/// # Errors
/// The result is too large for a spreadsheet.
pub fn workbook(findings: &Findings<'_>) -> Result<Workbook> {
    // Which data the formulas read is known when they are made; a second time they stand in order.
    let first = made(findings, BTreeMap::new());
    let wanted = first.wanted().into_iter().enumerate();
    let data = wanted.map(|(n, key)| (key, layout::LEAD + n)).collect();
    drop(first);
    let mut maker = made(findings, data);
    let results = works::work_out(&maker.book);
    maker.about(results.constants.len());
    let constants = results.constants.iter().map(|(tab, row, column)| {
        let place = notation::place(*row, *column, false);
        format!("{}!{place}", tab.name(findings.lang))
    });
    Ok(Workbook {
        constants: constants.collect(),
        bytes: write::write(&maker, &results).map_err(|error| {
            Error::new(
                Kind::Invalid,
                Text::of(
                    format!("工作簿写不出来，多半超出了表格软件的行列上限：{error}"),
                    format!(
                        "The workbook cannot be written; most likely it is larger than spreadsheets allow: {error}"
                    ),
                ),
            )
        })?,
    })
}

/// Makes every sheet but the first.
fn made<'a>(
    findings: &'a Findings<'a>,
    data: BTreeMap<(crate::model::MetricIx, crate::model::Period), usize>,
) -> Maker<'a> {
    let mut maker = Maker::new(findings, data);
    maker.begin(tab::Tab::Workings, true);
    maker.begin_parameters();
    maker.begin_tree();
    let has_marks = findings.scheme.indicators().any(|(_, node)| node.is_judged());
    if has_marks {
        maker.begin(tab::Tab::Marks, false);
    }
    for (at, _) in findings.scheme.indicators() {
        maker.indicator(at);
    }
    maker.tree();
    let adjusted = maker.adjustments();
    maker.totals(&adjusted);
    maker.data();
    (maker.ranking_name, maker.ranking_total) = maker.ranking_table();
    maker.card();
    maker.methods_page();
    maker
}
