//! Small schemes and datasets, written as a reader would write them.

use kaohe::exchange::scheme::read_scheme;
use kaohe::model::{Dataset, Entry, Evaluation, NodeIx, Period, Quantity, Reported, Scheme, UnitIx};
use kaohe::scoring::evaluate;
use kaohe::text::Lang;
use serde_json::{Value, json};

/// A scheme, its data, and the evaluation of a period.
pub struct Case {
    pub scheme: Scheme,
    pub dataset: Dataset,
}

/// A cell as a reader writes it: a number, `NA`, `missing` or nothing.
pub fn cell(text: &str) -> Reported {
    match text {
        "" | "pending" => Reported::Pending,
        "NA" => Reported::NotApplicable,
        "missing" => Reported::Missing,
        number => Reported::Value(number.parse().expect("a number")),
    }
}

pub fn period(text: &str) -> Period {
    text.parse().expect("a period")
}

impl Case {
    /// Reads a scheme.
    pub fn new(scheme: &Value) -> Self {
        let scheme = read_scheme(scheme.to_string().as_bytes())
            .map_err(|error| error.message(Lang::En))
            .expect("a valid scheme");
        let dataset = scheme.empty_dataset();
        Self { scheme, dataset }
    }

    /// One metric of every unit in order, separated by spaces; `-` leaves a cell pending.
    pub fn row(mut self, at: &str, metric: &str, cells: &str) -> Self {
        let metric = self.scheme.find_metric(metric).expect("a metric");
        for (unit, text) in cells.split_whitespace().enumerate() {
            let entry = Entry {
                reported: cell(if text == "-" { "" } else { text }),
                ..Entry::default()
            };
            self.dataset.set(period(at), UnitIx(unit), metric, entry);
        }
        self
    }

    /// The marks of one unit on an indicator, one an assessor.
    pub fn marks(mut self, at: &str, indicator: &str, unit: usize, marks: &str) -> Self {
        let indicator = self.node(indicator);
        for (assessor, text) in marks.split_whitespace().enumerate() {
            let entry = Entry {
                reported: cell(if text == "-" { "" } else { text }),
                ..Entry::default()
            };
            let place = (indicator, UnitIx(unit));
            self.dataset
                .set_mark(period(at), place, &assessor.to_string(), Some(entry));
        }
        self
    }

    /// Adjustments as (unit, item, count).
    pub fn adjust(mut self, at: &str, applied: &[(usize, &str, i32)]) -> Self {
        let adjustment = |&(unit, item, count): &(usize, &str, i32)| kaohe::model::Adjustment {
            unit: UnitIx(unit),
            item: item.to_owned(),
            count: Quantity::from(count),
            reason: "a test".to_owned(),
            actor: "tester".to_owned(),
            evidence: String::new(),
        };
        self.dataset
            .set_adjustments(period(at), applied.iter().map(adjustment).collect());
        self
    }

    pub fn node(&self, code: &str) -> NodeIx {
        self.scheme.find_node(code).expect("a node")
    }

    pub fn evaluate(&self, at: &str) -> Evaluation {
        evaluate(&self.scheme, &self.dataset, period(at))
    }

    /// The rates of a node, as far as a person reads them; `state` where there is none.
    pub fn rates(&self, at: &str, code: &str) -> Vec<String> {
        let evaluation = self.evaluate(at);
        let show = |unit: usize| {
            let result = evaluation.node(self.node(code), UnitIx(unit));
            match result.rate {
                Some(rate) => format!("{rate:.4}"),
                None => format!("{:?}", result.state),
            }
        };
        (0..self.scheme.n_units()).map(show).collect()
    }

    /// The printed points of a node.
    pub fn scores(&self, at: &str, code: &str) -> Vec<String> {
        let evaluation = self.evaluate(at);
        let show = |unit: usize| {
            let result = evaluation.node(self.node(code), UnitIx(unit));
            result.score.map_or_else(
                || format!("{:?}", result.state),
                |score| score.show(evaluation.decimals),
            )
        };
        (0..self.scheme.n_units()).map(show).collect()
    }

    /// The printed totals.
    pub fn totals(&self, at: &str) -> Vec<String> {
        let evaluation = self.evaluate(at);
        let totals = evaluation.units.iter().map(|unit| unit.total);
        totals
            .map(|total| total.map_or_else(|| "none".to_owned(), |total| total.show(evaluation.decimals)))
            .collect()
    }
}

/// So many units in one group, named u0, u1, ….
pub fn units(n: usize) -> Value {
    (0..n)
        .map(|unit| json!({"code": format!("u{unit}"), "name": format!("Unit {unit}")}))
        .collect()
}

/// Metrics by code.
pub fn metrics(codes: &[&str]) -> Value {
    codes.iter().map(|code| json!({"code": code, "name": code})).collect()
}

/// A scheme of one indicator X of so many points on metric `x`.
pub fn one_indicator(n_units: usize, weight: f64, mut indicator: Value) -> Value {
    let node = indicator.as_object_mut().expect("an object");
    node.insert("code".to_owned(), json!("X"));
    node.insert("name".to_owned(), json!("X"));
    node.insert("weight".to_owned(), json!(weight));
    json!({
        "format": 1, "id": "one", "base_period": "2016", "units": units(n_units), "metrics": metrics(&["x", "y", "z"]),
        "tree": [indicator],
    })
}
