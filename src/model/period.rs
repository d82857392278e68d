//! Assessment periods: a year, a half, a quarter or a month.
//!
//! Only calendar arithmetic on the written form; no clock.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Kind};
use crate::text::Text;

/// The part of a year that a period covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Span {
    /// A whole year, `2021`.
    Year,
    /// A half year, `2021H1`; 1 or 2.
    Half(u8),
    /// A quarter, `2021Q3`; 1 to 4.
    Quarter(u8),
    /// A month, `2021-07`; 1 to 12.
    Month(u8),
}

impl Span {
    /// How many such spans make a year, and which of them this is, from 0.
    const fn parts(self) -> (i32, i32) {
        match self {
            Self::Year => (1, 0),
            Self::Half(n) => (2, n as i32 - 1),
            Self::Quarter(n) => (4, n as i32 - 1),
            Self::Month(n) => (12, n as i32 - 1),
        }
    }
}

/// An assessment period; periods of one kind are in calendar order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    year: i32,
    span: Span,
}

impl Period {
    /// The whole year.
    #[must_use]
    pub const fn year(year: i32) -> Self {
        Self { year, span: Span::Year }
    }

    /// The period of the same kind just before this one.
    #[must_use]
    pub fn previous(self) -> Self {
        let (parts, part) = self.span.parts();
        let n = self.year * parts + part - 1;
        let part = u8::try_from(n.rem_euclid(parts) + 1).expect("BUG: a year has at most 12 parts");
        Self {
            year: n.div_euclid(parts),
            span: match self.span {
                Span::Year => Span::Year,
                Span::Half(_) => Span::Half(part),
                Span::Quarter(_) => Span::Quarter(part),
                Span::Month(_) => Span::Month(part),
            },
        }
    }

    /// The same span one year earlier (同期).
    #[must_use]
    pub const fn year_earlier(self) -> Self {
        Self {
            year: self.year - 1,
            span: self.span,
        }
    }

    /// Years from `earlier` to this period, or `None` where the two are of different kinds.
    #[must_use]
    pub fn years_since(self, earlier: Self) -> Option<f64> {
        let ((parts, now), (other, then)) = (self.span.parts(), earlier.span.parts());
        (parts == other).then(|| f64::from(self.year - earlier.year) + f64::from(now - then) / f64::from(parts))
    }

    /// Whether both are years, both quarters and so on.
    #[must_use]
    pub const fn same_kind(self, other: Self) -> bool {
        self.span.parts().0 == other.span.parts().0
    }

    /// All periods from `first` to this one, both included; empty where `first` is later or of another kind.
    #[must_use]
    pub fn since(self, first: Self) -> Vec<Self> {
        let mut periods = Vec::new();
        let mut at = self;
        while first.same_kind(self) && at >= first {
            periods.push(at);
            at = at.previous();
        }
        periods.reverse();
        periods
    }
}

impl FromStr for Period {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || {
            Error::new(
                Kind::Invalid,
                Text::of(
                    format!("“{text}”不是考核期；请写成 2021、2021H1、2021Q3 或 2021-07。"),
                    format!("\"{text}\" is not a period; write 2021, 2021H1, 2021Q3 or 2021-07."),
                ),
            )
        };
        let digits = |part: &str| -> Result<u8, Error> {
            if part.bytes().all(|byte| byte.is_ascii_digit()) {
                part.parse().map_err(|_| wrong())
            } else {
                Err(wrong())
            }
        };
        let (year, rest) = text.split_at_checked(4).ok_or_else(wrong)?;
        if !year.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong());
        }
        let year = year.parse().map_err(|_| wrong())?;
        let span = match (rest.chars().next(), rest.get(1..).unwrap_or_default()) {
            (None, _) => Span::Year,
            (Some('H'), part) if part.len() == 1 => Span::Half(digits(part)?),
            (Some('Q'), part) if part.len() == 1 => Span::Quarter(digits(part)?),
            (Some('-'), part) if part.len() == 2 => Span::Month(digits(part)?),
            _ => return Err(wrong()),
        };
        let (parts, part) = span.parts();
        if (0..parts).contains(&part) {
            Ok(Self { year, span })
        } else {
            Err(wrong())
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year;
        let text = match self.span {
            Span::Year => format!("{year:04}"),
            Span::Half(n) => format!("{year:04}H{n}"),
            Span::Quarter(n) => format!("{year:04}Q{n}"),
            Span::Month(n) => format!("{year:04}-{n:02}"),
        };
        f.pad(&text)
    }
}

impl TryFrom<String> for Period {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        text.parse().expect("a period")
    }

    #[test]
    fn every_kind_reads_and_writes_the_same() {
        for text in ["2021", "2021H1", "2021Q3", "2021-07"] {
            assert_eq!(period(text).to_string(), text);
        }
    }

    #[test]
    fn wrong_periods_are_refused() {
        for text in [
            "",
            "21",
            "2021H3",
            "2021Q0",
            "2021-13",
            "2021-7",
            "2021年",
            "２０２１",
            "2021-+1",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_period_before_january_is_december() {
        assert_eq!(period("2021-01").previous(), period("2020-12"));
        assert_eq!(period("2021Q1").previous(), period("2020Q4"));
        assert_eq!(period("2021H2").previous(), period("2021H1"));
        assert_eq!(period("2021").previous(), period("2020"));
        assert_eq!(period("2021Q3").year_earlier(), period("2020Q3"));
    }

    #[test]
    fn years_between_periods_of_one_kind() {
        assert_eq!(period("2021").years_since(period("2016")), Some(5.0));
        assert_eq!(period("2021Q3").years_since(period("2021Q1")), Some(0.5));
        assert_eq!(period("2021Q3").years_since(period("2020")), None);
    }
}
