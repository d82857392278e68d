//! The colours of each theme.
//!
//! Dark and light are chosen so that every text reads on any usual background of its kind; the tests
//! hold them to it. Rates go from orange over white to blue, which colour-blind eyes tell apart.

use ratatui::style::Color;

use crate::analysis::heat::N_STEPS;
use crate::ops::look::Depth;

/// Letters and what is behind them.
pub type Pair = (Color, Color);

/// The colours of a theme by what they are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// What stands everywhere: text, and the background that the other colours are made for.
    pub plain: Pair,
    /// Less important text; none where it is dimmed instead.
    pub muted: Option<Color>,
    pub accent: Color,
    pub good: Color,
    pub doubtful: Color,
    pub bad: Color,
    /// Chosen cells besides the one under the cursor.
    pub block: Pair,
    pub editing: Pair,
    pub parts: [Color; 7],
    pub heat: [Pair; N_STEPS],
}

const fn rgb(colour: u32) -> Color {
    Color::from_u32(colour)
}

const WHITE: Color = rgb(0xff_ff_ff);
const BLACK: Color = rgb(0);

/// For dark backgrounds.
pub const DARK: Palette = Palette {
    plain: (rgb(0xe4_e4_e4), rgb(0x1c_1c_1c)),
    muted: Some(rgb(0xa8_a8_a8)),
    accent: rgb(0x5f_d7_d7),
    good: rgb(0x87_d7_87),
    doubtful: rgb(0xff_d7_5f),
    bad: rgb(0xff_af_87),
    block: (WHITE, rgb(0x00_5f_87)),
    editing: (BLACK, rgb(0xff_d7_5f)),
    parts: [
        rgb(0x5f_af_ff),
        rgb(0x87_d7_87),
        rgb(0xd7_af_ff),
        rgb(0x5f_d7_d7),
        rgb(0xff_d7_5f),
        rgb(0xff_af_87),
        rgb(0xd0_d0_d0),
    ],
    heat: RATES,
};

/// For light backgrounds.
pub const LIGHT: Palette = Palette {
    plain: (rgb(0x1c_1c_1c), WHITE),
    muted: Some(rgb(0x58_58_58)),
    accent: rgb(0x00_5f_87),
    good: rgb(0x00_5f_00),
    doubtful: rgb(0x87_5f_00),
    bad: rgb(0xaf_00_00),
    block: (BLACK, rgb(0xaf_d7_ff)),
    editing: (BLACK, rgb(0xff_d7_5f)),
    parts: [
        rgb(0x00_5f_af),
        rgb(0x00_5f_00),
        rgb(0x87_00_87),
        rgb(0x00_5f_5f),
        rgb(0x87_5f_00),
        rgb(0xaf_00_00),
        rgb(0x58_58_58),
    ],
    heat: RATES,
};

/// White on black and full colours, for weak eyes and bad projectors.
pub const HIGH_CONTRAST: Palette = Palette {
    plain: (WHITE, BLACK),
    muted: Some(WHITE),
    accent: rgb(0x00_ff_ff),
    good: rgb(0x00_ff_00),
    doubtful: rgb(0xff_ff_00),
    bad: rgb(0xff_af_af),
    block: (BLACK, rgb(0x00_ff_ff)),
    editing: (BLACK, rgb(0xff_ff_00)),
    parts: [
        rgb(0x5f_d7_ff),
        rgb(0x00_ff_00),
        rgb(0xff_af_ff),
        rgb(0x00_ff_ff),
        rgb(0xff_ff_00),
        rgb(0xff_af_af),
        WHITE,
    ],
    heat: [
        (WHITE, rgb(0x87_00_00)),
        (BLACK, rgb(0xff_af_00)),
        (BLACK, WHITE),
        (BLACK, rgb(0x87_d7_ff)),
        (WHITE, rgb(0x00_00_87)),
    ],
};

/// The terminal's own colours on its own background.
pub const ANSI: Palette = Palette {
    plain: (Color::Reset, Color::Reset),
    muted: None,
    accent: Color::Cyan,
    good: Color::Green,
    doubtful: Color::Yellow,
    bad: Color::Red,
    block: (Color::White, Color::Blue),
    editing: (Color::Black, Color::Yellow),
    parts: [
        Color::Blue,
        Color::Green,
        Color::Magenta,
        Color::Cyan,
        Color::Yellow,
        Color::Red,
        Color::Reset,
    ],
    heat: [
        (Color::White, Color::Red),
        (Color::Black, Color::Yellow),
        (Color::Black, Color::Gray),
        (Color::Black, Color::Cyan),
        (Color::White, Color::Blue),
    ],
};

/// From almost nothing to full marks: orange, white, blue, dark at both ends.
const RATES: [Pair; N_STEPS] = [
    (WHITE, rgb(0xaf_5f_00)),
    (BLACK, rgb(0xff_af_5f)),
    (BLACK, rgb(0xff_ff_d7)),
    (BLACK, rgb(0x87_d7_ff)),
    (WHITE, rgb(0x00_5f_af)),
];

impl Palette {
    /// The same with the colours that a terminal can show.
    #[must_use]
    pub fn at(self, depth: Depth) -> Self {
        let near = |colour| match depth {
            Depth::Full => colour,
            Depth::Indexed => nearest(colour, 16..=255),
            Depth::Sixteen => nearest(colour, 0..=15),
        };
        let both = |(letters, ground)| (near(letters), near(ground));
        Self {
            plain: both(self.plain),
            muted: self.muted.map(near),
            accent: near(self.accent),
            good: near(self.good),
            doubtful: near(self.doubtful),
            bad: near(self.bad),
            block: both(self.block),
            editing: both(self.editing),
            parts: self.parts.map(near),
            heat: self.heat.map(both),
        }
    }
}

/// The nearest of some of the 256 colours; a colour that is the terminal's own stays so.
fn nearest(colour: Color, among: std::ops::RangeInclusive<u8>) -> Color {
    let Color::Rgb(r, g, b) = colour else {
        return colour;
    };
    let distance = |n: &u8| {
        let of_256 = of_256(*n);
        let off = [r, g, b]
            .into_iter()
            .zip(of_256)
            .map(|(one, other)| u32::from(one.abs_diff(other)).pow(2));
        off.sum::<u32>()
    };
    Color::Indexed(among.min_by_key(distance).unwrap_or_default())
}

/// What xterm shows for one of the 256 colours.
fn of_256(n: u8) -> [u8; 3] {
    const BASE: [u32; 16] = [
        0, 0xcd_00_00, 0x00_cd_00, 0xcd_cd_00, 0x00_00_ee, 0xcd_00_cd, 0x00_cd_cd, 0xe5_e5_e5, 0x7f_7f_7f, 0xff_00_00,
        0x00_ff_00, 0xff_ff_00, 0x5c_5c_ff, 0xff_00_ff, 0x00_ff_ff, 0xff_ff_ff,
    ];
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match n {
        0..16 => {
            let [_, rgb @ ..] = BASE[usize::from(n)].to_be_bytes();
            rgb
        }
        16..232 => [level((n - 16) / 36), level((n - 16) / 6 % 6), level((n - 16) % 6)],
        232.. => [8 + 10 * (n - 232); 3],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn channels(colour: Color) -> [f64; 3] {
        let rgb = match colour {
            Color::Rgb(r, g, b) => [r, g, b],
            Color::Indexed(n) => of_256(n),
            other => panic!("{other:?} is the terminal's own"),
        };
        rgb.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    fn luminance(colour: Color) -> f64 {
        let [r, g, b] = channels(colour);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The ratio of WCAG 2, from 1 for the same colour to 21 for black on white.
    fn contrast((one, other): Pair) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        (one / other).max(other / one)
    }

    /// Every pair of letters and ground that a theme draws on one background or another.
    fn pairs(palette: &Palette, grounds: &[Color]) -> Vec<Pair> {
        let alone = [
            palette.plain.0,
            palette.accent,
            palette.good,
            palette.doubtful,
            palette.bad,
        ];
        let alone = alone.into_iter().chain(palette.muted).chain(palette.parts);
        let on = alone.flat_map(|letters| grounds.iter().map(move |ground| (letters, *ground)));
        on.chain(palette.heat).chain([palette.block, palette.editing]).collect()
    }

    #[test]
    fn every_text_reads_on_every_background_of_its_kind() {
        let dark = [0, 0x1c_1c_1c, 0x28_2c_34, 0x00_2b_36, 0x30_0a_24].map(rgb);
        let light = [0xff_ff_ff, 0xfd_f6_e3, 0xee_ee_ee, 0xf0_ea_d8].map(rgb);
        for (palette, grounds, least) in [
            (DARK, &dark[..], 4.5),
            (LIGHT, &light[..], 4.5),
            (HIGH_CONTRAST, &[BLACK][..], 7.0),
        ] {
            for depth in [Depth::Full, Depth::Indexed] {
                let shown = palette.at(depth);
                for pair in pairs(&shown, grounds) {
                    let ratio = contrast(pair);
                    assert!(ratio >= least, "{pair:?} at {depth:?}: {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn the_ratio_is_that_of_wcag() {
        assert!((contrast((WHITE, BLACK)) - 21.0).abs() < 1e-9);
        assert!((contrast((rgb(0x76_76_76), WHITE)) - 4.54).abs() < 0.01);
    }

    /// What an eye without one kind of cones sees, after Viénot, Brettel and Mollon (1999).
    fn seen_by(colour: Color, mixes: [[f64; 3]; 3]) -> [f64; 3] {
        let own = channels(colour);
        mixes.map(|mix| {
            mix.into_iter()
                .zip(own)
                .map(|(share, channel)| share * channel)
                .sum::<f64>()
        })
    }

    #[test]
    fn the_steps_of_a_rate_differ_for_every_eye() {
        let usual = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
        let no_red = [
            [0.11238, 0.88762, 0.0],
            [0.11238, 0.88762, 0.0],
            [0.00401, -0.00401, 1.0],
        ];
        let no_green = [
            [0.29275, 0.70725, 0.0],
            [0.29275, 0.70725, 0.0],
            [-0.02234, 0.02234, 1.0],
        ];
        for palette in [DARK, LIGHT, HIGH_CONTRAST] {
            for depth in [Depth::Full, Depth::Indexed] {
                let grounds = palette.at(depth).heat.map(|(_, ground)| ground);
                for eye in [usual, no_red, no_green] {
                    let seen = grounds.map(|ground| seen_by(ground, eye).map(|share| share.max(0.0).powf(1.0 / 2.2)));
                    for one in 0..N_STEPS {
                        for other in 0..one {
                            let off = seen[one].iter().zip(seen[other]).map(|(a, b)| (a - b).powi(2));
                            assert!(off.sum::<f64>().sqrt() > 0.25, "steps {other} and {one} at {depth:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_colour_becomes_the_nearest_that_the_terminal_has() {
        assert_eq!(nearest(rgb(0xaf_5f_00), 16..=255), Color::Indexed(130));
        assert_eq!(nearest(rgb(0x1c_1c_1c), 16..=255), Color::Indexed(234));
        assert_eq!(nearest(rgb(0x00_ff_ff), 0..=15), Color::Indexed(14));
        assert_eq!(nearest(Color::Cyan, 0..=15), Color::Cyan);
    }
}
