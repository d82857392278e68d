//! Words for what decided a grade, why an indicator is a weak link, and how sure a total is.

use super::number::share;
use crate::model::Period;
use crate::model::evaluation::{GradeReason, WeakReason};
use crate::model::scheme::policy::Weak;
use crate::text::{Lang, Text};

/// 暂计: mark of a total that still lacks values.
pub static PROVISIONAL: Text = Text::new("暂计", "provisional");
/// 薄弱环节: mark of a weak link.
pub static WEAK: Text = Text::new("薄弱", "weak");
/// Mark of a method that compares units with each other.
pub static RELATIVE: Text = Text::new("相对", "relative");

/// What decided a grade.
#[must_use]
pub const fn grade_reason(reason: GradeReason) -> &'static Text {
    match reason {
        GradeReason::Threshold => const { &Text::new("总分达到等次线", "the total reached its line") },
        GradeReason::Quota => const { &Text::new("上一等次名额已满", "quota of the better grade full") },
        GradeReason::Veto => const { &Text::new("一票否决", "capped by a veto") },
    }
}

/// Why an indicator is a weak link, in short.
#[must_use]
pub const fn weak_reason(reason: WeakReason) -> &'static Text {
    match reason {
        WeakReason::RateBelow => const { &Text::new("得分率过低", "low rate") },
        WeakReason::BelowMean => const { &Text::new("明显低于平均", "far below the mean") },
        WeakReason::Falling => const { &Text::new("连续下降", "falling") },
    }
}

/// Why an indicator is a weak link, with the scheme's limit.
#[must_use]
pub fn weak_sentence(reason: WeakReason, weak: &Weak, lang: Lang) -> String {
    let sentence = match (reason, weak) {
        (
            WeakReason::RateBelow,
            Weak {
                rate_below: Some(limit),
                ..
            },
        ) => Text::of(
            format!("得分率低于{}", share(*limit)),
            format!("rate below {}", share(*limit)),
        ),
        (
            WeakReason::BelowMean,
            Weak {
                below_mean: Some(part), ..
            },
        ) => Text::of(
            format!("得分率低于平均得分率的{}", share(*part)),
            format!("rate below {} of the mean rate", share(*part)),
        ),
        (
            WeakReason::Falling,
            Weak {
                falling_periods: Some(n),
                ..
            },
        ) => Text::of(
            format!("得分率连续{n}期下降"),
            format!("rate fell {n} periods in a row"),
        ),
        (WeakReason::RateBelow | WeakReason::BelowMean | WeakReason::Falling, _) => weak_reason(reason).clone(),
    };
    sentence.get(lang).to_owned()
}

/// That the results of some periods are left out of the trend and of comparisons.
#[must_use]
pub fn apart(periods: impl Iterator<Item = Period>) -> Text {
    let periods: Vec<_> = periods.map(|period| period.to_string()).collect();
    let (zh, en) = (periods.join("、"), periods.join(", "));
    Text::of(
        format!("{zh} 按不可比的方案审定，不列入趋势，不与本期比较。"),
        format!("{en}: approved under a scheme that does not compare; left out of the trend."),
    )
}

/// Why results are not set against those of a period: `不与 2020 比较：方案 … 的结果不可比`.
#[must_use]
pub fn parted(period: Period, why: &Text) -> Text {
    Text::of(
        format!("不与 {period} 比较：{}。", why.get(Lang::Zh)),
        format!("Not set against {period}: {}.", why.get(Lang::En)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weak_link_names_the_limit_of_the_scheme() {
        let weak = Weak {
            rate_below: Some(0.6),
            below_mean: Some(0.8),
            falling_periods: None,
            scope: None,
        };
        assert_eq!(weak_sentence(WeakReason::RateBelow, &weak, Lang::Zh), "得分率低于60%");
        assert_eq!(
            weak_sentence(WeakReason::BelowMean, &weak, Lang::En),
            "rate below 80% of the mean rate"
        );
        assert_eq!(weak_sentence(WeakReason::Falling, &weak, Lang::Zh), "连续下降");
    }
}
