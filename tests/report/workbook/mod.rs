//! The live workbook: its formulas come to the evaluation, by our own arithmetic and by LibreOffice's.

mod cases;
mod office;

use std::collections::BTreeSet;

use calamine::Data;
use kaohe::model::NodeIx;
use kaohe::model::scheme::method::Rule;
use kaohe::text::Lang;

use cases::Case;
use office::Cells;

/// Between them these use every method, derivation, aggregation and missing rule.
const DRAWN: usize = 20;

/// The row of the heads of columns, and of the first unit.
const HEAD: usize = 5;
const FIRST: usize = 6;

fn number(cells: &Cells, at: (&str, usize, usize)) -> Option<f64> {
    match cells.get(&(at.0.to_owned(), at.1, at.2)) {
        Some(Data::Float(number)) => Some(*number),
        Some(Data::Int(number)) => Some(*number as f64),
        _ => None,
    }
}

fn word(cells: &Cells, at: (&str, usize, usize)) -> String {
    cells
        .get(&(at.0.to_owned(), at.1, at.2))
        .map(ToString::to_string)
        .unwrap_or_default()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(1.0)
}

/// The column of a sheet with this head.
fn column(cells: &Cells, sheet: &str, head: &str) -> usize {
    let found = (0..2000).find(|column| word(cells, (sheet, HEAD, *column)) == head);
    assert!(found.is_some(), "no column {head} on {sheet}");
    found.unwrap_or_default()
}

/// Points of every cell, totals and places of a workbook, against the evaluation.
fn differences(case: &Case, cells: &Cells) -> Vec<String> {
    let zh = case.lang == Lang::Zh;
    let (points, totals) = if zh { ("得分", "总分") } else { ("Points", "Totals") };
    let (total, place, group_place) = if zh {
        ("总分", "名次", "组内名次")
    } else {
        ("Total", "Place", "Place in group")
    };
    let evaluation = &case.evaluation;
    let mut found = Vec::new();
    let mut compare = |what: String, at: (&str, usize, usize), wanted: Option<f64>| {
        let is = number(cells, at);
        let same = match (is, wanted) {
            (Some(is), Some(wanted)) => near(wanted, is),
            (is, wanted) => is.is_none() && wanted.is_none(),
        };
        if !same {
            found.push(format!(
                "{}: {what}: {wanted:?}, but {is:?} ({})",
                case.name,
                word(cells, at)
            ));
        }
    };
    for row in FIRST..FIRST + case.scheme.n_units() {
        let unit = case.scheme.find_unit(&word(cells, (points, row, 0))).expect("a unit");
        let result = evaluation.unit(unit);
        for (n, node) in case.scheme.nodes().iter().enumerate() {
            assert_eq!(word(cells, (points, HEAD, 3 + n)), node.code());
            let score = evaluation
                .node(NodeIx(n), unit)
                .score
                .map(|score| score.value(evaluation.decimals));
            compare(format!("points {} {unit:?}", node.code()), (points, row, 3 + n), score);
        }
        let wanted = result.total.map(|total| total.value(evaluation.decimals));
        compare(
            format!("total {unit:?}"),
            (totals, row, column(cells, totals, total)),
            wanted,
        );
        let wanted = result.overall_place.map(f64::from);
        compare(
            format!("place {unit:?}"),
            (totals, row, column(cells, totals, place)),
            wanted,
        );
        if case.scheme.document().ranking.groups {
            let wanted = result.group_rank.map(f64::from);
            let at = column(cells, totals, group_place);
            compare(format!("place in group {unit:?}"), (totals, row, at), wanted);
        }
    }
    found
}

/// Cells in which one workbook holds something else than another.
fn apart(case: &Case, stored: &Cells, again: &Cells) -> Vec<String> {
    let nothing = Data::String(String::new());
    let same = |one: &Data, other: &Data| match (one, other) {
        (Data::Float(one), Data::Float(other)) => near(*one, *other),
        (Data::Empty, Data::String(text)) | (Data::String(text), Data::Empty) => text.is_empty(),
        _ => one.to_string() == other.to_string(),
    };
    let pairs = stored
        .iter()
        .map(|(at, one)| (at, one, again.get(at).unwrap_or(&nothing)));
    pairs
        .filter(|(_, one, other)| !same(one, other))
        .map(|(at, one, other)| format!("{} {at:?}: {one:?}, but {other:?}", case.name))
        .collect()
}

#[test]
fn libreoffice_comes_to_every_point_total_and_place() {
    let cases: Vec<_> = Case::of_samples().into_iter().chain(Case::drawn(0, DRAWN)).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let mut files = Vec::new();
    let mut books = Vec::new();
    for (n, case) in cases.iter().enumerate() {
        let book = case.workbook();
        let (spoiled, n_spoiled) = office::spoiled(&book.bytes);
        assert_eq!(n_spoiled, office::formulas(&book.bytes).len(), "{}", case.name);
        let file = folder.path().join(format!("{n}.xlsx"));
        std::fs::write(&file, spoiled).expect("written");
        files.push(file);
        let stored = office::cells(&book.bytes);
        assert_eq!(differences(case, &stored), Vec::<String>::new());
        books.push(stored);
    }
    let Some(program) = office::program() else {
        eprintln!("smaller check: there is no LibreOffice; only the results stored in the workbooks were compared");
        return;
    };
    let again = office::worked_out_again(program, folder.path(), &files);
    let mut n_cells = 0;
    for ((case, stored), again) in cases.iter().zip(&books).zip(&again) {
        assert_eq!(differences(case, again), Vec::<String>::new());
        assert_eq!(apart(case, stored, again), Vec::<String>::new());
        n_cells += again.len();
    }
    eprintln!(
        "LibreOffice worked out {} workbooks again, {n_cells} cells",
        cases.len()
    );
}

#[test]
fn every_formula_comes_to_the_evaluation() {
    for case in Case::of_samples().into_iter().chain(Case::drawn(100, 30)) {
        assert_eq!(case.workbook().constants, Vec::<String>::new(), "{}", case.name);
    }
}

#[test]
fn the_schemes_drawn_use_every_method() {
    let mut used = BTreeSet::new();
    let cases = Case::drawn(0, DRAWN);
    for case in &cases {
        for (_, node) in case.scheme.indicators() {
            let method = node.method().expect("a method");
            used.insert(method.rule.key());
            if let Rule::Blend(blend) = &method.rule {
                used.extend(blend.parts.iter().map(|part| part.method.rule.key()));
            }
        }
    }
    assert!(cases.is_empty() || used.len() == 17, "{used:?}");
}

#[test]
fn the_same_result_makes_the_same_bytes() {
    let case = Case::of_sample("huizhou", "2021", Lang::Zh);
    assert!(case.workbook().bytes == case.workbook().bytes);
}

#[test]
fn a_text_is_never_a_formula() {
    let mut case = Case::of_sample("tiny", "2024H2", Lang::Zh);
    let hostile = "=HYPERLINK(\"http://example.org\",\"x\")";
    let mut document = case.scheme.document().clone();
    document.units[0].name = kaohe::text::Text::same(hostile);
    document.tree[0].name = kaohe::text::Text::same("+cmd|' /C calc'!A0");
    case.scheme = kaohe::model::Scheme::new(document, "0").expect("a scheme");
    let bytes = case.workbook().bytes;
    let texts = office::cells(&bytes)
        .values()
        .filter(|value| **value == Data::String(hostile.to_owned()))
        .count();
    assert!(texts > 10, "{texts}");
    let formulas = office::formulas(&bytes);
    let named = formulas
        .values()
        .filter(|formula| formula.contains("HYPERLINK") || formula.contains("cmd"));
    assert_eq!(named.count(), 0);
}
