//! Every check a plan must pass, all faults at once with their JSON pointers.
//!
//! What only a scheme can tell (whether a metric exists) is not asked here.

use std::collections::HashMap;

use super::document::{Amount, Kind, PlanDocument, Relation, Scope, Source, Target};
use crate::error::Problem;
use crate::model::scheme::input::{Derivation, Input};
use crate::text::Text;

/// Everything that makes a document no plan.
pub(super) fn problems(document: &PlanDocument) -> Vec<Problem> {
    let mut faults = Faults(Vec::new());
    if document.format != 1 {
        let is = document.format;
        faults.add(
            "/format",
            format!("应为 1，这里是 {is}"),
            format!("must be 1, but is {is}"),
        );
    }
    once(numbers(document), &mut faults);
    let codes = document.targets.iter().enumerate();
    once(
        codes.map(|(n, target)| (format!("/targets/{n}/code"), target.code.clone())),
        &mut faults,
    );
    let names = document.departments.iter().enumerate();
    let zh = crate::text::Lang::Zh;
    once(
        names.map(|(n, of)| (format!("/departments/{n}/name"), of.name.get(zh).to_owned())),
        &mut faults,
    );
    departments(document, &mut faults);
    for (n, target) in document.targets.iter().enumerate() {
        of_target(document, target, &format!("/targets/{n}"), &mut faults);
    }
    faults.0
}

struct Faults(Vec<Problem>);

impl Faults {
    fn add(&mut self, pointer: impl Into<String>, zh: impl Into<String>, en: impl Into<String>) {
        self.0.push(Problem::at(pointer, Text::of(zh, en)));
    }
}

/// The numbers of actions and measures; an action may have a measure's number.
fn numbers(document: &PlanDocument) -> Vec<(String, String)> {
    let mut places = Vec::new();
    for (n, action) in document.actions.iter().enumerate() {
        places.push((format!("/actions/{n}/no"), format!("（{}）", action.no)));
        for (m, measure) in action.measures.iter().enumerate() {
            places.push((format!("/actions/{n}/measures/{m}/no"), measure.no.to_string()));
        }
    }
    places
}

fn once(places: impl IntoIterator<Item = (String, String)>, faults: &mut Faults) {
    let mut first: HashMap<String, String> = HashMap::new();
    for (pointer, name) in places {
        if let Some(other) = first.get(&name) {
            faults.add(
                pointer,
                format!("“{name}”与 {other} 重复"),
                format!("\"{name}\" is already at {other}"),
            );
        } else {
            first.insert(name, pointer);
        }
    }
}

/// Where a plan lists its departments, measures name no other.
fn departments(document: &PlanDocument, faults: &mut Faults) {
    if document.departments.is_empty() {
        return;
    }
    let zh = crate::text::Lang::Zh;
    let is_listed = |name: &str| document.departments.iter().any(|of| of.name.get(zh) == name);
    for (n, action) in document.actions.iter().enumerate() {
        for (m, measure) in action.measures.iter().enumerate() {
            for (key, names) in [("lead", &measure.lead), ("with", &measure.with)] {
                for (k, name) in names.iter().enumerate().filter(|(_, name)| !is_listed(name)) {
                    faults.add(
                        format!("/actions/{n}/measures/{m}/{key}/{k}"),
                        format!("departments 中没有“{name}”"),
                        format!("\"{name}\" is not among the `departments`"),
                    );
                }
            }
        }
    }
}

fn of_target(document: &PlanDocument, target: &Target, pointer: &str, faults: &mut Faults) {
    let mut measures = document.actions.iter().flat_map(|action| &action.measures);
    if !measures.any(|measure| measure.no == target.measure) {
        let no = target.measure;
        faults.add(
            format!("{pointer}/measure"),
            format!("没有第 {no} 条措施"),
            format!("there is no measure {no}"),
        );
    }
    match (target.kind, target.amounts.is_empty()) {
        (Kind::Quantified, true) => faults.add(
            pointer,
            "定量目标应写明数量 amounts",
            "a quantified target names its `amounts`",
        ),
        (Kind::Qualitative, false) => faults.add(
            format!("{pointer}/amounts"),
            "定性目标没有数量；有数量的是 quantified",
            "a qualitative target has no amounts; one that has is `quantified`",
        ),
        _ => {}
    }
    if let (Some(due), Some(first)) = (target.due, document.periods.first())
        && !due.same_kind(*first)
    {
        faults.add(
            format!("{pointer}/due"),
            format!("“{due}”与计划期“{first}”长短不同"),
            format!("{due} is not as long as the plan's period {first}"),
        );
    }
    for (n, amount) in target.amounts.iter().enumerate() {
        of_amount(target, amount, &format!("{pointer}/amounts/{n}"), faults);
    }
}

fn of_amount(target: &Target, amount: &Amount, pointer: &str, faults: &mut Faults) {
    if amount.relation.is_change() && amount.value == 0.0 {
        faults.add(format!("{pointer}/value"), "变化不能为 0", "a change must not be 0");
    }
    let counts = matches!(amount.data, Some(Source::Count(_)));
    if counts && !matches!(amount.relation, Relation::AtLeast | Relation::MoreThan) {
        faults.add(
            format!("{pointer}/data/count"),
            "只有“达到”“超过”可以计数",
            "only `at_least` and `more_than` can be counted",
        );
    }
    if amount.data.is_some() && !counts && target.scope == Scope::County {
        faults.add(
            format!("{pointer}/data"),
            "各县、区各自的目标应以 count 计达到的个数",
            "a target of each county is told by `count`, how many have reached it",
        );
    }
    if let Some(data) = &amount.data {
        let key = match data {
            Source::Sum(_) => "sum",
            Source::Reference(_) => "reference",
            Source::Count(_) => "count",
        };
        let at = format!("{pointer}/data/{key}/input");
        of_input(data.input(), amount.relation, &at, faults);
    }
}

/// A change of a change is not what a plan means.
fn of_input(input: &Input, relation: Relation, pointer: &str, faults: &mut Faults) {
    let Input::Derived(derivation) = input else { return };
    let is_change = matches!(
        **derivation,
        Derivation::Increment(_) | Derivation::Growth(_) | Derivation::Cagr(_)
    );
    if is_change && relation.is_change() {
        faults.add(
            pointer,
            "“提高”“年均递增”本身就是变化，这里应是水平值",
            "`rise_by` and `grow_yearly_by` are changes themselves; name the level here",
        );
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::Plan;
    use crate::text::Lang;

    fn plan() -> Value {
        json!({
            "format": 1, "title": "计划", "periods": ["2018", "2019"],
            "departments": [{"name": "甲局"}, {"name": "各县", "units": ["a"]}],
            "actions": [{"no": 1, "title": "行动", "measures": [
                {"no": 1, "title": "措施", "lead": ["甲局"], "with": ["各县"]},
                {"no": 2, "title": "措施", "lead": ["甲局"]}]}],
            "targets": [{"code": "T1", "measure": 1, "kind": "quantified", "text": "达到 3 个", "scope": "city",
                "county_matter": true, "due": "2019", "amounts": [{"relation": "at_least", "value": 3, "unit": "个"}]}],
        })
    }

    /// The faults of the plan with these places replaced.
    fn faults(changes: &[(&str, Value)]) -> Vec<String> {
        let mut plan = plan();
        for (pointer, value) in changes {
            let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
            let parent = plan.pointer_mut(parent).expect("a place");
            match parent {
                Value::Array(list) => list[key.parse::<usize>().expect("a place")] = value.clone(),
                _ => parent[key] = value.clone(),
            }
        }
        match Plan::new(serde_json::from_value(plan).expect("a document"), "") {
            Ok(_) => Vec::new(),
            Err(error) => {
                let problems = error.problems.iter();
                problems
                    .map(|problem| format!("{} {}", problem.place, problem.what.get(Lang::Zh)))
                    .collect()
            }
        }
    }

    #[test]
    fn a_plan_without_faults_is_taken() {
        assert_eq!(faults(&[]), [""; 0]);
    }

    #[test]
    fn all_faults_are_told_at_once() {
        assert_eq!(
            faults(&[
                ("/actions/0/measures/1/no", json!(1)),
                ("/actions/0/measures/0/lead", json!(["乙局"])),
                ("/targets/0/measure", json!(7)),
                ("/targets/0/due", json!("2019Q1")),
            ]),
            [
                "/actions/0/measures/1/no “1”与 /actions/0/measures/0/no 重复",
                "/actions/0/measures/0/lead/0 departments 中没有“乙局”",
                "/targets/0/measure 没有第 7 条措施",
                "/targets/0/due “2019Q1”与计划期“2018”长短不同",
            ]
        );
    }

    #[test]
    fn a_quantified_target_has_amounts_and_a_qualitative_one_none() {
        assert_eq!(
            faults(&[("/targets/0/amounts", json!([]))]),
            ["/targets/0 定量目标应写明数量 amounts"]
        );
        assert_eq!(
            faults(&[("/targets/0/kind", json!("qualitative"))]),
            ["/targets/0/amounts 定性目标没有数量；有数量的是 quantified"]
        );
    }

    #[test]
    fn a_target_of_each_county_is_counted() {
        let data = json!({"sum": {"input": "x"}});
        assert_eq!(
            faults(&[
                ("/targets/0/scope", json!("county")),
                ("/targets/0/amounts/0/data", data)
            ]),
            ["/targets/0/amounts/0/data 各县、区各自的目标应以 count 计达到的个数"]
        );
    }

    #[test]
    fn a_change_is_measured_on_a_level() {
        let amount = json!({"relation": "grow_yearly_by", "value": 10, "unit": "%",
            "data": {"sum": {"input": {"growth": {"of": "x"}}}}});
        assert_eq!(
            faults(&[("/targets/0/amounts/0", amount)]),
            ["/targets/0/amounts/0/data/sum/input “提高”“年均递增”本身就是变化，这里应是水平值"]
        );
        let amount =
            json!({"relation": "at_most", "value": 3, "unit": "个", "data": {"count": {"input": "x", "reached": 3}}});
        assert_eq!(
            faults(&[("/targets/0/amounts/0", amount)]),
            ["/targets/0/amounts/0/data/count 只有“达到”“超过”可以计数"]
        );
    }
}
