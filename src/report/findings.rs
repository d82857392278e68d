//! What every paper is made from: scheme, data, evaluation, and how far the round has come.

use chrono::NaiveDate;

use super::document::{Front, Table};
use crate::i18n::{heading, number, outcome, policy, sample, state};
use crate::model::UnitIx;
use crate::model::dataset::{Dataset, Verification};
use crate::model::evaluation::{Evaluation, GradeReason, UnitResult, WeakReason};
use crate::model::period::Period;
use crate::model::points::Points;
use crate::model::scheme::Scheme;
use crate::model::state::State;
use crate::text::{Lang, Text};

/// Whether a result is final, and what tells it from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'a> {
    /// Not approved yet: papers are marked 草稿.
    Draft {
        /// The hash of the evaluation as it is now.
        sha256: &'a str,
    },
    /// 审定: frozen.
    Approved {
        /// Which approval of the period it is, from 1.
        revision: u32,
        /// The hash of the approved result.
        sha256: &'a str,
        /// The day of the approval.
        on: NaiveDate,
    },
}

/// A result and what it rests on.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'a> {
    /// The scheme it was scored by.
    pub scheme: &'a Scheme,
    /// The data it was scored from.
    pub dataset: &'a Dataset,
    /// The result.
    pub evaluation: &'a Evaluation,
    /// What the same scheme makes of the period before, whose values are shown beside this one's
    /// even where it was not assessed.
    pub previous: Option<&'a Evaluation>,
    /// What the period came to when each stage ended: reported, initial, verified; none where it has
    /// not come so far.
    pub stages: [Option<&'a Evaluation>; 3],
    /// Whether it is final.
    pub standing: Standing<'a>,
    /// The language of the paper.
    pub lang: Lang,
}

impl Findings<'_> {
    pub(super) const fn period(&self) -> Period {
        self.evaluation.period
    }

    /// A text in the language of the paper.
    pub(super) fn say(&self, text: &Text) -> String {
        text.get(self.lang).to_owned()
    }

    /// One of two sentences.
    pub(super) fn pick(&self, zh: impl Into<String>, en: impl Into<String>) -> String {
        match self.lang {
            Lang::Zh => zh.into(),
            Lang::En => en.into(),
        }
    }

    /// Points as printed.
    pub(super) fn points(&self, points: Points) -> String {
        points.show(self.evaluation.decimals)
    }

    pub(super) fn unit_name(&self, unit: UnitIx) -> String {
        self.say(&self.scheme.unit(unit).name)
    }

    /// The name of a unit's group; empty where the scheme has no groups.
    pub(super) fn group_name(&self, unit: UnitIx) -> String {
        let groups = &self.scheme.document().groups;
        groups
            .get(self.scheme.group_of(unit))
            .map_or_else(String::new, |group| self.say(&group.name))
    }

    /// Whether units are ranked in more than one group.
    pub(super) const fn has_groups(&self) -> bool {
        self.scheme.n_groups() > 1
    }

    /// The name of a unit's grade.
    pub(super) fn grade(&self, result: &UnitResult) -> Option<String> {
        let grade = self.scheme.document().grades.get(result.grade?)?;
        Some(self.say(&grade.name))
    }

    /// The veto or the full quota that stood against a better grade.
    pub(super) fn held_back(&self, result: &UnitResult) -> Option<String> {
        if !result.vetoes.is_empty() {
            let veto = self.say(&heading::VETO);
            return Some(format!("{veto} {}", result.vetoes.join(" ")));
        }
        let quota = result.grade_reason.filter(|reason| *reason == GradeReason::Quota);
        quota.map(|reason| self.say(outcome::grade_reason(reason)))
    }

    /// The period before, where it was part of the assessment.
    pub(super) fn previous_assessed(&self) -> Option<&Evaluation> {
        self.previous.filter(|previous| self.scheme.assesses(previous.period))
    }

    /// The result of a unit in the period before.
    pub(super) fn previous_result(&self, unit: UnitIx) -> Option<&UnitResult> {
        self.previous_assessed()?.units.get(unit.0)
    }

    /// Front matter with what identifies the result.
    pub(super) fn front(&self, title: String, subtitle: String) -> Front {
        Front {
            masthead: None,
            title,
            subtitle,
            draft: match self.standing {
                Standing::Draft { .. } => Some(self.pick("草稿", "Draft")),
                Standing::Approved { .. } => None,
            },
            notice: sample::is_in(self.dataset).then(|| self.say(&sample::NOTICE)),
            footer: self.scheme_lines().into_iter().chain([self.identity()]).collect(),
            date: match self.standing {
                Standing::Draft { .. } => None,
                Standing::Approved { on, .. } => Some(on),
            },
        }
    }

    /// The period, the scheme and its hash, a line each.
    pub(super) fn scheme_lines(&self) -> Vec<String> {
        let scheme = self.scheme.document();
        let status = policy::status(scheme.status).get(self.lang);
        let (period, hash) = (self.period(), self.scheme.sha256());
        let (id, version) = (&scheme.id, &scheme.version);
        vec![
            self.pick(
                format!("考核期：{period}　方案：{id} {version}（{status}）"),
                format!("Period {period} · scheme {id} {version} ({status})"),
            ),
            self.pick(format!("方案校验码 SHA-256：{hash}"), format!("Scheme SHA-256 {hash}")),
        ]
    }

    /// The revision and the hash of the result.
    fn identity(&self) -> String {
        match self.standing {
            Standing::Draft { sha256 } => self.pick(
                format!("结果未审定　结果校验码 SHA-256：{sha256}"),
                format!("Result not approved · SHA-256 {sha256}"),
            ),
            Standing::Approved { revision, sha256, on } => self.pick(
                format!("结果第 {revision} 版，{on} 审定　结果校验码 SHA-256：{sha256}"),
                format!("Result, revision {revision}, approved {on} · SHA-256 {sha256}"),
            ),
        }
    }

    /// `优秀90分以上（名额30%），良好80分以上，60分以下不合格`
    pub(super) fn grade_rule(&self) -> Option<String> {
        let grades = &self.scheme.document().grades;
        let mut said: Vec<String> = Vec::new();
        for (n, grade) in grades.iter().enumerate() {
            let (name, min) = (self.say(&grade.name), number::value(grade.min));
            let better = n.checked_sub(1).map(|better| number::value(grades[better].min));
            let quota = grade.quota.map(number::share);
            let quota =
                quota.map(|quota| self.pick(format!("（名额{quota}）"), format!(" (at most {quota} of the units)")));
            let quota = quota.unwrap_or_default();
            said.push(match better {
                Some(better) if n + 1 == grades.len() => {
                    self.pick(format!("{better}分以下{name}"), format!("{name} below {better}"))
                }
                _ => self.pick(format!("{name}{min}分以上{quota}"), format!("{name} from {min}{quota}")),
            });
        }
        (!said.is_empty()).then(|| {
            self.pick(
                format!(
                    "等次按公布的总分确定：{}；“以上”含本数，“以下”不含本数。",
                    said.join("，")
                ),
                format!(
                    "Grades by the printed total: {}; \"from\" includes the number itself.",
                    said.join(", ")
                ),
            )
        })
    }

    /// What makes an indicator a weak link, where the scheme has such a rule.
    pub(super) fn weak_rule(&self) -> Option<String> {
        let weak = &self.scheme.document().weak;
        let rules = [
            weak.rate_below.map(|_| WeakReason::RateBelow),
            weak.below_mean.map(|_| WeakReason::BelowMean),
            weak.falling_periods.map(|_| WeakReason::Falling),
        ];
        let rules: Vec<_> = rules
            .into_iter()
            .flatten()
            .map(|reason| outcome::weak_sentence(reason, weak, self.lang))
            .collect();
        (!rules.is_empty()).then(|| {
            self.pick(
                format!("薄弱环节：{}的指标。", rules.join("，或")),
                format!("Weak links: indicators with {}.", rules.join(", or ")),
            )
        })
    }

    /// The scheme's title, or its id where it has none.
    pub(super) fn scheme_title(&self) -> String {
        let document = self.scheme.document();
        document
            .title
            .as_ref()
            .map_or_else(|| document.id.clone(), |title| self.say(title))
    }

    pub(super) fn period_name(&self) -> String {
        self.say(&heading::period(self.period()))
    }

    /// How many cells of the period are in which state, in one sentence.
    pub(super) fn data_status(&self, units: impl Iterator<Item = UnitIx>) -> String {
        let n_metrics = self.scheme.metrics().len();
        let mut counts = [0_usize; 5];
        for unit in units {
            for metric in 0..n_metrics {
                let entry = self.dataset.entry(self.period(), unit, crate::model::MetricIx(metric));
                let place = match (entry.reported.state(), entry.verification) {
                    (State::Value, Verification::Verified) => 0,
                    (State::Value | State::Undefined, _) => 1,
                    (State::NotApplicable, _) => 2,
                    (State::Missing, _) => 3,
                    (State::Pending, _) => 4,
                };
                counts[place] += 1;
            }
        }
        let names = [
            state::verification(Verification::Verified),
            state::verification(Verification::Reported),
            state::state(State::NotApplicable),
            state::state(State::Missing),
            state::state(State::Pending),
        ];
        let said: Vec<_> = counts
            .iter()
            .zip(names)
            .filter(|(count, _)| **count > 0)
            .map(|(count, name)| {
                self.pick(
                    format!("{}{count}项", name.get(Lang::Zh)),
                    format!("{count} {}", name.get(Lang::En)),
                )
            })
            .collect();
        self.pick(
            format!("数据状态：{}。", said.join("，")),
            format!("Data: {}.", said.join(", ")),
        )
    }
}

/// Leaves out the columns that no row has anything in.
pub(super) fn without_empty_columns(mut table: Table) -> Table {
    let kept: Vec<bool> = (0..table.columns.len())
        .map(|column| {
            let mut cells = table.rows.iter().filter_map(|row| row.cells.get(column));
            cells.any(|cell| !cell.text.is_empty())
        })
        .collect();
    let mut keep = kept.iter();
    table.columns.retain(|_| keep.next().copied().unwrap_or(true));
    for row in &mut table.rows {
        let mut keep = kept.iter();
        row.cells.retain(|_| keep.next().copied().unwrap_or(true));
    }
    table
}
