//! Doubtful values: probably a slip of the hand, asked about and never refused.
//!
//! A value is doubted for what the scheme, its own history or the last period says; nothing here
//! changes it.

use super::round::Round;
use super::usual::{Usual, usual};
use crate::i18n::number;
use crate::model::{MetricIx, Period, Quantity, State, UnitIx};
use crate::text::{Lang, Text};

/// Units add up to their whole where they differ from it by no more than this part of it.
const ROUNDING: f64 = 0.005;
/// So many times the last period, or its part, suggests a wrong unit of measurement.
const TIMES: f64 = 10.0;

/// Why a value is doubtful.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Doubt {
    /// It is below the scheme's least value.
    BelowMin(f64),
    /// It is above the scheme's greatest value.
    AboveMax(f64),
    /// It is ten times the last period's value or more.
    TenTimes(Quantity),
    /// It is a tenth of the last period's value or less.
    Tenth(Quantity),
    /// It is far from this, which its history leads to.
    FarFromHistory(f64),
    /// The units add up to this, the reference unit that they are parts of reports another number.
    SumDiffers(f64, f64),
}

impl Doubt {
    /// The doubt in words.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::BelowMin(min) => {
                let min = number::value(min);
                Text::of(format!("小于下限 {min}"), format!("below the least value {min}"))
            }
            Self::AboveMax(max) => {
                let max = number::value(max);
                Text::of(format!("大于上限 {max}"), format!("above the greatest value {max}"))
            }
            Self::TenTimes(last) => Text::of(
                format!("达到上期值 {last} 的 10 倍以上，请核对计量单位"),
                format!("ten times the last value {last} or more; check the unit of measurement"),
            ),
            Self::Tenth(last) => Text::of(
                format!("不足上期值 {last} 的十分之一，请核对计量单位"),
                format!("a tenth of the last value {last} or less; check the unit of measurement"),
            ),
            Self::SumDiffers(sum, whole) => {
                let (sum, whole) = (number::value(sum), number::value(whole));
                Text::of(
                    format!("各单位合计 {sum}，与参照单位的 {whole} 不符"),
                    format!("the units add up to {sum}, but the reference unit reports {whole}"),
                )
            }
            Self::FarFromHistory(expected) => {
                let expected = number::value(expected);
                Text::of(
                    format!("与历年走势相差较大（推算约 {expected}）"),
                    format!("far from where its history leads (about {expected})"),
                )
            }
        }
    }
}

impl Doubt {
    /// The doubt as a sentence of its own.
    #[must_use]
    pub fn notice(self) -> Text {
        let why = self.text();
        Text::of(
            format!("请核对：{}。", why.get(Lang::Zh)),
            format!("Please check: {}.", why.get(Lang::En)),
        )
    }
}

/// Every reason to doubt a value before it is entered.
#[must_use]
pub fn doubts(round: &Round, unit: UnitIx, metric: MetricIx, value: Quantity) -> Vec<Doubt> {
    let sum = sum_differs(round, unit, metric, value);
    of_itself(round, unit, metric, value).into_iter().chain(sum).collect()
}

/// Every reason to doubt a value that has nothing to do with the other units.
#[must_use]
pub fn of_itself(round: &Round, unit: UnitIx, metric: MetricIx, value: Quantity) -> Vec<Doubt> {
    let x = value.value();
    let limits = round.scheme.metric(metric);
    let earlier = |period: &Period| period.same_kind(round.period) && *period < round.period;
    let known = |period| round.dataset.entry(period, unit, metric).reported.quantity();
    // Each earlier value with how many years it lies back.
    let history = || -> Vec<(f64, f64)> {
        let periods = round.dataset.periods().filter(earlier);
        periods
            .filter_map(|period| Some((-round.period.years_since(period)?, known(period)?.value())))
            .collect()
    };
    let places = limits.decimals.unwrap_or(2);
    let below = limits.min.filter(|min| x < *min).map(Doubt::BelowMin);
    let above = limits.max.filter(|max| x > *max).map(Doubt::AboveMax);
    let magnitude = known(round.period.previous()).and_then(|last| out_of_scale(x, last));
    below
        .into_iter()
        .chain(above)
        .chain(magnitude)
        .chain(far_from(&history(), x, places).filter(|_| magnitude.is_none()))
        .collect()
}

/// That the units do not add up to the reference unit with this value among them, where all have
/// reported and where they did add up the last time all had.
#[must_use]
pub fn sum_differs(round: &Round, unit: UnitIx, metric: MetricIx, value: Quantity) -> Option<Doubt> {
    let (scheme, dataset) = (&round.scheme, &round.dataset);
    // With several reference units nobody knows which is the whole.
    if scheme.places().count() != scheme.n_units() + 1 {
        return None;
    }
    let sum_and_whole = |period: Period, typed: Option<(UnitIx, Quantity)>| {
        let (states, numbers) = dataset.column(period, metric)?;
        let (mut states, mut numbers) = (states.to_vec(), numbers.to_vec());
        if let Some((unit, value)) = typed {
            states[unit.0] = State::Value;
            numbers[unit.0] = value.value();
        }
        let (whole, parts) = states.split_last()?;
        let is_known = |state: &State| matches!(state, State::Value | State::NotApplicable);
        let all_known = *whole == State::Value && parts.iter().all(is_known);
        let (whole, parts) = numbers.split_last()?;
        all_known.then(|| (parts.iter().sum::<f64>(), *whole))
    };
    let agree = |(sum, whole): (f64, f64)| (sum - whole).abs() <= ROUNDING * whole.abs();
    let now = sum_and_whole(round.period, Some((unit, value)))?;
    let mut earlier: Vec<Period> = dataset.periods().collect();
    earlier.retain(|period| period.same_kind(round.period) && *period < round.period);
    let last = earlier
        .into_iter()
        .rev()
        .find_map(|period| sum_and_whole(period, None))?;
    (agree(last) && !agree(now)).then_some(Doubt::SumDiffers(now.0, now.1))
}

fn out_of_scale(x: f64, last: Quantity) -> Option<Doubt> {
    let (now, then) = (x.abs(), last.value().abs());
    if now == 0.0 || then == 0.0 {
        None
    } else if now >= TIMES * then {
        Some(Doubt::TenTimes(last))
    } else if now * TIMES <= then {
        Some(Doubt::Tenth(last))
    } else {
        None
    }
}

fn far_from(history: &[(f64, f64)], x: f64, places: u8) -> Option<Doubt> {
    let Usual { expected, within } = usual(history, x)?;
    let scale = 10_f64.powi(i32::from(places));
    let rounded = (expected * scale).round() / scale;
    ((x - expected).abs() > within).then_some(Doubt::FarFromHistory(rounded))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(text: &str) -> Quantity {
        text.parse().expect("a number")
    }

    #[test]
    fn ten_times_and_a_tenth_are_doubtful_and_nine_times_is_not() {
        assert_eq!(
            out_of_scale(382.0, quantity("38.2")),
            Some(Doubt::TenTimes(quantity("38.2")))
        );
        assert_eq!(
            out_of_scale(3.82, quantity("38.2")),
            Some(Doubt::Tenth(quantity("38.2")))
        );
        assert_eq!(out_of_scale(343.0, quantity("38.2")), None);
        assert_eq!(out_of_scale(0.0, quantity("38.2")), None);
        assert_eq!(out_of_scale(38.2, quantity("0")), None);
    }
}
