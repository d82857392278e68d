//! 目标完成率法: the share of the target that was attained.
//!
//! T > 0: x/T. T < 0: 1 + (x − T)/|T|. T = 0: x > 0 → 1, x = 0 → nothing was due. A negative
//! indicator names its form: 2 − x/T or T/x.

use super::{Scorer, Setting, step, target};
use crate::model::scheme::absolute::{Attainment as Rule, NegativeForm, RateOr};
use crate::model::scheme::method::Method;
use crate::model::scheme::target::Target;
use crate::model::trace::{Note, Step};
use crate::scoring::reading::Reading;
use crate::scoring::show;

pub(super) struct Attainment {
    targets: Vec<Reading>,
    /// The form of a negative indicator; none for a positive one.
    negative: Option<NegativeForm>,
    /// The rate of a target of 0 with something achieved.
    grew: f64,
    /// The rate of a target of 0 with nothing achieved; none where nothing was due.
    flat: Option<f64>,
    cap: f64,
    previous_times: Option<f64>,
}

impl Attainment {
    pub(super) fn new(rule: &Rule, method: &Method, setting: &Setting<'_>) -> Self {
        let previous_times = match &rule.target {
            Target::PreviousTimes(target) => Some(target.previous_times),
            _ => None,
        };
        // A multiple of a previous 0 is a growth from a zero base.
        let zero_base = previous_times.and(setting.node.document.zero_base);
        Self {
            targets: target::targets(&rule.target, setting),
            negative: setting
                .is_negative()
                .then_some(rule.form.unwrap_or(NegativeForm::Linear)),
            grew: zero_base.map_or(1.0, |rule| rule.grew),
            flat: match rule.target_zero {
                Some(RateOr::Rate(rate)) => Some(rate),
                Some(RateOr::State(_)) => None,
                None => zero_base.map(|rule| rule.flat),
            },
            cap: method.cap,
            previous_times,
        }
    }

    fn against(&self, x: f64, target: f64) -> Reading {
        match self.negative {
            None if target > 0.0 => Reading::computed(x / target),
            None if target < 0.0 => Reading::computed(1.0 + (x - target) / target.abs()),
            None => self.against_zero(x),
            Some(NegativeForm::Linear) if target == 0.0 => Reading::value(if x <= 0.0 { 1.0 } else { 0.0 }),
            Some(NegativeForm::Linear) => Reading::computed(1.0 - (x - target) / target.abs()),
            Some(NegativeForm::Ratio) if target > 0.0 && x > 0.0 => Reading::computed(target / x),
            Some(NegativeForm::Ratio) => Reading::value(if x <= target { self.cap } else { 0.0 }),
        }
    }

    fn against_zero(&self, x: f64) -> Reading {
        if x > 0.0 {
            Reading {
                note: Some(Note::ZeroTarget),
                ..Reading::value(self.grew)
            }
        } else if x < 0.0 {
            Reading::value(0.0)
        } else {
            self.flat.map_or(
                Reading::of(crate::model::State::NotApplicable, Note::ZeroTarget),
                |rate| Reading {
                    note: Some(Note::ZeroTarget),
                    ..Reading::value(rate)
                },
            )
        }
    }

    fn formula(&self, x: f64, target: f64) -> String {
        let (x_term, t) = (show::term(x), show::term(target));
        let size = show::number(target.abs());
        match self.negative {
            None if target > 0.0 => format!("{x_term} / {t}"),
            None if target < 0.0 => format!("1 + ({x_term} − {t}) / {size}"),
            Some(NegativeForm::Linear) if target > 0.0 => format!("2 − {x_term} / {t}"),
            Some(NegativeForm::Linear) if target < 0.0 => format!("1 − ({x_term} − {t}) / {size}"),
            Some(NegativeForm::Ratio) if target > 0.0 && x > 0.0 => format!("{t} / {x_term}"),
            _ => format!("x = {}, T = {}", show::number(x), show::number(target)),
        }
    }
}

impl Scorer for Attainment {
    fn rate(&self, unit: usize, x: f64) -> Reading {
        let target = self.targets[unit];
        if target.is_value() {
            self.against(x, target.x)
        } else {
            target
        }
    }

    fn steps(&self, unit: usize, x: f64) -> Vec<Step> {
        let target = self.targets[unit];
        let due = match self.previous_times {
            Some(times) if target.is_value() => format!("{} × {}", show::term(times), show::term(target.x / times)),
            _ if target.is_value() => format!("T = {}", show::number(target.x)),
            _ => String::new(),
        };
        let mut steps = vec![step("target", due, target)];
        if target.is_value() {
            steps.push(step("attainment", self.formula(x, target.x), self.against(x, target.x)));
        }
        steps
    }
}
