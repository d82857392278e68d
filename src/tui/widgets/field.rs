//! One line of text being typed, by grapheme, shown by display columns with the terminal's own cursor.
//!
//! What the text means is its user's business.

use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

use crate::tui::canvas::{Canvas, width};
use crate::tui::event::{Code, Held, Key};

/// A line being typed, with its cursor between two graphemes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Field {
    before: String,
    after: String,
}

impl Field {
    /// A line that begins with a text, the cursor after it.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            before: text.into(),
            after: String::new(),
        }
    }

    /// The whole line.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}{}", self.before, self.after)
    }

    /// Puts text in at the cursor, without line breaks and control characters.
    pub fn insert(&mut self, text: &str) {
        self.before.extend(text.chars().filter(|letter| !letter.is_control()));
    }

    /// Lets a key edit the line; false where the key means nothing to it.
    pub fn press(&mut self, key: Key) -> bool {
        match (key.code, key.held) {
            (Code::Char(letter), Held::Nothing | Held::Shift) => self.before.push(letter),
            (Code::Backspace, _) => drop(take_last(&mut self.before)),
            (Code::Delete, _) => drop(take_first(&mut self.after)),
            (Code::Left, _) => {
                let moved = take_last(&mut self.before);
                self.after.insert_str(0, &moved);
            }
            (Code::Right, _) => {
                let moved = take_first(&mut self.after);
                self.before.push_str(&moved);
            }
            (Code::Home, _) => self.after.insert_str(0, &std::mem::take(&mut self.before)),
            (Code::End, _) => self.before.push_str(&std::mem::take(&mut self.after)),
            (Code::Char('u'), Held::Ctrl) => self.before.clear(),
            _ => return false,
        }
        true
    }

    /// Draws the part of the line around the cursor, and sets the terminal's cursor.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        canvas.clear(Rect { height: 1, ..area });
        let style = canvas.theme.editing;
        canvas.fill(Rect { height: 1, ..area }, " ", style);
        // One column stays free for the cursor at the end; a wide character cut at the left leaves a blank.
        let room = area.width.saturating_sub(1);
        let mut shown = self.before.as_str();
        let cut = width(shown) > room;
        while width(shown) > room {
            let Some(first) = shown.graphemes(true).next() else {
                break;
            };
            shown = &shown[first.len()..];
        }
        let start = if cut { room - width(shown) } else { 0 };
        let at = |skip: u16| Rect {
            x: area.x + skip,
            width: area.width.saturating_sub(skip),
            ..area
        };
        let used = start + canvas.text(at(start), shown, style);
        canvas.text(at(used), &self.after, style);
        canvas.set_cursor(area.x + used, area.y);
    }
}

fn take_last(text: &mut String) -> String {
    let kept = text.grapheme_indices(true).next_back().map_or(0, |(start, _)| start);
    text.split_off(kept)
}

fn take_first(text: &mut String) -> String {
    let first = text.graphemes(true).next().map_or(0, str::len);
    let rest = text.split_off(first);
    std::mem::replace(text, rest)
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Position;

    use super::*;
    use crate::text::Lang;
    use crate::tui::theme::Theme;

    fn shown(field: &Field, columns: u16) -> (String, Option<Position>) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, 1));
        let theme = Theme::ansi();
        let mut canvas = Canvas::new(&mut buffer, &theme, Lang::Zh);
        field.draw(&mut canvas, Rect::new(0, 0, columns, 1));
        let cursor = canvas.cursor;
        (
            buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect(),
            cursor,
        )
    }

    #[test]
    fn it_moves_and_deletes_by_grapheme() {
        let mut field = Field::new("龙e\u{301}门");
        field.press(Key::new(Code::Left));
        field.press(Key::new(Code::Backspace));
        assert_eq!(field.text(), "龙门");
        field.press(Key::new(Code::Delete));
        field.insert("川\r\n县");
        assert_eq!(field.text(), "龙川县");
    }

    #[test]
    fn the_cursor_stands_after_what_was_typed() {
        let (_, cursor) = shown(&Field::new("龙门"), 8);
        assert_eq!(cursor, Some(Position::new(4, 0)));
    }

    #[test]
    fn a_wide_character_cut_at_the_left_edge_leaves_a_blank() {
        let (text, cursor) = shown(&Field::new("龙门县"), 6);
        assert_eq!(text, " 门 县  ");
        assert_eq!(cursor, Some(Position::new(5, 0)));
        let (_, cursor) = shown(&Field::new("龙门县"), 1);
        assert_eq!(cursor, Some(Position::new(0, 0)));
    }

    #[test]
    fn a_key_that_is_no_text_is_left_to_others() {
        let mut field = Field::new("1");
        assert!(!field.press(Key::ctrl(Code::Char('z'))));
        assert!(!field.press(Key::new(Code::Enter)));
        assert_eq!(field.text(), "1");
    }
}
