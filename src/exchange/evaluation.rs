//! An evaluation as JSON (`schemas/evaluation.schema.json`): what `evaluate` and `rank` print.
//!
//! Printed points are texts with the scheme's decimals, exact numbers are numbers that read back
//! the same. Computes nothing.

use serde::Serialize;

use crate::model::evaluation::{Change, ClosingResult, GradeReason, WeakReason};
use crate::model::{Evaluation, NodeIx, Period, Points, Scheme, State, UnitIx};
use crate::text::Text;

/// The evaluation in the form that is printed as JSON.
#[must_use]
pub fn evaluation_json<'e>(scheme: &'e Scheme, evaluation: &'e Evaluation) -> impl Serialize + use<'e> {
    let places: Vec<_> = (0..scheme.nodes().len())
        .map(|node| evaluation.node_places(NodeIx(node)))
        .collect();
    let written = Written {
        scheme,
        evaluation,
        places: &places,
    };
    EvaluationForm {
        format: 1,
        scheme: SchemeForm {
            id: &scheme.document().id,
            version: &scheme.document().version,
            sha256: scheme.sha256(),
        },
        period: evaluation.period,
        units: (0..evaluation.units.len())
            .map(|unit| written.unit(UnitIx(unit)))
            .collect(),
    }
}

#[derive(Serialize)]
struct EvaluationForm<'e> {
    format: u32,
    scheme: SchemeForm<'e>,
    period: Period,
    units: Vec<UnitForm<'e>>,
}

#[derive(Serialize)]
struct SchemeForm<'e> {
    id: &'e str,
    version: &'e str,
    sha256: &'e str,
}

#[derive(Serialize)]
struct UnitForm<'e> {
    unit: &'e str,
    name: &'e Text,
    group: Option<&'e str>,
    total: Option<String>,
    exact: Option<f64>,
    rank: Option<u32>,
    group_rank: Option<u32>,
    grade: Option<&'e str>,
    grade_reason: Option<GradeReason>,
    provisional: bool,
    lacking: Vec<&'e str>,
    change: Option<ChangeForm>,
    improvement_rank: Option<u32>,
    bonus: String,
    penalty: String,
    vetoes: &'e [String],
    closing: Option<ClosingForm>,
    nodes: Vec<NodeForm<'e>>,
}

#[derive(Serialize)]
struct ChangeForm {
    total: String,
    rank: Option<i64>,
}

#[derive(Serialize)]
struct ClosingForm {
    total: String,
    rank: u32,
}

#[derive(Serialize)]
struct NodeForm<'e> {
    code: &'e str,
    parent: Option<&'e str>,
    leaf: bool,
    state: State,
    value: Option<f64>,
    rate: Option<f64>,
    weight: String,
    effective_weight: f64,
    score: Option<String>,
    rank: Option<u32>,
    weak: Option<WeakReason>,
}

/// What every part of the form is written from.
#[derive(Clone, Copy)]
struct Written<'e, 'p> {
    scheme: &'e Scheme,
    evaluation: &'e Evaluation,
    places: &'p [Vec<Option<u32>>],
}

impl<'e> Written<'e, '_> {
    fn unit(self, ix: UnitIx) -> UnitForm<'e> {
        let (unit, result) = (self.scheme.unit(ix), self.evaluation.unit(ix));
        UnitForm {
            unit: &unit.code,
            name: &unit.name,
            group: unit.group.as_deref(),
            total: result.total.map(|total| self.points(total)),
            exact: result.total.map(|_| result.exact),
            rank: result.rank,
            group_rank: result.group_rank,
            grade: result
                .grade
                .map(|grade| self.scheme.document().grades[grade].code.as_str()),
            grade_reason: result.grade_reason,
            provisional: result.provisional,
            lacking: result
                .lacking
                .iter()
                .map(|node| self.scheme.node(*node).code())
                .collect(),
            change: result.change.map(|Change { total, rank }| ChangeForm {
                total: self.points(total),
                rank,
            }),
            improvement_rank: result.improvement_rank,
            bonus: self.points(result.bonus),
            penalty: self.points(result.penalty),
            vetoes: &result.vetoes,
            closing: result.closing.map(|ClosingResult { total, rank }| ClosingForm {
                total: self.points(total),
                rank,
            }),
            nodes: (0..self.scheme.nodes().len())
                .map(|node| self.node(NodeIx(node), ix))
                .collect(),
        }
    }

    fn node(self, ix: NodeIx, unit: UnitIx) -> NodeForm<'e> {
        let (node, result) = (self.scheme.node(ix), self.evaluation.node(ix, unit));
        NodeForm {
            code: node.code(),
            parent: node.parent.map(|parent| self.scheme.node(parent).code()),
            leaf: node.is_indicator(),
            state: result.state,
            value: result.value,
            rate: result.rate,
            weight: node.weight.to_string(),
            effective_weight: result.effective_weight,
            score: result.score.map(|score| self.points(score)),
            rank: self.places[ix.0][unit.0],
            weak: result.weak,
        }
    }

    fn points(self, points: Points) -> String {
        points.show(self.evaluation.decimals)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::read_scheme;
    use crate::model::evaluation::{NodeColumn, UnitResult};
    use crate::model::scheme::policy::RankOn;

    const SCHEME: &str = r#"{
        "format": 1, "id": "small", "version": "2.0.0",
        "units": [{"code": "a", "name": {"zh": "甲县", "en": "County A"}}, {"code": "b", "name": "乙县"}],
        "metrics": [{"code": "m", "name": "出口"}],
        "grades": [{"code": "good", "name": "良好", "min": 60}, {"code": "fail", "name": "不合格", "min": 0}],
        "tree": [{"code": "A", "name": "出口", "weight": 100, "children": [
            {"code": "A1", "name": "出口额", "weight": 87.5, "input": "m", "method": {"linear": {"from": 0, "to": 10}}},
            {"code": "A2", "name": "增速", "weight": 12.5, "input": {"growth": {"of": "m"}},
             "method": {"linear": {"from": 0, "to": 10}}}]}]
    }"#;

    /// 甲县 has everything, 乙县 lacks A2.
    fn evaluation(scheme: &Scheme) -> Evaluation {
        let points = Points::from_steps;
        let mut nodes: Vec<_> = scheme
            .nodes()
            .iter()
            .map(|node| NodeColumn::pending(2, node.weight))
            .collect();
        for (node, scores) in [(0, [7013, 5000]), (1, [6913, 5000]), (2, [100, 0])] {
            for (unit, score) in scores
                .into_iter()
                .enumerate()
                .filter(|(unit, _)| node == 1 || *unit == 0)
            {
                nodes[node].state[unit] = State::Value;
                nodes[node].rate[unit] = points(score).value(2) / scheme.nodes()[node].weight;
                nodes[node].score[unit] = points(score);
            }
        }
        nodes[1].value[0] = 0.1 + 0.2;
        nodes[2].weak[0] = Some(WeakReason::RateBelow);
        let first = UnitResult {
            total: Some(points(7013)),
            exact: 70.126_012_345_678_9,
            overall_place: Some(1),
            rank: Some(1),
            grade: Some(0),
            grade_reason: Some(GradeReason::Threshold),
            change: Some(Change {
                total: points(-120),
                rank: Some(-1),
            }),
            improvement_rank: Some(1),
            bonus: points(50),
            vetoes: vec!["V1".to_owned()],
            closing: Some(ClosingResult {
                total: points(7100),
                rank: 1,
            }),
            ..UnitResult::default()
        };
        let second = UnitResult {
            provisional: true,
            lacking: vec![NodeIx(2)],
            ..UnitResult::default()
        };
        Evaluation {
            earlier: std::collections::BTreeMap::new(),
            period: Period::year(2021),
            decimals: 2,
            ranked_on: RankOn::Printed,
            units: vec![first, second],
            nodes: nodes.into_iter().map(std::sync::Arc::new).collect(),
        }
    }

    fn json() -> serde_json::Value {
        let scheme = read_scheme(SCHEME.as_bytes()).expect("a scheme");
        let evaluation = evaluation(&scheme);
        serde_json::to_value(evaluation_json(&scheme, &evaluation)).expect("JSON")
    }

    #[test]
    fn a_result_is_written_key_for_key() {
        let json = json();
        let mut unit = json["units"][0].clone();
        let nodes = unit["nodes"].take();
        assert_eq!(
            unit,
            serde_json::json!({
                "unit": "a", "name": {"zh": "甲县", "en": "County A"}, "group": null,
                "total": "70.13", "exact": 70.126_012_345_678_9, "rank": 1, "group_rank": null,
                "grade": "good", "grade_reason": "threshold", "provisional": false, "lacking": [],
                "change": {"total": "-1.20", "rank": -1}, "improvement_rank": 1,
                "bonus": "0.50", "penalty": "0.00", "vetoes": ["V1"],
                "closing": {"total": "71.00", "rank": 1}, "nodes": null
            })
        );
        assert_eq!(
            nodes[1],
            serde_json::json!({
                "code": "A1", "parent": "A", "leaf": true, "state": "value", "value": 0.300_000_000_000_000_04,
                "rate": 69.13 / 87.5, "weight": "87.5", "effective_weight": 87.5, "score": "69.13", "rank": 1, "weak": null
            })
        );
        assert_eq!(
            (&nodes[0]["parent"], &nodes[0]["leaf"]),
            (&serde_json::Value::Null, &false.into())
        );
        assert_eq!(nodes[2]["weak"], "rate_below");
    }

    #[test]
    fn what_is_not_there_is_null() {
        let json = json();
        let unit = &json["units"][1];
        for key in [
            "total",
            "exact",
            "rank",
            "group_rank",
            "grade",
            "grade_reason",
            "change",
            "closing",
        ] {
            assert!(unit[key].is_null(), "{key}");
        }
        assert_eq!(unit["lacking"], serde_json::json!(["A2"]));
        assert_eq!(unit["nodes"][1]["rank"], 2);
        for key in ["value", "rate", "score", "rank", "weak"] {
            assert!(unit["nodes"][2][key].is_null(), "{key}");
        }
    }

    #[test]
    fn the_form_is_the_one_that_the_schema_describes() {
        let schema: serde_json::Value =
            serde_json::from_str(include_str!("../../schemas/evaluation.schema.json")).expect("a schema");
        let validator = jsonschema::draft202012::new(&schema).expect("a schema");
        let faults: Vec<_> = validator.iter_errors(&json()).map(|error| error.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new());
        let mut wrong = json();
        wrong["units"][0]["total"] = 70.13.into();
        assert!(!validator.is_valid(&wrong));
    }
}
