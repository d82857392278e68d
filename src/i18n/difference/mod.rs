//! A difference between two versions of a scheme, in words.
//!
//! Which things differ and what that means for results is for `model::scheme::difference` to say.

mod names;
mod rules;
mod values;

use crate::model::scheme::Scheme;
use crate::model::scheme::difference::{Difference, Field, Kind, Thing};
use crate::text::{Lang, Text};

pub use names::{field, thing};
use values::Parts;

/// A difference in the columns of a table, or of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The thing, `指标 A1“一般贸易占比”`.
    pub thing: Text,
    /// What of it differs, `分值`; 新增 or 取消 where all of it does.
    pub field: Text,
    /// How it was; nothing where it was not.
    pub before: Text,
    /// How it is; nothing where it is no more.
    pub after: Text,
}

/// A difference between two schemes, the earlier first, in words.
#[must_use]
pub fn words(schemes: [&Scheme; 2], difference: &Difference) -> Words {
    let of = &difference.thing;
    let [before, after] = match difference.kind {
        Kind::Added => [None, values::whole(schemes[1], of)],
        Kind::Removed => [values::whole(schemes[0], of), None],
        Kind::Changed(field) => values::both(schemes, of, field).map(Some),
    }
    .map(Option::unwrap_or_default);
    let side = |parts: Parts| match difference.kind {
        // One side of a list may have nothing that the other lacks.
        Kind::Changed(_) if parts.is_empty() => Text::same("—"),
        _ => values::text(&parts),
    };
    Words {
        thing: thing(schemes, of),
        field: match difference.kind {
            Kind::Added => Text::new("新增", "added"),
            Kind::Removed => Text::new("取消", "removed"),
            Kind::Changed(of) => field(of).clone(),
        },
        before: side(before),
        after: side(after),
    }
}

/// A difference in one sentence: `指标 A1“一般贸易占比”的分值：10 → 12`.
#[must_use]
pub fn sentence(schemes: [&Scheme; 2], difference: &Difference, lang: Lang) -> String {
    let said = words(schemes, difference);
    let [thing, field, before, after] =
        [&said.thing, &said.field, &said.before, &said.after].map(|text| text.get(lang));
    match (difference.kind, lang) {
        (Kind::Added | Kind::Removed, Lang::Zh) => {
            format!("{field}{thing}{}", bracketed(&[before, after].concat(), lang))
        }
        (Kind::Added | Kind::Removed, Lang::En) => {
            format!("{thing} {field}{}", bracketed(&[before, after].concat(), lang))
        }
        (Kind::Changed(_), Lang::Zh) => format!("{thing}的{field}：{before} → {after}"),
        (Kind::Changed(_), Lang::En) => format!("{field} of {thing}: {before} → {after}"),
    }
}

fn bracketed(text: &str, lang: Lang) -> String {
    match (text, lang) {
        ("", _) => String::new(),
        (text, Lang::Zh) => format!("（{text}）"),
        (text, Lang::En) => format!(" ({text})"),
    }
}

/// What a difference means for results.
#[must_use]
pub const fn effect(difference: &Difference) -> &'static Text {
    if difference.breaks() {
        const { &Text::new("结果不可比", "results cannot be compared") }
    } else {
        const { &Text::new("不影响比较", "comparison unaffected") }
    }
}

/// How many reasons a refusal names.
const MOST_REASONS: usize = 3;

/// Why results under two schemes are not set against each other, in one sentence; nothing where they may be.
#[must_use]
pub fn refusal(before: &Scheme, after: &Scheme) -> Option<Text> {
    let found = crate::model::scheme::difference::comparable(before, after);
    let of = |lang| {
        let reasons = found.iter().take(MOST_REASONS);
        let reasons: Vec<_> = reasons.map(|one| sentence([before, after], one, lang)).collect();
        let versions = [before, after].map(|scheme| &scheme.document().version);
        let n = found.len();
        match lang {
            Lang::Zh => format!(
                "方案 {} 与 {} 的结果不可比，共 {n} 处：{}",
                versions[0],
                versions[1],
                reasons.join("；")
            ),
            Lang::En => format!(
                "results under scheme versions {} and {} cannot be compared, for {n} reasons: {}",
                versions[0],
                versions[1],
                reasons.join("; ")
            ),
        }
    };
    let more = |lang| match (found.len() > MOST_REASONS, lang) {
        (false, _) => "",
        (true, Lang::Zh) => "……",
        (true, Lang::En) => "; …",
    };
    let said = |lang| format!("{}{}", of(lang), more(lang));
    (!found.is_empty()).then(|| Text::of(said(Lang::Zh), said(Lang::En)))
}

#[cfg(test)]
mod tests;
