//! How wide the columns of a table are: as its builder shares the width out, but none so narrow
//! that a word or a number would be cut.

use super::Look;
use crate::report::document::{Cell, Table};
use crate::report::render::pdf::glyph::Glyphs;
use crate::report::render::pdf::line::{Style, line, narrowest};

/// The widths of the columns, which together make the width of the table.
pub(super) fn widths(glyphs: &Glyphs<'_>, table: &Table, width: f64, look: Look) -> Vec<f64> {
    let shares: Vec<f64> = table.columns.iter().map(|column| f64::from(column.width)).collect();
    let most = needs(table, look, |text, style| line(glyphs, text, style).width);
    shared(&shares, &least(glyphs, table, look), &most, width)
}

/// Whether a word or a number would be cut, as wide as the table is.
pub(super) fn are_cut(glyphs: &Glyphs<'_>, table: &Table, width: f64, look: Look) -> bool {
    least(glyphs, table, look).iter().sum::<f64>() > width
}

fn least(glyphs: &Glyphs<'_>, table: &Table, look: Look) -> Vec<f64> {
    needs(table, look, |text, style| narrowest(glyphs, text, style))
}

/// What each column needs for its widest cell.
fn needs(table: &Table, look: Look, width: impl Fn(&str, Style) -> f64) -> Vec<f64> {
    // A text may be set in either way, and one is now wider, now the other.
    let width = |text: &str| width(text, look.text).max(width(text, look.strong()));
    let headings = table.columns.iter().map(|column| width(&column.heading));
    let mut needs: Vec<f64> = headings.collect();
    for row in table.grid() {
        for (at, cell) in row.iter().enumerate() {
            if let Some(Cell {
                text, more_columns: 0, ..
            }) = cell
            {
                needs[at] = needs[at].max(width(text));
            }
        }
    }
    // A little more than the sum of its letters, whatever the last bits.
    needs.iter().map(|needs| needs + 2.0 * look.beside + 0.1).collect()
}

/// Shares a width out. No column gets less than it needs, and none more than it has use for while
/// another could use it.
fn shared(shares: &[f64], least: &[f64], most: &[f64], width: f64) -> Vec<f64> {
    let needed: f64 = least.iter().sum();
    if needed >= width {
        return least.iter().map(|least| least / needed * width).collect();
    }
    let useful: f64 = most.iter().sum();
    let unbounded = vec![f64::INFINITY; most.len()];
    let most = if useful < width { &unbounded } else { most };
    let mut fixed: Vec<Option<f64>> = vec![None; shares.len()];
    loop {
        let open: Vec<usize> = (0..shares.len()).filter(|&at| fixed[at].is_none()).collect();
        let left = width - fixed.iter().flatten().sum::<f64>();
        let all: f64 = open.iter().map(|&at| shares[at]).sum::<f64>().max(f64::MIN_POSITIVE);
        let given = |at: usize| left * shares[at] / all;
        let off = |at: usize| given(at).clamp(least[at], most[at]) - given(at);
        let balance: f64 = open.iter().map(|&at| off(at)).sum();
        // Those that get too little are settled first where they ask for more than the others give
        // up, and the other way round, so that nobody is settled too soon.
        let settle = |at: &usize| off(*at) != 0.0 && (balance == 0.0 || off(*at).signum() == balance.signum());
        let settled: Vec<usize> = open.iter().copied().filter(settle).collect();
        if settled.is_empty() {
            return (0..shares.len())
                .map(|at| fixed[at].unwrap_or_else(|| given(at)))
                .collect();
        }
        for at in settled {
            fixed[at] = Some(given(at) + off(at));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(widths: &[f64], expected: &[f64]) {
        for (width, expected) in widths.iter().zip(expected) {
            assert!((width - expected).abs() < 1e-9, "{widths:?}");
        }
    }

    #[test]
    fn a_width_is_shared_out_as_asked_where_nothing_is_cut() {
        near(&shared(&[1.0, 3.0], &[10.0; 2], &[90.0; 2], 100.0), &[25.0, 75.0]);
    }

    #[test]
    fn a_column_gets_what_its_longest_word_needs_from_those_that_can_spare_it() {
        near(
            &shared(&[1.0, 1.0, 2.0], &[40.0, 10.0, 10.0], &[90.0; 3], 100.0),
            &[40.0, 20.0, 40.0],
        );
    }

    #[test]
    fn where_nothing_can_be_spared_all_give_way() {
        near(&shared(&[1.0, 1.0], &[100.0, 300.0], &[400.0; 2], 100.0), &[25.0, 75.0]);
    }

    #[test]
    fn a_column_leaves_what_it_has_no_use_for_to_the_others() {
        near(
            &shared(&[1.0, 1.0, 2.0], &[5.0; 3], &[10.0, 90.0, 90.0], 100.0),
            &[10.0, 30.0, 60.0],
        );
        near(&shared(&[1.0, 1.0], &[5.0; 2], &[10.0; 2], 100.0), &[50.0, 50.0]);
    }
}
