//! A number as it was typed: its exact decimal digits, and the `f64` that the engine computes with.
//!
//! No infinity, no NaN, no silent loss: what does not fit is refused with a reason.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use crate::error::{Error, Kind};
use crate::text::Text;

/// A finite number with the digits that were typed (`38.20` stays `38.20`).
#[derive(Debug, Clone, Copy)]
pub struct Quantity {
    typed: Decimal,
    value: f64,
}

impl Quantity {
    /// The number that the engine computes with.
    #[must_use]
    pub const fn value(self) -> f64 {
        self.value
    }

    /// The digits that were typed.
    #[must_use]
    pub const fn typed(self) -> Decimal {
        self.typed
    }

    /// How many decimals were typed.
    #[must_use]
    pub const fn decimals(self) -> u32 {
        self.typed.scale()
    }
}

impl PartialEq for Quantity {
    /// Two quantities are the same where the same digits were typed: 38.2 is not 38.20.
    fn eq(&self, other: &Self) -> bool {
        self.typed == other.typed && self.typed.scale() == other.typed.scale()
    }
}

impl Eq for Quantity {}

impl From<i32> for Quantity {
    fn from(number: i32) -> Self {
        Self {
            typed: Decimal::from(number),
            value: f64::from(number),
        }
    }
}

impl FromStr for Quantity {
    type Err = Error;

    /// Reads plain ASCII digits with an optional sign, point and exponent; habits of spreadsheets
    /// (full-width digits, separators, `％`) are understood before this, in `exchange`.
    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = |zh: &str, en: &str| {
            Error::new(
                Kind::Invalid,
                Text::of(format!("“{text}”{zh}。"), format!("\"{text}\" {en}.")),
            )
        };
        let form = is_number(text);
        if !form {
            return Err(wrong("不是数字", "is not a number"));
        }
        let typed = match text.split_once(['e', 'E']) {
            // `from_scientific` would round the digits before the exponent.
            Some((digits, _)) => Decimal::from_str_exact(digits).and_then(|_| Decimal::from_scientific(text)),
            None => Decimal::from_str_exact(text),
        }
        .map_err(|_| {
            wrong(
                "超出范围或位数过多（最多 28 位有效数字）",
                "is out of range or has too many digits (28 at the most)",
            )
        })?;
        // The decimal text parses to the nearest f64, which arithmetic on the mantissa may miss.
        let value: f64 = typed
            .to_string()
            .parse()
            .map_err(|_| wrong("不是数字", "is not a number"))?;
        Ok(Self {
            typed,
            value: if value == 0.0 { 0.0 } else { value },
        })
    }
}

/// Whether the text is `[+-]digits[.digits][e[+-]digits]`, with at least one digit before any exponent.
fn is_number(text: &str) -> bool {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let unsigned = |part: &str| part.strip_prefix(['+', '-']).unwrap_or(part).to_owned();
    let mantissa = unsigned(mantissa);
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((&mantissa, ""));
    digits(whole)
        && digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
        && exponent.is_none_or(|exponent| {
            let exponent = unsigned(exponent);
            !exponent.is_empty() && digits(&exponent)
        })
}

impl TryFrom<f64> for Quantity {
    type Error = Error;

    /// Takes the shortest digits that read back as the same number; refuses NaN and infinities.
    fn try_from(number: f64) -> Result<Self, Error> {
        format!("{number}").parse()
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.typed.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_typed_digits_are_kept() {
        for text in ["38.20", "0", "-0.50", "1000000", "0.000001"] {
            assert_eq!(text.parse::<Quantity>().expect("a number").to_string(), text);
        }
    }

    #[test]
    fn the_value_is_the_nearest_f64() {
        for text in ["0.1", "2.675", "152.3", "0.30000000000000004", "123456789012.345678"] {
            let number: Quantity = text.parse().expect("a number");
            assert_eq!(
                number.value().to_bits(),
                text.parse::<f64>().expect("a number").to_bits()
            );
        }
    }

    #[test]
    fn what_is_no_finite_number_is_refused() {
        for text in [
            "",
            "NaN",
            "inf",
            "-infinity",
            "1e999",
            "1e308000",
            "0.12345678901234567890123456789012e1",
            "12,34",
            "1 2",
            "0x10",
            "--1",
            ".",
            "1e",
            "٣",
            "12/25",
        ] {
            assert!(text.parse::<Quantity>().is_err(), "{text}");
        }
        assert!(Quantity::try_from(f64::NAN).is_err());
        assert!(Quantity::try_from(f64::INFINITY).is_err());
    }
}
