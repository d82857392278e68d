//! Text to lines: broken where it may be, set to a side or to both.

use super::breaks::{closes, hangs, is_full, may_break, opens};
use super::fonts::Typeface;
use super::glyph::{Glyph, Glyphs};
use super::ink::Ink;
use crate::i18n::plain::visible;

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    /// The typeface.
    pub typeface: Typeface,
    /// The size, in points.
    pub size: f64,
    /// From one full character to the next, in points.
    pub pitch: f64,
    /// From one line to the next, in points.
    pub leading: f64,
    /// The colour.
    pub ink: Ink,
}

impl Style {
    /// Text whose characters stand side by side.
    pub(super) const fn new(typeface: Typeface, size: f64, leading: f64) -> Self {
        Self {
            typeface,
            size,
            pitch: size,
            leading,
            ink: Ink::TEXT,
        }
    }

    /// The same in another colour.
    pub(super) const fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// The same in another typeface.
    pub(super) const fn typeface(self, typeface: Typeface) -> Self {
        Self { typeface, ..self }
    }
}

/// To which side lines are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// To the left.
    Left,
    /// To the middle.
    Middle,
    /// To the right.
    Right,
    /// To both, but for the last line.
    Both,
}

/// A character in its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Set {
    /// The character.
    pub letter: char,
    /// Its glyph.
    pub glyph: Glyph,
    /// Where it stands from the left edge.
    pub x: f64,
    /// Its width as set.
    pub width: f64,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Its characters, from left to right.
    pub letters: Vec<Set>,
    /// Its width before it is set to a side, without what hangs over the edge.
    pub width: f64,
    /// How it is set.
    pub style: Style,
}

/// The measure that text is broken to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measure {
    /// The width of a line.
    pub width: f64,
    /// How much less the first line has, at its beginning.
    pub indent: f64,
    /// To which side lines are set.
    pub side: Side,
}

impl Measure {
    pub(super) const fn new(width: f64, side: Side) -> Self {
        Self {
            width,
            indent: 0.0,
            side,
        }
    }
}

/// A text as one line, whatever its width.
pub(super) fn line(glyphs: &Glyphs<'_>, text: &str, style: Style) -> Line {
    let mut lines = lines(glyphs, text, style, Measure::new(f64::INFINITY, Side::Left));
    lines.pop().unwrap_or(Line {
        letters: Vec::new(),
        width: 0.0,
        style,
    })
}

/// A text as lines; one empty line where there is none.
pub(super) fn lines(glyphs: &Glyphs<'_>, text: &str, style: Style, measure: Measure) -> Vec<Line> {
    let letters = letters(glyphs, text, style);
    let mut lines = Vec::new();
    let mut rest = letters.as_slice();
    loop {
        let indent = if lines.is_empty() { measure.indent } else { 0.0 };
        let n = first_line(rest, measure.width - indent, measure.side == Side::Both);
        let (this, after) = rest.split_at(n);
        let is_last = after.is_empty();
        lines.push(set(this, style, (measure, indent), is_last));
        let spaces = after.iter().take_while(|letter| letter.letter == ' ').count();
        rest = &after[spaces..];
        if rest.is_empty() {
            return lines;
        }
    }
}

/// The characters with their widths, not yet in their places.
fn letters(glyphs: &Glyphs<'_>, text: &str, style: Style) -> Vec<Set> {
    let text = text.replace(['\r', '\n', '\u{A0}'], " ");
    let closer = style.pitch - style.size;
    let set = |letter: char| {
        // The brackets of an escape are in no font of an office.
        let letter = match letter {
            '⟦' => '〔',
            '⟧' => '〕',
            letter => letter,
        };
        let glyph = glyphs.glyph(style.typeface, letter);
        let closer = if is_full(letter) { closer } else { closer / 2.0 };
        Set {
            letter,
            glyph,
            x: 0.0,
            width: glyph.advance * style.size + closer,
        }
    };
    visible(&text).chars().map(set).collect()
}

/// How many characters the first line takes; with what may hang over the edge, where it may.
fn first_line(letters: &[Set], room: f64, may_hang: bool) -> usize {
    // What is as wide as the room fits, whatever the last bits of the sum.
    let room = room + 0.01;
    let (mut used, mut end) = (0.0, None);
    for (n, letter) in letters.iter().enumerate() {
        if n > 0 && may_break(letters[n - 1].letter, letter.letter) {
            end = Some(n);
        }
        used += letter.width;
        if used <= room || letter.letter == ' ' {
            continue;
        }
        let hangs = may_hang && hangs(letter.letter) && used - letter.width <= room;
        let next = letters.get(n + 1);
        if hangs && next.is_none_or(|next| may_break(letter.letter, next.letter)) {
            return n + 1;
        }
        // A word longer than a line is cut where the line ends.
        return end.unwrap_or(n.max(1));
    }
    letters.len()
}

/// The width of the widest part that is not broken.
pub(super) fn narrowest(glyphs: &Glyphs<'_>, text: &str, style: Style) -> f64 {
    let (mut widest, mut used, mut before) = (0.0_f64, 0.0, ' ');
    for letter in letters(glyphs, text, style) {
        if may_break(before, letter.letter) {
            used = 0.0;
        }
        used += letter.width;
        widest = widest.max(used);
        before = letter.letter;
    }
    widest
}

/// A line with its characters in their places.
fn set(letters: &[Set], style: Style, (measure, indent): (Measure, f64), is_last: bool) -> Line {
    let end = letters
        .iter()
        .rposition(|letter| letter.letter != ' ')
        .map_or(0, |n| n + 1);
    let mut letters = letters[..end].to_vec();
    let hanging = letters.last().filter(|letter| hangs(letter.letter));
    let all: f64 = letters.iter().map(|letter| letter.width).sum();
    let room = measure.width - indent;
    let over = hanging.filter(|_| all > room + 0.01);
    let width = all - over.map_or(0.0, |letter| letter.width);
    let spare = (room - width).max(0.0);
    let (mut x, gaps) = match measure.side {
        Side::Left => (0.0, Gaps::NONE),
        Side::Middle => (spare / 2.0, Gaps::NONE),
        Side::Right => (spare, Gaps::NONE),
        Side::Both if is_last => (0.0, Gaps::NONE),
        Side::Both => {
            let over = usize::from(over.is_some());
            (0.0, Gaps::of(&letters, spare, (over, style.size)))
        }
    };
    x += indent;
    let n = letters.len();
    for at in 0..n {
        letters[at].x = x;
        x += letters[at].width;
        if at + 1 < n {
            x += gaps.between(letters[at].letter, letters[at + 1].letter);
        }
    }
    Line { letters, width, style }
}

/// The most that a gap takes where a reader expects one, and where none is, in sizes of the text.
const MOST_OF_A_PAUSE: f64 = 0.3;
const MOST_ELSEWHERE: f64 = 0.5;

/// What the gaps of a line take of the space to spare: first those at spaces, at punctuation and
/// between Chinese and other words, so that words stay together; then all of them. Nothing where it
/// would tear the line apart.
struct Gaps {
    pause: f64,
    elsewhere: f64,
}

impl Gaps {
    const NONE: Self = Self {
        pause: 0.0,
        elsewhere: 0.0,
    };

    /// For a line that is to be so much longer; `over` letters hang over its end.
    fn of(letters: &[Set], spare: f64, (over, size): (usize, f64)) -> Self {
        let pairs = letters[..letters.len() - over].windows(2);
        let pairs = pairs.filter(|pair| stretches(pair[0].letter, pair[1].letter));
        let (pauses, others): (Vec<_>, Vec<_>) = pairs.partition(|pair| is_pause(pair[0].letter, pair[1].letter));
        let (n_pauses, n_all) = (pauses.len() as f64, (pauses.len() + others.len()) as f64);
        if n_all == 0.0 {
            return Self::NONE;
        }
        let pause = if pauses.is_empty() {
            0.0
        } else {
            (spare / n_pauses).min(MOST_OF_A_PAUSE * size)
        };
        let elsewhere = (spare - n_pauses * pause) / n_all;
        if elsewhere > MOST_ELSEWHERE * size {
            return Self::NONE;
        }
        Self {
            pause: pause + elsewhere,
            elsewhere,
        }
    }

    fn between(&self, before: char, after: char) -> f64 {
        match stretches(before, after) {
            true if is_pause(before, after) => self.pause,
            true => self.elsewhere,
            false => 0.0,
        }
    }
}

/// Whether there may be more room between two characters.
fn stretches(before: char, after: char) -> bool {
    before == ' ' || is_full(before) || is_full(after)
}

/// Whether a reader expects a gap between two characters.
fn is_pause(before: char, after: char) -> bool {
    let of_words = |one, other| is_full(one) && !is_full(other);
    before == ' ' || closes(before) || opens(after) || of_words(before, after) || of_words(after, before)
}
