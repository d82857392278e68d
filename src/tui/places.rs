//! Going back and forward through places, and opening where the screens were left.
//!
//! Between two starts a place is kept by names that outlive a change of the scheme.

use super::act::Act;
use super::acting::Then;
use super::app::App;
use super::effect::{Row, ScreenName, Target};
use super::tour::Deed;
use super::trail::{Place, Way};
use super::view::View;
use crate::model::Period;
use crate::ops::left;

impl App {
    /// Goes where the screens were left, in the period that is named now, where one is.
    pub fn open_at(&mut self, place: &left::Place, period: Option<Period>) {
        let place = found(&self.view(), place);
        self.stand(Place {
            period: period.unwrap_or(place.period),
            ..place
        });
    }

    /// Where the screens are left.
    #[must_use]
    pub fn left_at(&self) -> left::Place {
        kept(self)
    }

    /// Where one is.
    pub(super) fn place(&self) -> Place {
        let screen = self.screen();
        let (unit, row, rival) = (screen.unit(), screen.row(), screen.rival());
        Place {
            screen: self.at,
            period: self.view().round.period,
            target: Target { unit, row, rival },
        }
    }

    /// Shows a screen and remembers the place that is left; where nothing is named, a comparison goes on.
    pub(super) fn show(&mut self, name: ScreenName, target: Target) {
        let is_named = target != Target::default();
        if name != self.at || is_named {
            self.trail.leave(self.place());
        }
        let rival = if is_named {
            target.rival
        } else {
            self.screens[name as usize].rival()
        };
        self.put(name, Target { rival, ..target });
        self.did(Deed::Shown);
    }

    /// Shows the screen so many further on, around all of them.
    pub(super) fn neighbour(&mut self, distance: usize) {
        let all = ScreenName::ALL;
        self.show(all[(self.at as usize + distance) % all.len()], Target::default());
    }

    /// Goes back or forward.
    pub(super) fn follow_trail(&mut self, way: Way) {
        if let Some(place) = self.trail.go(way, self.place()) {
            self.stand(place);
        }
    }

    /// Goes to a place.
    pub(super) fn stand(&mut self, place: Place) {
        if place.period == self.view().round.period {
            self.put(place.screen, place.target);
        } else {
            self.act(Act::Turn(place.period), Then::Stand(place));
        }
    }
}

/// Where one is, to be kept.
fn kept(app: &App) -> left::Place {
    let (view, place) = (app.view(), app.place());
    let scheme = &view.round.scheme;
    let (node, metric) = match place.target.row {
        Some(Row::Node(node)) => (Some(scheme.node(node).code().to_owned()), None),
        Some(Row::Metric(metric)) => (None, Some(scheme.metric(metric).code.clone())),
        // Where the plan was left is not kept: its places are its own.
        Some(Row::Measure(_) | Row::Aim(_)) | None => (None, None),
    };
    left::Place {
        screen: name_of(place.screen),
        period: place.period.to_string(),
        unit: place.target.unit.map(|unit| scheme.unit(unit).code.clone()),
        node,
        metric,
    }
}

/// The place that was kept, as far as there still is such a place.
fn found(view: &View, kept: &left::Place) -> Place {
    let scheme = &view.round.scheme;
    let node = kept.node.as_deref().and_then(|code| scheme.find_node(code));
    let metric = kept.metric.as_deref().and_then(|code| scheme.find_metric(code));
    let period = kept.period.parse().ok().filter(|period| scheme.assesses(*period));
    let mut screens = ScreenName::ALL.into_iter();
    Place {
        screen: screens
            .find(|name| name_of(*name) == kept.screen)
            .unwrap_or(ScreenName::Overview),
        period: period.unwrap_or(view.round.period),
        target: Target {
            unit: kept.unit.as_deref().and_then(|code| scheme.find_unit(code)),
            row: node.map(Row::Node).or_else(|| metric.map(Row::Metric)),
            rival: None,
        },
    }
}

fn name_of(screen: ScreenName) -> String {
    format!("{screen:?}").to_lowercase()
}
