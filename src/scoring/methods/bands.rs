//! 分档计分: the first step that is met, in order; or straight lines between the steps.
//!
//! 以上 includes the bound (`ge`); 超过 does not (`gt`).

use super::{Scorer, step};
use crate::model::scheme::absolute::{Band, Bands as Rule};
use crate::model::seen::more;
use crate::model::trace::Step;
use crate::scoring::reading::Reading;
use crate::scoring::show::{number, term};

pub(super) struct Bands<'a>(pub(super) &'a Rule);

impl Bands<'_> {
    fn first_met(&self, x: f64) -> Option<usize> {
        self.0.steps.iter().position(|band| is_met(band, x))
    }

    /// The step met and the better one above it, between which a line is drawn.
    fn line(&self, x: f64) -> Option<(Band, Band)> {
        let met = self.first_met(x)?;
        (self.0.interpolate && met > 0).then(|| (self.0.steps[met], self.0.steps[met - 1]))
    }
}

impl Scorer for Bands<'_> {
    fn rate(&self, _unit: usize, x: f64) -> Reading {
        if let Some((below, above)) = self.line(x) {
            let (low, high) = (bound(&below), bound(&above));
            return Reading::computed(below.rate + (above.rate - below.rate) * (x - low) / (high - low));
        }
        let met = self.first_met(x).map(|n| self.0.steps[n].rate);
        Reading::value(met.unwrap_or(self.0.otherwise))
    }

    fn steps(&self, unit: usize, x: f64) -> Vec<Step> {
        let formula = match (self.line(x), self.first_met(x)) {
            (Some((below, above)), _) => {
                let (low, high) = (term(bound(&below)), term(bound(&above)));
                let (from, to) = (number(below.rate), number(above.rate));
                format!("{from} + ({to} − {from}) × ({} − {low}) / ({high} − {low})", term(x))
            }
            (None, Some(met)) => format!("{} {}", number(x), condition(&self.0.steps[met])),
            (None, None) => {
                let last = self.0.steps.last().map(condition).unwrap_or_default();
                format!("{}, ¬({last})", number(x))
            }
        };
        vec![step("bands", formula, self.rate(unit, x))]
    }
}

fn is_met(band: &Band, x: f64) -> bool {
    band.ge.is_none_or(|bound| !more(bound, x))
        && band.gt.is_none_or(|bound| more(x, bound))
        && band.le.is_none_or(|bound| !more(x, bound))
        && band.lt.is_none_or(|bound| more(bound, x))
}

fn bound(band: &Band) -> f64 {
    let bounds = [band.ge, band.gt, band.le, band.lt];
    bounds.into_iter().flatten().next().unwrap_or(f64::NAN)
}

fn condition(band: &Band) -> String {
    let sign = match band {
        Band { ge: Some(_), .. } => "≥",
        Band { gt: Some(_), .. } => ">",
        Band { le: Some(_), .. } => "≤",
        _ => "<",
    };
    format!("{sign} {}", number(bound(band)))
}
