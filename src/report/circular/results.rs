//! 考核结果 of the circular: grades, places, firsts by criterion, the most improved.

use super::Circular;
use crate::i18n::number;
use crate::model::UnitIx;
use crate::report::disclosure::Disclosure;

/// So many of the most improved are disclosed.
const PRIZES: u32 = 3;

impl Circular<'_> {
    pub(super) fn results(self) -> Vec<String> {
        let mut said = self.grades();
        said.extend(self.places());
        said.extend(self.firsts());
        said.extend(self.improved());
        said
    }

    /// `优秀（2个）：大亚湾开发区、博罗县。`
    fn grades(self) -> Vec<String> {
        let findings = self.findings;
        let disclosed = self.material.disclosure.units(findings);
        let units = &findings.evaluation.units;
        let grades = findings.scheme.document().grades.iter().enumerate();
        let line = |(n, grade): (usize, &crate::model::scheme::policy::Grade)| {
            let is_of = |unit: &UnitIx| units[unit.0].grade == Some(n);
            let all = (0..units.len()).map(UnitIx).filter(is_of).count();
            let names: Vec<String> = disclosed
                .iter()
                .filter(|unit| is_of(unit))
                .map(|unit| findings.unit_name(*unit))
                .collect();
            let hidden = all - names.len();
            let grade = findings.say(&grade.name);
            let rest = match (names.is_empty(), hidden) {
                (_, 0) => String::new(),
                (true, _) => findings.pick("（不具名）", " (not disclosed)"),
                (false, _) => findings.pick(format!("，另{hidden}个不具名"), format!(", {hidden} not disclosed")),
            };
            let colon = if names.is_empty() {
                String::new()
            } else {
                findings.pick("：", ": ")
            };
            let names = self.listed(&names);
            (all > 0).then(|| {
                findings.pick(
                    format!("{grade}（{all}个）{colon}{names}{rest}。"),
                    format!("{grade} ({all}){colon}{names}{rest}."),
                )
            })
        };
        grades.filter_map(line).collect()
    }

    fn places(self) -> Vec<String> {
        let findings = self.findings;
        let disclosure = self.material.disclosure;
        let ranked = |unit: &UnitIx| findings.evaluation.unit(*unit).overall_place.is_some();
        let units: Vec<UnitIx> = disclosure.units(findings).into_iter().filter(ranked).collect();
        if units.is_empty() {
            return Vec::new();
        }
        match disclosure {
            Disclosure::Group => self.places_by_group(&units),
            Disclosure::All => vec![findings.pick(
                format!("按总分由高到低依次为：{}。", self.with_totals(&units)),
                format!("By total, highest first: {}.", self.with_totals(&units)),
            )],
            Disclosure::Top(n) => vec![findings.pick(
                format!("前{n}名依次为：{}。", self.with_totals(&units)),
                format!("The first {n}: {}.", self.with_totals(&units)),
            )],
        }
    }

    fn places_by_group(self, units: &[UnitIx]) -> Vec<String> {
        let findings = self.findings;
        let groups = findings.scheme.document().groups.iter().enumerate();
        let line = |(n, group): (usize, &crate::model::scheme::document::Group)| {
            let mut members: Vec<UnitIx> = units
                .iter()
                .copied()
                .filter(|unit| findings.scheme.group_of(*unit) == n)
                .collect();
            members.sort_by_key(|unit| findings.evaluation.unit(*unit).group_rank);
            let (name, list) = (findings.say(&group.name), self.with_totals(&members));
            (!members.is_empty()).then(|| {
                findings.pick(
                    format!("{name}按总分由高到低依次为：{list}。"),
                    format!("{name}, highest first: {list}."),
                )
            })
        };
        groups.filter_map(line).collect()
    }

    fn with_totals(self, units: &[UnitIx]) -> String {
        let findings = self.findings;
        let one = |unit: &UnitIx| {
            let name = findings.unit_name(*unit);
            let total = findings.evaluation.unit(*unit).total;
            let total = total.map_or_else(|| "—".to_owned(), |total| findings.points(total));
            findings.pick(format!("{name}（{total}分）"), format!("{name} ({total})"))
        };
        self.listed(&units.iter().map(one).collect::<Vec<_>>())
    }

    /// Who is first on each criterion; nobody is said where it is somebody who is not disclosed.
    fn firsts(self) -> Option<String> {
        let findings = self.findings;
        let disclosed = self.material.disclosure.units(findings);
        let first = |&top: &crate::model::NodeIx| {
            let places = findings.evaluation.node_places(top);
            let names: Vec<String> = disclosed
                .iter()
                .filter(|unit| places[unit.0] == Some(1))
                .map(|unit| findings.unit_name(*unit))
                .collect();
            let criterion = findings.say(findings.scheme.node(top).name());
            (!names.is_empty()).then(|| {
                let names = self.listed(&names);
                findings.pick(format!("{criterion}：{names}"), format!("{criterion}: {names}"))
            })
        };
        let firsts: Vec<String> = findings.scheme.top().iter().filter_map(first).collect();
        let list = firsts.join(&findings.pick("；", "; "));
        (!firsts.is_empty()).then(|| {
            findings.pick(
                format!("单项得分第一：{list}。"),
                format!("First by criterion: {list}."),
            )
        })
    }

    /// Who gained most on the period before.
    fn improved(self) -> Option<String> {
        let findings = self.findings;
        let mut disclosed = self.material.disclosure.units(findings);
        let result = |unit: &UnitIx| findings.evaluation.unit(*unit);
        disclosed.retain(|unit| result(unit).improvement_rank.is_some_and(|rank| rank <= PRIZES));
        disclosed.sort_by_key(|unit| result(unit).improvement_rank);
        let gained = |unit: &UnitIx| {
            let change = result(unit).change?;
            let decimals = findings.evaluation.decimals;
            let (name, gained) = (findings.unit_name(*unit), number::gained(change.total, decimals));
            (change.total.value(decimals) > 0.0)
                .then(|| findings.pick(format!("{name}（{gained}分）"), format!("{name} ({gained})")))
        };
        let gained: Vec<String> = disclosed.iter().filter_map(gained).collect();
        let list = self.listed(&gained);
        (!gained.is_empty()).then(|| {
            findings.pick(
                format!("总分比上期提高较多（可列进步奖）：{list}。"),
                format!("Most improved, for a prize: {list}."),
            )
        })
    }
}
