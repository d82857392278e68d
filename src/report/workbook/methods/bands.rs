//! 分档计分: the first step that is met, or straight lines between the steps.

use super::Setting;
use crate::model::scheme::absolute::{Band, Bands};
use crate::report::workbook::formula::{Expr, if_else};
use crate::report::workbook::maker::{Maker, tolerance};
use crate::text::Text;

struct Step {
    bound: Expr,
    rate: Expr,
    is_met: Expr,
}

pub(super) fn rate(maker: &mut Maker<'_>, setting: &Setting<'_>, rule: &Bands) -> Expr {
    let steps: Vec<_> = rule
        .steps
        .iter()
        .enumerate()
        .map(|(n, band)| step(maker, setting, n + 1, band))
        .collect();
    let otherwise = setting.parameter(maker, "其余得分率", "rate else", rule.otherwise);
    let x = setting.x();
    let mut formula = otherwise;
    for n in (0..steps.len()).rev() {
        let step = &steps[n];
        let rate = match n.checked_sub(1).map(|above| &steps[above]) {
            Some(above) if rule.interpolate => {
                let slope = (x.clone() - &step.bound) / (above.bound.clone() - &step.bound);
                step.rate.clone() + (above.rate.clone() - &step.rate) * slope
            }
            _ => step.rate.clone(),
        };
        formula = if_else(step.is_met.clone(), rate, formula);
    }
    formula
}

fn step(maker: &mut Maker<'_>, setting: &Setting<'_>, n: usize, band: &Band) -> Step {
    let (sign, bound) = match *band {
        Band { ge: Some(bound), .. } => ("≥", bound),
        Band { gt: Some(bound), .. } => (">", bound),
        Band { le: Some(bound), .. } => ("≤", bound),
        Band { lt: Some(bound), .. } => ("<", bound),
        _ => ("≥", f64::MAX),
    };
    let name = Text::of(format!("第{n}档界限（{sign}）"), format!("step {n}, bound ({sign})"));
    let bound = maker.parameter(setting.owner, &name, bound);
    let name = Text::of(format!("第{n}档得分率"), format!("step {n}, rate"));
    let rate = maker.parameter(setting.owner, &name, band.rate);
    // What a person reads as the bound counts as the bound.
    let (x, room) = (setting.x(), tolerance(&bound));
    let is_met = match sign {
        "≥" => x.at_least(bound.clone() - room),
        ">" => x.more(bound.clone() + room),
        "≤" => x.at_most(bound.clone() + room),
        _ => x.less(bound.clone() - room),
    };
    Step { bound, rate, is_met }
}
