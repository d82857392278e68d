//! Choosing one of many: by number, or by name, pinyin, initials, code or English.

use super::Plain;
use super::talk::Talk;
use crate::error::Result;
use crate::i18n::names::{Closeness, Names, Query};
use crate::model::scheme::Scheme;
use crate::model::{MetricIx, NodeIx, UnitIx};
use crate::text::{Lang, Text};

/// Something that can be chosen.
pub struct Choice {
    names: Names,
    exact: Vec<String>,
}

impl Choice {
    /// A thing with its code, which may be empty, and its name.
    pub fn of(code: &str, name: &Text, lang: Lang) -> Self {
        let exact = [code, name.get(Lang::Zh), name.get(Lang::En)];
        Self {
            names: Names::new("", name, lang).also(code),
            exact: exact
                .into_iter()
                .filter(|name| !name.is_empty())
                .map(str::to_lowercase)
                .collect(),
        }
    }

    /// A thing whose code is shown before its name.
    pub fn coded(code: &str, name: &Text, lang: Lang) -> Self {
        Self {
            names: Names::new(code, name, lang),
            ..Self::of(code, name, lang)
        }
    }
}

impl Talk<'_> {
    /// Asks for one of several things; nothing where the answer is to go back.
    pub fn choose(&mut self, question: &Text, choices: &[Choice]) -> Result<Option<usize>> {
        let help = Text::of(
            format!(
                "可输入 1 至 {} 的序号，或名称、拼音、拼音首字母、代码、英文名的一部分；* 列出全部；q 或空行返回。",
                choices.len()
            ),
            format!(
                "A number from 1 to {}, or part of a name, of its pinyin or its initials, or a code; * lists all; q or an empty line goes back.",
                choices.len()
            ),
        );
        while let Some(answer) = self.ask(question, &help)? {
            let found = match answer.as_str() {
                "*" | "＊" => (0..choices.len()).collect(),
                answer => matching(choices, answer),
            };
            match found.as_slice() {
                [] => {
                    let none = Text::of(
                        format!("没有与“{answer}”相符的，输入 * 列出全部。"),
                        format!("Nothing matches \"{answer}\"; * lists all."),
                    );
                    self.say(&none)?;
                }
                [one] if !matches!(answer.as_str(), "*" | "＊") => return Ok(Some(*one)),
                several => {
                    for n in several {
                        let line = format!("{} {}", n + 1, choices[*n].names.label);
                        self.line(&line)?;
                    }
                }
            }
        }
        Ok(None)
    }
}

impl Plain<'_> {
    /// Asks for a unit that is assessed.
    pub(super) fn ask_unit(&mut self) -> Result<Option<UnitIx>> {
        let n = self.round.scheme.n_units();
        self.unit_among(n)
    }

    /// Asks for a unit or a reference unit.
    pub(super) fn ask_place(&mut self) -> Result<Option<UnitIx>> {
        let n = self.round.scheme.places().count();
        self.unit_among(n)
    }

    fn unit_among(&mut self, n: usize) -> Result<Option<UnitIx>> {
        let question = Text::new("哪个单位？", "Which unit?");
        let choices = units(&self.round.scheme, n, self.talk.lang());
        Ok(self.talk.choose(&question, &choices)?.map(UnitIx))
    }

    /// Asks for an indicator.
    pub(super) fn ask_indicator(&mut self) -> Result<Option<NodeIx>> {
        let question = Text::new("哪项指标？", "Which indicator?");
        let lang = self.talk.lang();
        let scheme = std::sync::Arc::clone(&self.round.scheme);
        let found: Vec<_> = scheme.indicators().collect();
        let choices: Vec<_> = found
            .iter()
            .map(|(_, node)| Choice::coded(node.code(), node.name(), lang))
            .collect();
        Ok(self.talk.choose(&question, &choices)?.map(|n| found[n].0))
    }

    /// Asks for a metric.
    pub(super) fn ask_metric(&mut self) -> Result<Option<MetricIx>> {
        let question = Text::new("哪项数据？", "Which metric?");
        let choices = metrics(&self.round.scheme, self.talk.lang());
        Ok(self.talk.choose(&question, &choices)?.map(MetricIx))
    }
}

/// The units up to a number, for choosing.
pub fn units(scheme: &Scheme, n: usize, lang: Lang) -> Vec<Choice> {
    let units = scheme.places().take(n);
    units
        .map(|(_, unit)| Choice::of(&unit.code, &unit.name, lang))
        .collect()
}

/// The metrics, for choosing.
pub fn metrics(scheme: &Scheme, lang: Lang) -> Vec<Choice> {
    let metrics = scheme.metrics().iter();
    metrics
        .map(|metric| Choice::of(&metric.code, &metric.name, lang))
        .collect()
}

/// The things an answer may mean: the one of its number, those of exactly its name, or those in
/// whose names it stands.
fn matching(choices: &[Choice], answer: &str) -> Vec<usize> {
    let numbered = answer.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    if let Some(n) = numbered.filter(|n| *n < choices.len()) {
        return vec![n];
    }
    let small = answer.to_lowercase();
    let with = |is_meant: &mut dyn FnMut(&Choice) -> bool| -> Vec<usize> {
        (0..choices.len()).filter(|n| is_meant(&choices[*n])).collect()
    };
    let exact = with(&mut |choice| choice.exact.contains(&small));
    if !exact.is_empty() {
        return exact;
    }
    let mut query = Query::new(answer, Closeness::Strict);
    with(&mut |choice| query.hit(&choice.names).is_some())
}
