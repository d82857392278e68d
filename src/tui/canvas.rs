//! Where screens draw: text by display columns, never past an edge, never half a wide character.
//!
//! It knows the theme and the language, and nothing of the product. Nothing drawn here can panic,
//! however small the area.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Style};
use ratatui::widgets::Widget;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::ascii;
use super::theme::Theme;
use crate::text::{Lang, Text};

/// One frame being drawn.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    /// The look of things.
    pub theme: &'a Theme,
    /// The reader's language.
    pub lang: Lang,
    /// Where the terminal's cursor will stand; input methods open their window there.
    pub cursor: Option<Position>,
}

/// A piece of a line with its look.
pub type Piece<'a> = (&'a str, Style);

impl<'a> Canvas<'a> {
    /// A canvas over a frame's cells.
    pub const fn new(buffer: &'a mut Buffer, theme: &'a Theme, lang: Lang) -> Self {
        Self {
            buffer,
            theme,
            lang,
            cursor: None,
        }
    }

    /// A text in the reader's language.
    #[must_use]
    pub fn say<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.lang)
    }

    /// Draws text in the first row of an area, cut with an ellipsis where it is too long; returns the columns used.
    pub fn text(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        self.line(area, &[(text, style)])
    }

    /// Draws pieces one after another in the first row of an area, cut where they are too long together.
    pub fn line(&mut self, area: Rect, pieces: &[Piece]) -> u16 {
        if !self.theme.glyphs.is_ascii {
            return self.pieces(area, pieces);
        }
        let texts: Vec<(String, Style)> = pieces.iter().map(|(text, style)| (ascii::of(text), *style)).collect();
        let pieces: Vec<Piece> = texts.iter().map(|(text, style)| (text.as_str(), *style)).collect();
        self.pieces(area, &pieces)
    }

    fn pieces(&mut self, area: Rect, pieces: &[Piece]) -> u16 {
        let area = area.intersection(self.buffer.area);
        if area.is_empty() {
            return 0;
        }
        let total = columns_of(pieces);
        let ellipsis = self.theme.glyphs.ellipsis;
        let fits = total <= area.width;
        let room = if fits { area.width } else { area.width - 1 };
        let mut used = 0;
        for (text, style) in pieces {
            for grapheme in text.graphemes(true) {
                let width = columns(grapheme);
                if used + width > room {
                    self.put(area.x + used, area.y, ellipsis, *style);
                    return used + 1;
                }
                if width > 0 {
                    self.put(area.x + used, area.y, grapheme, *style);
                    used += width;
                }
            }
        }
        used
    }

    /// Draws a line against the right edge of an area; what does not fit becomes `###`, for half a number is a lie.
    pub fn right(&mut self, area: Rect, pieces: &[Piece]) {
        let total = columns_of(pieces);
        if total <= area.width {
            let area = Rect {
                x: area.x + area.width - total,
                width: total,
                ..area
            };
            self.line(area, pieces);
        } else {
            let style = pieces.first().map_or(self.theme.text, |piece| piece.1);
            self.fill(Rect { height: 1, ..area }, "#", style);
        }
    }

    /// Fills an area with one sign.
    pub fn fill(&mut self, area: Rect, sign: &str, style: Style) {
        for position in area.intersection(self.buffer.area).positions() {
            self.put(position.x, position.y, sign, style);
        }
    }

    /// Empties an area for something drawn over what was there.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        for y in area.top()..area.bottom() {
            self.uncover(area.x, y);
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }

    /// Draws a ready-made picture in what of an area is on the screen.
    pub fn widget(&mut self, widget: impl Widget, area: Rect) {
        widget.render(area.intersection(self.buffer.area), self.buffer);
    }

    /// Changes the look of what is already drawn.
    pub fn restyle(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area.intersection(self.buffer.area), style);
    }

    /// Puts the theme's own background behind what has none, where it brings one.
    pub fn ground(&mut self) {
        let Style {
            fg: Some(letters),
            bg: Some(ground),
            ..
        } = self.theme.ground
        else {
            return;
        };
        for cell in &mut self.buffer.content {
            if cell.fg == Color::Reset {
                cell.fg = letters;
            }
            if cell.bg == Color::Reset {
                cell.bg = ground;
            }
        }
    }

    /// Puts the terminal's cursor somewhere, if that is on the screen.
    pub fn set_cursor(&mut self, x: u16, y: u16) {
        let position = Position::new(x, y);
        if self.buffer.area.contains(position) {
            self.cursor = Some(position);
        }
    }

    /// Takes away a wide character that reaches into a cell from the left, or it would cover what is drawn there.
    fn uncover(&mut self, x: u16, y: u16) {
        if let Some(left) = x.checked_sub(1)
            && let Some(cell) = self.buffer.cell_mut((left, y))
            && columns(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
    }

    /// Puts one grapheme, and blanks the cells that a wide one covers.
    fn put(&mut self, x: u16, y: u16, grapheme: &str, style: Style) {
        self.uncover(x, y);
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.reset();
            cell.set_symbol(grapheme).set_style(style);
        }
        for covered in 1..columns(grapheme) {
            if let Some(cell) = self.buffer.cell_mut((x + covered, y)) {
                cell.reset();
                cell.set_style(style);
            }
        }
    }
}

/// Columns of one grapheme; none for what controls the terminal.
fn columns(grapheme: &str) -> u16 {
    if grapheme.chars().any(char::is_control) {
        return 0;
    }
    u16::try_from(grapheme.width()).unwrap_or(u16::MAX)
}

/// Columns of a text.
#[must_use]
pub fn width(text: &str) -> u16 {
    // Most of what is measured are numbers, and of those many thousands at a keystroke.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return u16::try_from(text.len()).unwrap_or(u16::MAX);
    }
    if text.chars().any(char::is_control) {
        return text.graphemes(true).map(columns).sum();
    }
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// Columns of pieces together.
#[must_use]
pub fn columns_of(pieces: &[Piece]) -> u16 {
    pieces.iter().fold(0, |sum, (text, _)| sum.saturating_add(width(text)))
}

/// Text broken into lines of at most so many columns, by the rules of the language it is in.
#[must_use]
pub fn wrap(text: &str, columns: u16) -> Vec<String> {
    textwrap::wrap(text, usize::from(columns.max(2)))
        .into_iter()
        .map(std::borrow::Cow::into_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(width: u16, paint: impl FnOnce(&mut Canvas)) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
        let theme = Theme::ansi();
        paint(&mut Canvas::new(&mut buffer, &theme, Lang::Zh));
        let mut shown = String::new();
        let mut skip = 0;
        for cell in buffer.content() {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            skip = columns(cell.symbol()).saturating_sub(1);
            shown += cell.symbol();
        }
        shown
    }

    #[test]
    fn text_is_cut_by_columns_and_says_so() {
        let cut = |width, text| {
            drawn(width, |canvas| {
                canvas.text(Rect::new(0, 0, width, 1), text, Style::new());
            })
        };
        assert_eq!(cut(6, "龙门县"), "龙门县");
        assert_eq!(cut(5, "龙门县"), "龙门…");
        assert_eq!(cut(4, "龙门县"), "龙… ");
        assert_eq!(cut(1, "龙门县"), "…");
        assert_eq!(cut(8, "A1 龙\u{1b}[0m"), "A1 龙[0m");
    }

    #[test]
    fn a_number_is_shown_whole_or_not_at_all() {
        let number = |width| {
            drawn(width, |canvas| {
                canvas.right(Rect::new(0, 0, width, 1), &[("12.34", Style::new())]);
            })
        };
        assert_eq!(number(7), "  12.34");
        assert_eq!(number(4), "####");
    }

    #[test]
    fn what_is_drawn_over_a_wide_character_is_not_covered_by_it() {
        let shown = drawn(6, |canvas| {
            canvas.text(Rect::new(0, 0, 6, 1), "龙门县", Style::new());
            canvas.clear(Rect::new(1, 0, 2, 1));
            canvas.text(Rect::new(1, 0, 2, 1), "|", Style::new());
        });
        assert_eq!(shown, " |  县");
    }

    #[test]
    fn nothing_is_drawn_outside() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 2, 1));
        let theme = Theme::ansi();
        let mut canvas = Canvas::new(&mut buffer, &theme, Lang::Zh);
        let far = Rect::new(5, 5, 40, 40);
        canvas.text(far, "龙门", Style::new());
        canvas.right(far, &[("12", Style::new())]);
        canvas.clear(far);
        canvas.fill(far, "x", Style::new());
        canvas.set_cursor(9, 9);
        assert_eq!(canvas.cursor, None);
    }

    #[test]
    fn chinese_is_broken_by_columns_and_not_before_a_stop() {
        assert_eq!(
            wrap("一般贸易进出口额，占比。", 10),
            ["一般贸易进", "出口额，占", "比。"]
        );
        assert_eq!(wrap("general trade share", 10), ["general", "trade", "share"]);
    }
}
