//! What the colours and signs of the heat map mean, in one line.

use ratatui::layout::Rect;

use crate::analysis::heat::{LIMITS, N_STEPS};
use crate::i18n::{number, outcome};
use crate::tui::canvas::Canvas;
use crate::tui::view::View;

/// Draws the legend.
pub fn draw(canvas: &mut Canvas, area: Rect, view: &View) {
    let theme = canvas.theme;
    let name = view.pick("得分率 ", "Rate ");
    let steps: Vec<_> = (0..N_STEPS)
        .map(|step| format!("{} {} ", theme.glyphs.heat[step], of_step(step)))
        .collect();
    let weak = format!(
        " {} {}",
        theme.glyphs.weak,
        view.pick("薄弱环节", outcome::WEAK.get(view.lang))
    );
    let states = view.pick("  - 不涉及  ? 未填", "  - n/a  ? pending");
    let mut pieces = vec![(name, theme.muted)];
    for (step, words) in steps.iter().enumerate() {
        pieces.push((words.as_str(), theme.heat[step]));
        pieces.push((" ", theme.text));
    }
    pieces.extend([(weak.as_str(), theme.bad), (states, theme.muted)]);
    canvas.line(area, &pieces);
}

/// `<30%`, `30%+`, …, `100%`.
fn of_step(step: usize) -> String {
    match step.checked_sub(1) {
        None => format!("<{}", number::share(LIMITS[0])),
        Some(last) if last + 1 == LIMITS.len() => number::share(LIMITS[last]),
        Some(from) => format!("{}+", number::share(LIMITS[from])),
    }
}
