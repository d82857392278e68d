//! Colours and glyphs by what they mean.
//!
//! The default rests on the terminal's own 16 colours and its background, so it reads on light and
//! on dark. Without colour every meaning still has its sign, word or weight; no screen names a
//! colour itself.

use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::Marker;

use crate::analysis::heat::N_STEPS;

/// How each thing looks.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each field is named by what it is the look of")]
pub struct Theme {
    pub text: Style,
    pub muted: Style,
    pub strong: Style,
    pub heading: Style,
    pub accent: Style,
    pub selected: Style,
    pub crossing: Style,
    /// The cells that are chosen besides the one under the cursor.
    pub block: Style,
    pub border: Style,
    pub good: Style,
    pub doubtful: Style,
    pub bad: Style,
    pub pending: Style,
    pub tab: Style,
    pub key: Style,
    pub editing: Style,
    /// The letters of a name that match what is looked for.
    pub found: Style,
    /// The parts of a stacked bar, in turn.
    pub parts: [Style; 7],
    /// The steps of a rate, from almost nothing to full marks: safe for colour-blind eyes, dark at both ends.
    pub heat: [Style; N_STEPS],
    pub glyphs: Glyphs,
}

/// The signs that are drawn; each is one column wide in every terminal that is set up as usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named by what it is the sign of")]
pub struct Glyphs {
    pub ellipsis: &'static str,
    pub verified: &'static str,
    pub weak: &'static str,
    pub relative: &'static str,
    pub up: &'static str,
    pub down: &'static str,
    pub same: &'static str,
    pub here: &'static str,
    pub full: &'static str,
    pub empty: &'static str,
    /// The parts of a stacked bar, in turn.
    pub parts: [&'static str; 2],
    /// The steps of a rate, where their colour does not tell them.
    pub heat: [&'static str; N_STEPS],
    /// The mean and the best of many, on a bar or a dial.
    pub mean: &'static str,
    pub best: &'static str,
    /// Levels of a trend, from nothing to full marks.
    pub levels: [&'static str; 8],
    /// What lines finer than a character are drawn with.
    pub dots: Option<Marker>,
    pub rule: &'static str,
    /// A box: horizontal, vertical, then the corners from the upper left clockwise.
    pub frame: [&'static str; 6],
}

/// Signs from the box and block characters.
pub const UNICODE: Glyphs = Glyphs {
    ellipsis: "…",
    verified: "✓",
    weak: "!",
    relative: "~",
    up: "▲",
    down: "▼",
    same: "=",
    here: ">",
    full: "▇",
    empty: "▁",
    parts: ["▇", "▇"],
    heat: [" "; N_STEPS],
    mean: "o",
    best: "*",
    levels: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    dots: Some(Marker::Braille),
    rule: "─",
    frame: ["─", "│", "┌", "┐", "┘", "└"],
};

/// Signs every terminal and every font has.
pub const ASCII: Glyphs = Glyphs {
    ellipsis: "~",
    verified: "v",
    weak: "!",
    relative: "~",
    up: "^",
    down: "v",
    same: "=",
    here: ">",
    full: "#",
    empty: ".",
    parts: ["#", "="],
    heat: ["#", "+", "=", "-", " "],
    mean: "o",
    best: "*",
    levels: ["_", ".", "-", "~", "=", "+", "*", "#"],
    dots: None,
    rule: "-",
    frame: ["-", "|", "+", "+", "+", "+"],
};

/// Reversed, and without the colours and weights of what is under the cursor.
const SELECTED: Style = Style::new()
    .fg(Color::Reset)
    .bg(Color::Reset)
    .remove_modifier(Modifier::DIM)
    .add_modifier(Modifier::REVERSED);

impl Theme {
    /// The terminal's own 16 colours on its own background.
    #[must_use]
    pub const fn ansi() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            text: plain,
            muted: plain.add_modifier(Modifier::DIM),
            strong: bold,
            heading: bold.fg(Color::Cyan),
            accent: plain.fg(Color::Cyan),
            selected: SELECTED,
            crossing: bold.add_modifier(Modifier::UNDERLINED),
            block: plain.fg(Color::White).bg(Color::Blue),
            border: plain.fg(Color::Cyan),
            good: plain.fg(Color::Green),
            doubtful: plain.fg(Color::Yellow),
            bad: bold.fg(Color::Red),
            pending: plain.fg(Color::Yellow),
            tab: bold.add_modifier(Modifier::REVERSED),
            key: bold.fg(Color::Cyan),
            editing: plain.fg(Color::Black).bg(Color::Yellow),
            found: bold.fg(Color::Green).add_modifier(Modifier::UNDERLINED),
            parts: [
                plain.fg(Color::Blue),
                plain.fg(Color::Green),
                plain.fg(Color::Magenta),
                plain.fg(Color::Cyan),
                plain.fg(Color::Yellow),
                plain.fg(Color::Red),
                plain,
            ],
            heat: [
                heat(130, 231),
                heat(215, 16),
                heat(230, 16),
                heat(117, 16),
                heat(25, 231),
            ],
            glyphs: UNICODE,
        }
    }

    /// No colour at all: weight, underline and reversal only.
    #[must_use]
    pub const fn colourless() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            text: plain,
            muted: plain.add_modifier(Modifier::DIM),
            strong: bold,
            heading: bold,
            accent: plain,
            selected: SELECTED,
            crossing: bold.add_modifier(Modifier::UNDERLINED),
            block: plain.add_modifier(Modifier::UNDERLINED),
            border: plain,
            good: plain,
            doubtful: bold,
            bad: bold,
            pending: plain,
            tab: bold.add_modifier(Modifier::REVERSED),
            key: bold,
            editing: plain.add_modifier(Modifier::UNDERLINED),
            found: bold.add_modifier(Modifier::UNDERLINED),
            parts: [plain; 7],
            heat: [bold, bold, plain, plain, plain],
            glyphs: Glyphs {
                parts: ["▇", "▒"],
                heat: ["█", "▓", "▒", "░", " "],
                ..UNICODE
            },
        }
    }

    /// The same with signs that every terminal has.
    #[must_use]
    pub const fn ascii(mut self) -> Self {
        self.glyphs = ASCII;
        self
    }
}

/// A colour of the 256 that terminals share, from orange over white to blue, with the letters on it.
const fn heat(ground: u8, letters: u8) -> Style {
    Style::new().fg(Color::Indexed(letters)).bg(Color::Indexed(ground))
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    #[test]
    fn every_sign_is_one_column_wide() {
        for glyphs in [UNICODE, ASCII, Theme::colourless().glyphs] {
            let Glyphs {
                ellipsis,
                verified,
                weak,
                relative,
                up,
                down,
                same,
                here,
                full,
                empty,
                parts,
                heat,
                mean,
                best,
                levels,
                dots: _,
                rule,
                frame,
            } = glyphs;
            let single = [
                ellipsis, verified, weak, relative, up, down, same, here, full, empty, mean, best, rule,
            ];
            for sign in single.iter().chain(&parts).chain(&heat).chain(&levels).chain(&frame) {
                assert_eq!(sign.width(), 1, "{sign}");
            }
        }
    }

    #[test]
    fn without_colour_nothing_has_a_colour() {
        let shown = format!("{:?}", Theme::colourless());
        for colour in [
            "Cyan", "Green", "Yellow", "Red", "Blue", "Magenta", "Gray", "Black", "Indexed",
        ] {
            assert!(!shown.contains(colour), "{colour}");
        }
    }
}
