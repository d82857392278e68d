//! Colours and glyphs by what they mean.
//!
//! Without colour every meaning still has its sign, word or weight; no screen names a colour itself,
//! and the colours of each theme are in `palette`.

mod palette;

use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::Marker;

use self::palette::{ANSI, DARK, HIGH_CONTRAST, LIGHT, Pair, Palette};
use crate::analysis::heat::N_STEPS;
use crate::ops::look::{Depth, Ground, Look, Symbols, ThemeName};

/// How each thing looks.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each field is named by what it is the look of")]
pub struct Theme {
    pub text: Style,
    /// What is behind everything and the letters on it; empty where that is the terminal's own.
    pub ground: Style,
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
    pub note: &'static str,
    pub evidence: &'static str,
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
    /// Whether signs in texts are replaced too.
    pub is_ascii: bool,
}

/// Signs from the box and block characters.
pub const UNICODE: Glyphs = Glyphs {
    ellipsis: "…",
    verified: "✓",
    weak: "!",
    note: "*",
    evidence: "@",
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
    is_ascii: false,
};

/// Signs every terminal and every font has.
pub const ASCII: Glyphs = Glyphs {
    ellipsis: "~",
    verified: "v",
    weak: "!",
    note: "*",
    evidence: "@",
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
    is_ascii: true,
};

/// Reversed, and without the colours and weights of what is under the cursor.
const SELECTED: Style = Style::new()
    .fg(Color::Reset)
    .bg(Color::Reset)
    .remove_modifier(Modifier::DIM)
    .add_modifier(Modifier::REVERSED);

impl Theme {
    /// The theme of a look on a background; one that is named brings its background along.
    #[must_use]
    pub fn of(look: &Look, ground: Ground) -> Self {
        let painted = |palette: Palette| Self::colours(&palette.at(look.depth)).painted(palette.at(look.depth).plain);
        let theme = match (look.theme, look.depth, ground) {
            (ThemeName::None, ..) => Self::colourless(),
            (ThemeName::Ansi16, ..) | (ThemeName::Auto, Depth::Sixteen, _) => Self::ansi(),
            (ThemeName::Auto, depth, Ground::Dark) => Self::colours(&DARK.at(depth)),
            (ThemeName::Auto, depth, Ground::Light) => Self::colours(&LIGHT.at(depth)),
            (ThemeName::Dark, ..) => painted(DARK),
            (ThemeName::Light, ..) => painted(LIGHT),
            (ThemeName::HighContrast, ..) => painted(HIGH_CONTRAST),
        };
        match look.symbols {
            Symbols::Unicode => theme,
            Symbols::Ascii => theme.ascii(),
        }
    }

    /// The terminal's own 16 colours on its own background.
    #[must_use]
    pub const fn ansi() -> Self {
        Self::colours(&ANSI)
    }

    /// A palette on the terminal's own background, with the terminal's own text.
    const fn colours(palette: &Palette) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let parts = palette.parts;
        let [lowest, low, middle, high, highest] = palette.heat;
        Self {
            text: plain,
            ground: plain,
            muted: match palette.muted {
                Some(colour) => plain.fg(colour),
                None => plain.add_modifier(Modifier::DIM),
            },
            strong: bold,
            heading: bold.fg(palette.accent),
            accent: plain.fg(palette.accent),
            selected: SELECTED,
            crossing: bold.add_modifier(Modifier::UNDERLINED),
            block: pair(palette.block),
            border: plain.fg(palette.accent),
            good: plain.fg(palette.good),
            doubtful: plain.fg(palette.doubtful),
            bad: bold.fg(palette.bad),
            pending: plain.fg(palette.doubtful),
            tab: bold.add_modifier(Modifier::REVERSED),
            key: bold.fg(palette.accent),
            editing: pair(palette.editing),
            found: bold.fg(palette.good).add_modifier(Modifier::UNDERLINED),
            parts: [
                plain.fg(parts[0]),
                plain.fg(parts[1]),
                plain.fg(parts[2]),
                plain.fg(parts[3]),
                plain.fg(parts[4]),
                plain.fg(parts[5]),
                plain.fg(parts[6]),
            ],
            heat: [pair(lowest), pair(low), pair(middle), pair(high), pair(highest)],
            glyphs: UNICODE,
        }
    }

    /// The same on a background of its own.
    const fn painted(mut self, plain: Pair) -> Self {
        self.ground = pair(plain);
        self
    }

    /// No colour at all: weight, underline and reversal only.
    #[must_use]
    pub const fn colourless() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            text: plain,
            ground: plain,
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

const fn pair((letters, ground): Pair) -> Style {
    Style::new().fg(letters).bg(ground)
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
                note,
                evidence,
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
                is_ascii: _,
            } = glyphs;
            let single = [
                ellipsis, verified, weak, note, evidence, relative, up, down, same, here, full, empty, mean, best, rule,
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
