//! The palette: a line to type into, and below it what fits, the best first. The help is one with something to read
//! before the list.
//!
//! It shows what it is given and says what was chosen; what can be chosen comes from `findable`.

use std::cell::Cell;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::{Canvas, width, wrap};
use super::command::Command;
use super::effect::Effect;
use super::event::Key;
use super::widgets::field::Field;
use super::widgets::page::{Line, draw_row, laid_out};
use super::widgets::popup::popup;
use crate::i18n::names::{Closeness, Names, Query};
use crate::text::Text;

/// Something that can be chosen.
#[derive(Debug)]
pub struct Item {
    /// What it is called.
    pub names: Names,
    /// What it is, or why it cannot be had now, as far as there is room beside the name.
    pub said: String,
    /// All that is said of it.
    pub full: String,
    /// The keys that do the same, or what kind of thing it is.
    pub side: String,
    /// What is done when it is chosen; a notice where it cannot be had now.
    pub then: Effect,
}

/// So many rows below the list say all of what is marked, a rule first.
const FULL: u16 = 4;
/// Where there are fewer rows, all of them are for the list.
const ENOUGH: u16 = 12;

/// The palette while it is open.
#[derive(Debug)]
pub struct Palette {
    /// The command that opened it.
    command: Command,
    /// What there is to read before the list, while nothing is typed.
    head: Vec<Line>,
    field: Field,
    items: Vec<Item>,
    found: Vec<Found>,
    marked: usize,
    follow: Follow,
    seen: Seen,
}

#[derive(Debug)]
struct Found {
    item: usize,
    letters: Vec<usize>,
}

/// What the rows that are shown go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Follow {
    /// The mark.
    Mark,
    /// The reader of the head.
    Reader,
}

/// What the last frame showed: the first row, where the rows stood, and how many of the head there are.
#[derive(Debug, Default)]
struct Seen {
    top: Cell<usize>,
    list: Cell<Rect>,
    head: Cell<usize>,
}

impl Palette {
    /// A palette of these things, which are shown in their order below a head while nothing is typed.
    #[must_use]
    pub fn new(command: Command, head: Vec<Line>, items: Vec<Item>) -> Self {
        let mut palette = Self {
            command,
            follow: if head.is_empty() { Follow::Mark } else { Follow::Reader },
            head,
            field: Field::default(),
            items,
            found: Vec::new(),
            marked: 0,
            seen: Seen::default(),
        };
        palette.find();
        palette
    }

    /// The command that opened it.
    #[must_use]
    pub const fn command(&self) -> Command {
        self.command
    }

    /// Moves the mark, or the head where the mark is out of sight; where something is chosen, what is then to be done.
    pub fn update(&mut self, command: Command) -> Option<Effect> {
        let last = self.found.len().saturating_sub(1);
        let page = usize::from(self.seen.list.get().height.max(1));
        let is_above = self.is_marked_below();
        match command {
            Command::Up if self.marked == 0 => self.read(self.seen.top.get().saturating_sub(1)),
            Command::PageUp if self.marked == 0 => self.read(self.seen.top.get().saturating_sub(page)),
            Command::Down if is_above => self.read(self.seen.top.get() + 1),
            Command::PageDown if is_above => self.read(self.seen.top.get() + page),
            Command::Up => self.mark(self.marked - 1),
            Command::Down => self.mark((self.marked + 1).min(last)),
            Command::PageUp => self.mark(self.marked.saturating_sub(page)),
            Command::PageDown => self.mark((self.marked + page).min(last)),
            // What is not in sight is not run but shown.
            Command::Open if is_above => self.mark(self.marked),
            Command::Open => return self.chosen(),
            _ => {}
        }
        None
    }

    const fn mark(&mut self, item: usize) {
        self.marked = item;
        self.follow = Follow::Mark;
    }

    fn read(&mut self, top: usize) {
        if self.head_rows() > 0 {
            self.seen.top.set(top);
            self.follow = Follow::Reader;
        }
    }

    /// Whether the head is read and the mark still below what is shown of it.
    fn is_marked_below(&self) -> bool {
        let shown = self.seen.top.get() + usize::from(self.seen.list.get().height);
        self.has_head() && self.head_rows() + self.marked >= shown
    }

    fn has_head(&self) -> bool {
        !self.head.is_empty() && self.field.text().is_empty()
    }

    fn head_rows(&self) -> usize {
        if self.has_head() { self.seen.head.get() } else { 0 }
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
        let list = self.seen.list.get();
        if !list.contains((x, y).into()) {
            return None;
        }
        let row = self.seen.top.get() + usize::from(y - list.y);
        let place = row.checked_sub(self.head_rows())?;
        self.marked = Some(place).filter(|place| *place < self.found.len())?;
        self.chosen()
    }

    fn chosen(&self) -> Option<Effect> {
        let found = self.found.get(self.marked)?;
        Some(self.items[found.item].then.clone())
    }

    fn find(&mut self) {
        let typed = self.field.text();
        let mut query = Query::new(&typed, Closeness::Loose);
        let hits = self.items.iter().enumerate();
        let mut hits: Vec<_> = hits
            .filter_map(|(n, item)| query.hit(&item.names).map(|hit| (n, hit)))
            .collect();
        if !query.is_empty() {
            // A key that is meant comes first, then the best fit, of those that fit as well the
            // shorter name, then what can be had now.
            hits.sort_by_key(|(n, hit)| {
                let item = &self.items[*n];
                let is_key = item.side.split(' ').any(|key| key == typed);
                let is_off = matches!(item.then, Effect::Tell(_));
                (!is_key, std::cmp::Reverse(hit.score), item.names.label.len(), is_off)
            });
        }
        let found = hits.into_iter().map(|(item, hit)| Found {
            item,
            letters: hit.letters,
        });
        self.found = found.collect();
        self.marked = 0;
        self.seen.top.set(0);
        self.follow = if self.has_head() { Follow::Reader } else { Follow::Mark };
    }

    /// Draws it over an area.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        let title = canvas.say(&self.command.about().name).to_owned();
        let size = (
            area.width.saturating_sub(8).min(92),
            area.height.saturating_sub(4).min(28),
        );
        let inner = popup(canvas, area, size, &title);
        let row = |y| Rect { y, height: 1, ..inner };
        let rule = canvas.theme.glyphs.rule;
        if inner.height > 1 {
            canvas.fill(row(inner.y + 1), rule, canvas.theme.border);
        }
        let below = if inner.height < ENOUGH { 0 } else { FULL };
        let list = Rect {
            y: inner.y + inner.height.min(2),
            height: inner.height.saturating_sub(2 + below),
            ..inner
        };
        let place = self.draw_list(canvas, list);
        let rest = Rect {
            y: list.bottom(),
            height: below,
            ..inner
        };
        self.draw_full(canvas, rest);
        canvas.right(row(list.bottom()), &[(&place, canvas.theme.border)]);
        if self.found.is_empty() && list.height > 0 {
            let muted = canvas.theme.muted;
            let nothing = canvas.say(&NOTHING).to_owned();
            canvas.text(row(list.y), &nothing, muted);
        }
        if self.field.text().is_empty() {
            canvas.set_cursor(inner.x, inner.y);
            let hint = canvas.say(self.hint()).to_owned();
            canvas.text(row(inner.y), &hint, canvas.theme.muted);
        } else if inner.height > 0 {
            self.field.draw(canvas, row(inner.y));
        }
    }

    const fn hint(&self) -> &'static Text {
        if self.head.is_empty() {
            const { &HINT }
        } else {
            const { &HINT_OF_HELP }
        }
    }

    /// Draws the rows that are in sight: the head, then what was found. Says which they are, where there are more.
    fn draw_list(&self, canvas: &mut Canvas, list: Rect) -> String {
        let head = if self.has_head() { self.head.as_slice() } else { &[] };
        let head = laid_out(canvas, head, list.width);
        self.seen.list.set(list);
        self.seen.head.set(head.len());
        let (visible, all) = (usize::from(list.height).max(1), head.len() + self.found.len());
        let top = match self.follow {
            Follow::Mark => {
                let marked = head.len() + self.marked;
                self.seen.top.get().clamp((marked + 1).saturating_sub(visible), marked)
            }
            Follow::Reader => self.seen.top.get().min(all.saturating_sub(visible)),
        };
        self.seen.top.set(top);
        for (n, y) in (top..all).zip(list.top()..list.bottom()) {
            let row = Rect { y, height: 1, ..list };
            match n.checked_sub(head.len()) {
                None => draw_row(canvas, row, &head[n]),
                Some(place) => {
                    self.draw_item(canvas, row, &self.found[place]);
                    if place == self.marked {
                        canvas.restyle(row, canvas.theme.selected);
                    }
                }
            }
        }
        match self.follow {
            _ if all <= visible => String::new(),
            Follow::Mark => format!(" {}/{} ", self.marked + 1, self.found.len()),
            Follow::Reader => format!(" {}-{}/{all} ", top + 1, (top + visible).min(all)),
        }
    }

    /// Draws all that is said of what is marked, where the mark is in sight.
    fn draw_full(&self, canvas: &mut Canvas, area: Rect) {
        if area.height == 0 {
            return;
        }
        let (rule, border) = (canvas.theme.glyphs.rule, canvas.theme.border);
        let text = canvas.theme.text;
        if let Some(found) = self.found.get(self.marked).filter(|_| !self.is_marked_below()) {
            let lines = wrap(&self.items[found.item].full, area.width);
            for (line, y) in lines.iter().zip(area.y + 1..area.bottom()) {
                canvas.text(Rect { y, height: 1, ..area }, line, text);
            }
        }
        canvas.fill(Rect { height: 1, ..area }, rule, border);
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
const HINT_OF_HELP: Text = Text::new(
    "键入汉字、拼音、首字母、英文或按键，筛选下面的命令",
    "Type a name, pinyin, initials, English or a key to look through the commands below",
);
const NOTHING: Text = Text::new(
    "没有找到；请少键入几个字，或按 Esc 返回。",
    "Nothing found: type less, or press Esc to go back.",
);
