//! An indicator's input in words: the derivation with the names of its metrics.

use super::number::value;
use crate::model::period::Period;
use crate::model::scheme::Scheme;
use crate::model::scheme::input::{Change, Derivation, Input, Over};
use crate::text::Lang;

/// The formula of an input with the names of its metrics.
#[must_use]
pub fn formula(scheme: &Scheme, input: &Input, lang: Lang) -> String {
    match input {
        Input::Metric(code) => scheme.find_metric(code).map_or_else(
            || code.clone(),
            |metric| scheme.metric(metric).name.get(lang).to_owned(),
        ),
        Input::Derived(derivation) => derived(scheme, derivation, lang),
    }
}

fn derived(scheme: &Scheme, derivation: &Derivation, lang: Lang) -> String {
    let words = |input: &Input| formula(scheme, input, lang);
    match derivation {
        Derivation::Sum(parts) => parts.iter().map(words).collect::<Vec<_>>().join(plus(lang)),
        Derivation::Ratio(ratio) => {
            let (num, den) = (grouped(scheme, &ratio.num, lang), grouped(scheme, &ratio.den, lang));
            match value(ratio.scale).as_str() {
                "1" => format!("{num} ÷ {den}"),
                scale => format!("{num} ÷ {den} × {scale}"),
            }
        }
        Derivation::Increment(change) => changed(scheme, change, ("增量", "increase"), lang),
        Derivation::Growth(change) => changed(scheme, change, ("增长率", "growth"), lang),
        Derivation::Cagr(change) => changed(scheme, change, ("年均增长率", "annual growth"), lang),
        Derivation::Cumulative(cumulative) => match lang {
            Lang::Zh => format!("{}（自{}累计）", words(&cumulative.of), cumulative.from),
            Lang::En => format!("{} (added up from {})", words(&cumulative.of), cumulative.from),
        },
        Derivation::Log(log) => format!("ln {}", grouped(scheme, &log.of, lang)),
        Derivation::Weighted(terms) => {
            let term = |term: &crate::model::scheme::input::Term| {
                format!("{} × {}", value(term.times), grouped(scheme, &term.of, lang))
            };
            terms.iter().map(term).collect::<Vec<_>>().join(plus(lang))
        }
    }
}

const fn plus(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "＋",
        Lang::En => " + ",
    }
}

/// The formula in brackets where it has several parts.
fn grouped(scheme: &Scheme, input: &Input, lang: Lang) -> String {
    let words = formula(scheme, input, lang);
    match input {
        Input::Metric(_) => words,
        Input::Derived(_) => match lang {
            Lang::Zh => format!("（{words}）"),
            Lang::En => format!("({words})"),
        },
    }
}

fn changed(scheme: &Scheme, change: &Change, (zh, en): (&str, &str), lang: Lang) -> String {
    let of = grouped(scheme, &change.of, lang);
    let over = over(scheme.document().base_period, change.over, lang);
    match lang {
        Lang::Zh => format!("{of}{over}的{zh}"),
        Lang::En => format!("{en} of {of} {over}"),
    }
}

/// The period a change is measured against, in words.
fn over(base: Option<Period>, over: Over, lang: Lang) -> String {
    match (over, lang) {
        (Over::Previous, Lang::Zh) => "比上期".to_owned(),
        (Over::Previous, Lang::En) => "over the previous period".to_owned(),
        (Over::YearEarlier, Lang::Zh) => "比上年同期".to_owned(),
        (Over::YearEarlier, Lang::En) => "over a year earlier".to_owned(),
        (Over::Base, Lang::Zh) => base.map_or_else(|| "比基期".to_owned(), |base| format!("比基期{base}")),
        (Over::Base, Lang::En) => base.map_or_else(|| "over the base".to_owned(), |base| format!("over base {base}")),
        (Over::Period(period), Lang::Zh) => format!("比{period}"),
        (Over::Period(period), Lang::En) => format!("over {period}"),
    }
}
