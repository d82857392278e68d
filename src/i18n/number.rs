//! Numbers as people read them: values, rates, points gained, places gained.
//!
//! Nothing here rounds a score: points come already printed from
//! [`Points`]. Thousands are not separated, as in statistical tables, so a
//! number can be typed into a calculator as it stands.

use crate::model::Points;
use crate::model::seen::seen;
use crate::text::Lang;

/// A value with at most four decimals and no idle zeros; a small one keeps four digits.
#[must_use]
pub fn value(number: f64) -> String {
    let text = digits(number, 4);
    if text == "0" && number != 0.0 {
        // The first of four digits stands at this decimal: 0.0000123 has it at the fifth.
        let first = (-number.abs().log10()).ceil();
        let decimals = (1..=300_u16).find(|&n| f64::from(n) >= first).unwrap_or(300);
        return digits(number, usize::from(decimals) + 3);
    }
    text
}

/// An intermediate result with at most six decimals, and `…` where digits were cut off.
#[must_use]
pub fn working(number: f64) -> String {
    let text = format!("{}", seen(number));
    let cut = text
        .split_once('.')
        .and_then(|(whole, fraction)| Some((whole, fraction.get(..6)?, fraction.len())));
    match cut {
        Some((whole, kept, n_decimals)) if n_decimals > 6 => {
            if kept == "000000" && matches!(whole, "0" | "-0") {
                value(number)
            } else {
                format!("{whole}.{kept}…")
            }
        }
        _ if text == "-0" => "0".to_owned(),
        _ => text,
    }
}

/// A rate in per cent, `79.00%`.
#[must_use]
pub fn percent(rate: f64) -> String {
    let text = format!("{:.2}", seen(rate * 100.0));
    let text = if text == "-0.00" { "0.00" } else { &text };
    format!("{text}%")
}

/// A share in per cent without idle zeros, `60%`, for parameters in words.
#[must_use]
pub fn share(rate: f64) -> String {
    format!("{}%", value(seen(rate * 100.0)))
}

/// Points gained or lost, with the sign.
#[must_use]
pub fn gained(points: Points, decimals: u8) -> String {
    let sign = if points > Points::ZERO { "+" } else { "" };
    format!("{sign}{}", points.show(decimals))
}

/// Places gained or lost, in words; positive is better.
#[must_use]
pub fn places(gained: i64, lang: Lang) -> String {
    let n = gained.unsigned_abs();
    match (gained.signum(), lang) {
        (1, Lang::Zh) => format!("升{n}位"),
        (1, Lang::En) => format!("up {n}"),
        (-1, Lang::Zh) => format!("降{n}位"),
        (-1, Lang::En) => format!("down {n}"),
        (_, Lang::Zh) => "持平".to_owned(),
        (_, Lang::En) => "same".to_owned(),
    }
}

fn digits(number: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", seen(number));
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        &text
    };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A figure with so many decimals, a dash where there is none; what rounds to nothing has no sign.
#[must_use]
pub fn fixed(number: Option<f64>, decimals: usize) -> String {
    let text = number.map_or_else(|| "—".to_owned(), |number| format!("{number:.decimals$}"));
    let nothing = text
        .strip_prefix('-')
        .filter(|rest| rest.chars().all(|c| "0.".contains(c)));
    nothing.map(str::to_owned).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_four_decimals_at_the_most() {
        assert_eq!(value(42.352_614), "42.3526");
        assert_eq!(value(40.0), "40");
        assert_eq!(value(100.0), "100");
        assert_eq!(value(-0.0), "0");
        assert_eq!(value(0.1 + 0.2), "0.3");
        assert_eq!(value(1_234_567.5), "1234567.5");
        assert_eq!(value(-3.5), "-3.5");
        assert_eq!(value(1e20), "100000000000000000000");
    }

    #[test]
    fn a_small_value_is_not_shown_as_nothing() {
        assert_eq!(value(0.000_012_34), "0.00001234");
        assert_eq!(value(-0.000_01), "-0.00001");
    }

    #[test]
    fn a_cut_result_says_so() {
        assert_eq!(working(100.0 * 152.3 / 359.6), "42.352614…");
        assert_eq!(working(0.79), "0.79");
        assert_eq!(working(2.0 / 3.0 * 3.0), "2");
        assert_eq!(working(39.529_254_72), "39.529254…");
        assert_eq!(working(0.000_000_123_4), "0.0000001234");
        assert_eq!(working(-0.0), "0");
    }

    #[test]
    fn rates_are_per_cent() {
        assert_eq!(percent(0.79), "79.00%");
        assert_eq!(percent(1.2), "120.00%");
        assert_eq!(percent(-0.000_001), "0.00%");
        assert_eq!(share(0.6), "60%");
        assert_eq!(share(0.125), "12.5%");
    }

    #[test]
    fn gains_carry_their_sign() {
        assert_eq!(gained(Points::from_steps(120), 2), "+1.20");
        assert_eq!(gained(Points::from_steps(-120), 2), "-1.20");
        assert_eq!(gained(Points::ZERO, 2), "0.00");
        assert_eq!(places(2, Lang::Zh), "升2位");
        assert_eq!(places(-1, Lang::En), "down 1");
        assert_eq!(places(0, Lang::Zh), "持平");
    }
}
