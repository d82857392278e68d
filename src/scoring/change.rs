//! Changes between two periods: increment, growth, compound growth (scoring.md §3).
//!
//! Only the arithmetic and the same in numbers; which periods are compared is `input`'s.

use super::reading::Reading;
use super::show;
use crate::model::trace::Note;

/// A change between two periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    Increment,
    Growth,
    Cagr,
}

impl Change {
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Increment => "increment",
            Self::Growth => "growth",
            Self::Cagr => "cagr",
        }
    }

    pub(super) fn of(self, now: f64, then: f64, years: Option<f64>) -> Reading {
        match self {
            Self::Increment => Reading::computed(now - then),
            Self::Growth | Self::Cagr if then == 0.0 => Reading {
                x: now,
                ..Reading::undefined(Note::ZeroBase)
            },
            Self::Growth => Reading::computed(100.0 * (now - then) / then.abs()),
            Self::Cagr if then <= 0.0 || now < 0.0 => Reading::undefined(Note::NonPositiveBase),
            Self::Cagr => match years {
                Some(years) if years > 0.0 => Reading::computed(100.0 * ((now / then).powf(1.0 / years) - 1.0)),
                _ => Reading::undefined(Note::NoYearsBetween),
            },
        }
    }

    pub(super) fn formula(self, now: f64, then: f64, years: Option<f64>) -> String {
        let (x, b) = (show::term(now), show::term(then));
        match self {
            Self::Increment => format!("{x} − {b}"),
            Self::Growth => format!("100 × ({x} − {b}) / |{}|", show::number(then)),
            Self::Cagr => {
                let years = show::number(years.unwrap_or(f64::NAN));
                format!("100 × (({x} / {b})^(1 / {years}) − 1)")
            }
        }
    }
}
