//! What stands beside the sheet: what there is to say of a cell, or all places, moving as values are typed.
//!
//! Places and totals are the engine's; this draws those around the unit in focus.

use ratatui::layout::Rect;

use super::super::detail;
use super::Sheet;
use super::lines::What;
use crate::i18n::outcome;
use crate::model::UnitIx;
use crate::tui::canvas::Canvas;
use crate::tui::view::View;
use crate::tui::widgets::page::Line;

impl Sheet {
    /// What there is to say of the cell under the cursor.
    #[must_use]
    pub fn details(&self, view: &View) -> Vec<Line> {
        self.focus().map_or_else(Vec::new, |(what, unit)| match what {
            What::Criterion(node) | What::Indicator(node) => detail::of_node(view, unit, *node),
            What::Metric(metric, node) => detail::of_metric(view, unit, *metric, *node),
            What::Mark(node, assessor) => detail::of_mark(view, unit, *node, assessor),
        })
    }
}

/// Draws the ranking around a unit, as much as there is room for.
pub fn draw(canvas: &mut Canvas, area: Rect, view: &View, unit: UnitIx) {
    let theme = canvas.theme;
    let row = |n: u16| Rect {
        y: area.y + n,
        height: 1,
        ..area
    };
    if area.height < 2 {
        return;
    }
    canvas.text(
        row(0),
        view.pick("名次  变化    总分  考核对象", "Place  +/-   Total  Unit"),
        theme.heading,
    );
    let order = view.evaluation().in_rank_order();
    let room = usize::from(area.height - 1);
    let at = order.iter().position(|other| *other == unit).unwrap_or(0);
    let top = at.saturating_sub(room / 2).min(order.len().saturating_sub(room));
    for (other, n) in order[top..].iter().zip(1..area.height) {
        let result = view.evaluation().unit(*other);
        let place = if result.provisional {
            view.say(&outcome::PROVISIONAL).to_owned()
        } else {
            view.place(*other)
        };
        let (change, look) = match result.change.and_then(|change| change.rank) {
            None => (String::new(), theme.muted),
            Some(0) => (theme.glyphs.same.to_owned(), theme.muted),
            Some(rank) if rank > 0 => (format!("{} {rank}", theme.glyphs.up), theme.good),
            Some(rank) => (format!("{} {}", theme.glyphs.down, rank.unsigned_abs()), theme.doubtful),
        };
        let line = row(n);
        let part = |x: u16, width: u16| Rect {
            x: line.x + x.min(line.width),
            width: width.min(line.width.saturating_sub(x)),
            ..line
        };
        canvas.right(part(0, 5), &[(&place, theme.strong)]);
        canvas.text(part(6, 6), &change, look);
        canvas.right(part(12, 7), &[(&view.total(*other), theme.accent)]);
        canvas.text(part(20, line.width), view.unit_name(*other), theme.text);
        if *other == unit {
            canvas.restyle(line, theme.crossing);
        }
    }
}
