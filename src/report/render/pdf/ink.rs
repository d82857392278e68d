//! The colours of papers: the same as those of the page, dark enough for a copier.

/// A colour: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink(pub u8, pub u8, pub u8);

impl Ink {
    pub(super) const TEXT: Self = Self(0, 0, 0);
    pub(super) const SOFT: Self = Self(0x5a, 0x64, 0x72);
    pub(super) const WARN: Self = Self(0xa4, 0x34, 0x1c);
    pub(super) const WARN_BAND: Self = Self(0xfc, 0xef, 0xeb);
    pub(super) const RED: Self = Self(0xd0, 0, 0);
    pub(super) const WHITE: Self = Self(0xff, 0xff, 0xff);
    pub(super) const BAND: Self = Self(0xf2, 0xf5, 0xf8);
    pub(super) const RULE: Self = Self(0x6b, 0x75, 0x82);
    pub(super) const FRAME: Self = Self(0xc3, 0xca, 0xd2);
    pub(super) const TRACK: Self = Self(0xe3, 0xe7, 0xec);
    pub(super) const ACCENT: Self = Self(0x1f, 0x5f, 0x99);

    /// The colour of a series.
    pub(super) const fn series(n: usize) -> Self {
        const SERIES: [Ink; 8] = [
            Ink(0x2b, 0x62, 0x98),
            Ink(0xb0, 0x4e, 0x26),
            Ink(0x3c, 0x7a, 0x3b),
            Ink(0x77, 0x50, 0x90),
            Ink(0x84, 0x68, 0x1c),
            Ink(0x21, 0x76, 0x76),
            Ink(0x9c, 0x36, 0x6d),
            Ink(0x56, 0x62, 0x70),
        ];
        SERIES[n % SERIES.len()]
    }
}
