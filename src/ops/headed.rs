//! A block from a spreadsheet with its headings: which unit and which metric each of its cells is of.
//!
//! Whoever copies a table copies its headings too; then they say where the numbers belong, and not where the cursor
//! stands. Nothing is changed here.

use std::collections::HashMap;

use super::block::Place;
use super::round::Round;
use crate::model::scheme::input::Input;
use crate::model::{MetricIx, Scheme, UnitIx};
use crate::text::Lang;

/// The cells of a block by its headings.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Headed {
    /// The cells whose unit and metric are named.
    pub cells: Vec<(Place, String)>,
    /// Headings that name neither a unit nor a metric.
    pub strangers: Vec<String>,
}

/// What a heading names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    Unit(UnitIx),
    Metric(MetricIx),
}

/// The cells of a block that has units along one edge and metrics along the other; nothing where it has not. Rows
/// above the headings, such as a title, and columns before them, such as numbers, are passed over.
#[must_use]
pub fn headed(round: &Round, rows: &[Vec<String>]) -> Option<Headed> {
    let words = words(&round.scheme);
    let named = |text: &String| words.get(plain(text).as_str()).copied();
    let top = rows
        .iter()
        .position(|row| row.iter().any(|text| named(text).is_some()))?;
    let across: Vec<_> = rows[top].iter().map(named).collect();
    let below = || rows[top + 1..].iter();
    let n_columns = below().map(Vec::len).max().unwrap_or(0);
    let side = (0..n_columns).find(|&column| below().any(|row| row.get(column).and_then(named).is_some()))?;
    let mut found = Headed::default();
    let mut is_used = vec![false; across.len()];
    for row in below() {
        let label = row.get(side).and_then(named);
        let mut is_said = false;
        for (column, text) in row.iter().enumerate().skip(side + 1) {
            if text.trim().is_empty() {
                continue;
            }
            is_said = true;
            let head = across.get(column).copied().flatten();
            if let Some(is_used) = is_used.get_mut(column) {
                *is_used = true;
            }
            if let Some(place) = label.zip(head).and_then(crossing) {
                found.cells.push((place, text.clone()));
            }
        }
        if is_said && label.is_none() {
            found
                .strangers
                .extend(row.get(side).filter(|text| !text.trim().is_empty()).cloned());
        }
    }
    let heads = rows[top].iter().zip(&across).zip(is_used);
    let unknown = heads.filter(|((text, head), is_used)| head.is_none() && *is_used && !text.trim().is_empty());
    found.strangers.extend(unknown.map(|((text, _), _)| text.clone()));
    (!found.cells.is_empty()).then_some(found)
}

/// The cell of a unit and a metric, whichever of them is the row.
const fn crossing(pair: (Named, Named)) -> Option<Place> {
    match pair {
        (Named::Unit(unit), Named::Metric(metric)) | (Named::Metric(metric), Named::Unit(unit)) => {
            Some(Place::Metric(unit, metric))
        }
        _ => None,
    }
}

/// What every name and code of the scheme stands for; one that stands for two things stands for none.
fn words(scheme: &Scheme) -> HashMap<String, Named> {
    let mut words: HashMap<String, Option<Named>> = HashMap::new();
    let mut learn = |text: &str, named: Named| {
        let known = words.entry(plain(text)).or_insert(Some(named));
        *known = known.filter(|known| *known == named);
    };
    for (unit, of) in scheme.places() {
        for text in [of.code.as_str(), of.name.get(Lang::Zh), of.name.get(Lang::En)] {
            learn(text, Named::Unit(unit));
        }
    }
    for (n, of) in scheme.metrics().iter().enumerate() {
        let named = Named::Metric(MetricIx(n));
        learn(&of.code, named);
        for name in [of.name.get(Lang::Zh), of.name.get(Lang::En)] {
            learn(name, named);
            learn(&format!("{name}({})", of.unit), named);
        }
    }
    // An indicator that is one metric and nothing else gives it its name, as the score sheet shows it.
    for (_, node) in scheme.indicators() {
        if let Some(Input::Metric(code)) = node.input()
            && let Some(metric) = scheme.find_metric(code)
        {
            for lang in [Lang::Zh, Lang::En] {
                learn(
                    &format!("{} {}", node.code(), node.name().get(lang)),
                    Named::Metric(metric),
                );
            }
        }
    }
    words.remove("");
    words
        .into_iter()
        .filter_map(|(text, named)| Some((text, named?)))
        .collect()
}

/// A heading in small letters, without blanks, with narrow brackets.
fn plain(text: &str) -> String {
    let letters = text.chars().filter(|letter| !letter.is_whitespace());
    let narrow = letters.map(|letter| match letter {
        '（' => '(',
        '）' => ')',
        letter => letter,
    });
    narrow.collect::<String>().to_lowercase()
}
