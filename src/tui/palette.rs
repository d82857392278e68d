//! The palette: a line to type into, and below it what fits, the best first.
//!
//! It shows what it is given and says what was chosen; what can be chosen comes from `findable`.

use std::cell::Cell;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::{Canvas, width};
use super::command::Command;
use super::effect::Effect;
use super::event::Key;
use super::index::{Closeness, Names, Query};
use super::widgets::field::Field;
use super::widgets::popup::popup;
use crate::text::Text;

/// Something that can be chosen.
#[derive(Debug)]
pub struct Item {
    /// What it is called.
    pub names: Names,
    /// What it is, or why it cannot be had now.
    pub said: String,
    /// The keys that do the same, or what kind of thing it is.
    pub side: String,
    /// What is done when it is chosen; a notice where it cannot be had now.
    pub then: Effect,
}

/// The palette while it is open.
#[derive(Debug)]
pub struct Palette {
    field: Field,
    items: Vec<Item>,
    found: Vec<Found>,
    marked: usize,
    top: Cell<usize>,
    list: Cell<Rect>,
}

#[derive(Debug)]
struct Found {
    item: usize,
    letters: Vec<usize>,
}

impl Palette {
    /// A palette of these things, which are shown in their order while nothing is typed.
    #[must_use]
    pub fn new(items: Vec<Item>) -> Self {
        let mut palette = Self {
            field: Field::default(),
            items,
            found: Vec::new(),
            marked: 0,
            top: Cell::new(0),
            list: Cell::default(),
        };
        palette.find();
        palette
    }

    /// Moves the mark; where something is chosen, what is then to be done.
    pub fn update(&mut self, command: Command) -> Option<Effect> {
        let last = self.found.len().saturating_sub(1);
        let page = usize::from(self.list.get().height.max(1));
        self.marked = match command {
            Command::Up => self.marked.saturating_sub(1),
            Command::Down => (self.marked + 1).min(last),
            Command::PageUp => self.marked.saturating_sub(page),
            Command::PageDown => (self.marked + page).min(last),
            Command::Open => return self.chosen(),
            _ => self.marked,
        };
        None
    }

    /// Takes a key as a letter of what is looked for.
    pub fn typed(&mut self, key: Key) {
        if self.field.press(key) {
            self.find();
        }
    }

    /// Takes pasted text as part of what is looked for.
    pub fn pasted(&mut self, text: &str) {
        self.field.insert(text);
        self.find();
    }

    /// Chooses what was clicked.
    pub fn clicked(&mut self, x: u16, y: u16) -> Option<Effect> {
        let list = self.list.get();
        if !list.contains((x, y).into()) {
            return None;
        }
        let place = self.top.get() + usize::from(y - list.y);
        self.marked = Some(place).filter(|place| *place < self.found.len())?;
        self.chosen()
    }

    fn chosen(&self) -> Option<Effect> {
        let found = self.found.get(self.marked)?;
        Some(self.items[found.item].then.clone())
    }

    fn find(&mut self) {
        let mut query = Query::new(&self.field.text(), Closeness::Loose);
        let hits = self.items.iter().enumerate();
        let mut hits: Vec<_> = hits
            .filter_map(|(n, item)| query.hit(&item.names).map(|hit| (n, hit)))
            .collect();
        if !query.is_empty() {
            // Of those that fit as well the shorter name comes first; then what can be had now.
            hits.sort_by_key(|(n, hit)| {
                let item = &self.items[*n];
                let is_off = matches!(item.then, Effect::Tell(_));
                (std::cmp::Reverse(hit.score), item.names.label.len(), is_off)
            });
        }
        let found = hits.into_iter().map(|(item, hit)| Found {
            item,
            letters: hit.letters,
        });
        self.found = found.collect();
        self.marked = 0;
    }

    /// Draws it over an area.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        let title = canvas.say(&Command::Palette.about().name).to_owned();
        let size = (
            area.width.saturating_sub(8).min(92),
            area.height.saturating_sub(4).min(28),
        );
        let inner = popup(canvas, area, size, &title);
        let row = |y| Rect { y, height: 1, ..inner };
        let list = Rect {
            y: inner.y + inner.height.min(2),
            height: inner.height.saturating_sub(2),
            ..inner
        };
        self.list.set(list);
        let rule = canvas.theme.glyphs.rule;
        if inner.height > 1 {
            canvas.fill(row(inner.y + 1), rule, canvas.theme.border);
        }
        let visible = usize::from(list.height).max(1);
        let earliest = (self.marked + 1).saturating_sub(visible);
        self.top.set(self.top.get().clamp(earliest, self.marked));
        for ((place, found), y) in (self.found.iter().enumerate().skip(self.top.get())).zip(list.top()..list.bottom()) {
            self.draw_item(canvas, row(y), found);
            if place == self.marked {
                canvas.restyle(row(y), canvas.theme.selected);
            }
        }
        if self.found.is_empty() && list.height > 0 {
            let muted = canvas.theme.muted;
            let nothing = canvas.say(&NOTHING).to_owned();
            canvas.text(row(list.y), &nothing, muted);
        } else if self.found.len() > visible {
            let place = format!(" {}/{} ", self.marked + 1, self.found.len());
            canvas.right(row(inner.bottom()), &[(&place, canvas.theme.border)]);
        }
        if self.field.text().is_empty() {
            canvas.set_cursor(inner.x, inner.y);
            let hint = canvas.say(&HINT).to_owned();
            canvas.text(row(inner.y), &hint, canvas.theme.muted);
        } else if inner.height > 0 {
            self.field.draw(canvas, row(inner.y));
        }
    }

    fn draw_item(&self, canvas: &mut Canvas, row: Rect, found: &Found) {
        let item = &self.items[found.item];
        let theme = canvas.theme;
        let is_off = matches!(item.then, Effect::Tell(_));
        let look = if is_off { theme.muted } else { theme.text };
        let side = width(&item.side).min(row.width / 3);
        let room = Rect {
            width: row.width.saturating_sub(side + 2),
            ..row
        };
        let mut pieces = marked_letters(&item.names.label, &found.letters, (look, theme.found));
        pieces.push(("  ".to_owned(), theme.muted));
        pieces.push((item.said.clone(), theme.muted));
        let pieces: Vec<_> = pieces.iter().map(|(text, style)| (text.as_str(), *style)).collect();
        canvas.line(room, &pieces);
        let place = Rect {
            x: row.right().saturating_sub(side),
            width: side,
            ..row
        };
        canvas.line(place, &[(&item.side, if is_off { theme.muted } else { theme.key })]);
    }
}

/// A label in pieces: the letters that matched in the second look, the others in the first.
#[must_use]
pub fn marked_letters(label: &str, letters: &[usize], looks: (Style, Style)) -> Vec<(String, Style)> {
    let mut pieces: Vec<(String, Style)> = Vec::new();
    for (n, letter) in label.chars().enumerate() {
        let look = if letters.binary_search(&n).is_ok() {
            looks.1
        } else {
            looks.0
        };
        match pieces.last_mut().filter(|piece| piece.1 == look) {
            Some(piece) => piece.0.push(letter),
            None => pieces.push((letter.into(), look)),
        }
    }
    pieces
}

const HINT: Text = Text::new(
    "键入汉字、拼音、首字母、编号或英文",
    "Type a name, pinyin, initials, a code or English",
);
const NOTHING: Text = Text::new(
    "没有找到；请少键入几个字，或按 Esc 返回。",
    "Nothing found: type less, or press Esc to go back.",
);
