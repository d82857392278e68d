//! What a person names: a unit, a metric, an indicator, an item, found by code or by name.
//!
//! A name that does not exist is answered with the names that do.

use uuid::Uuid;

use super::block::Place;
use super::round::{Applied, Round};
use crate::error::{Error, Kind, Result};
use crate::i18n::heading;
use crate::model::{MetricIx, NodeIx, Scheme, UnitIx};
use crate::text::{Lang, Text};

/// More names than this are not listed.
const LISTED: usize = 12;

/// The unit or reference unit with this code or name.
pub fn unit(scheme: &Scheme, name: &str) -> Result<UnitIx> {
    let known = scheme.places().map(|(_, unit)| (unit.code.as_str(), &unit.name));
    scheme
        .find_unit(name)
        .ok_or_else(|| unknown(&Text::new("考核对象", "unit"), name, known))
}

/// A unit that is assessed, not one that is only compared with.
pub fn assessed_unit(scheme: &Scheme, name: &str) -> Result<UnitIx> {
    let found = unit(scheme, name)?;
    if found.0 < scheme.n_units() {
        return Ok(found);
    }
    let name = &scheme.unit(found).name;
    Err(Error::new(
        Kind::Invalid,
        Text::of(
            format!("“{}”只作参照，不参加考核。", name.get(Lang::Zh)),
            format!("\"{}\" is only compared with, not assessed.", name.get(Lang::En)),
        ),
    ))
}

/// The metric with this code or name.
pub fn metric(scheme: &Scheme, name: &str) -> Result<MetricIx> {
    let named = || {
        scheme
            .metrics()
            .iter()
            .position(|metric| metric.name.is(name))
            .map(MetricIx)
    };
    let known = scheme
        .metrics()
        .iter()
        .map(|metric| (metric.code.as_str(), &metric.name));
    scheme
        .find_metric(name)
        .or_else(named)
        .ok_or_else(|| unknown(&Text::new("填报数据", "metric"), name, known))
}

/// The criterion or indicator with this code or name.
pub fn node(scheme: &Scheme, name: &str) -> Result<NodeIx> {
    let named = || scheme.nodes().iter().position(|node| node.name().is(name)).map(NodeIx);
    let known = scheme.nodes().iter().map(|node| (node.code(), node.name()));
    scheme
        .find_node(name)
        .or_else(named)
        .ok_or_else(|| unknown(&heading::INDICATOR, name, known))
}

/// The indicator with this code or name.
pub fn indicator(scheme: &Scheme, name: &str) -> Result<NodeIx> {
    let mut indicators = scheme.indicators();
    let found = indicators.find(|(_, node)| node.code() == name || node.name().is(name));
    let known = scheme.indicators().map(|(_, node)| (node.code(), node.name()));
    found
        .map(|(node, _)| node)
        .ok_or_else(|| unknown(&Text::new("考核指标", "indicator"), name, known))
}

/// The indicator with this code or name, which assessors mark.
pub fn judgement(scheme: &Scheme, name: &str) -> Result<NodeIx> {
    let found = indicator(scheme, name)?;
    if scheme.node(found).is_judged() {
        return Ok(found);
    }
    let judged = scheme.indicators().filter(|(_, node)| node.is_judged());
    let known = judged.map(|(_, node)| (node.code(), node.name()));
    let error = Error::new(
        Kind::Invalid,
        Text::of(
            format!("“{name}”按数据计分，不由评委评分。"),
            format!("\"{name}\" is computed from metrics, not marked by assessors."),
        ),
    );
    Err(error.hint(listed(known)))
}

/// The cell of a unit that a metric, or an assessor's mark on a judgement indicator, stands in.
pub fn cell(round: &Round, unit_name: &str, item: &str, assessor: &str) -> Result<Place> {
    let scheme = &round.scheme;
    match metric(scheme, item) {
        Ok(metric) => Ok(Place::Metric(unit(scheme, unit_name)?, metric)),
        // What is neither is most likely a metric.
        Err(neither) => match indicator(scheme, item) {
            Ok(_) => Ok(Place::Mark(
                assessed_unit(scheme, unit_name)?,
                judgement(scheme, item)?,
                assessor.to_owned(),
            )),
            Err(_) => Err(neither),
        },
    }
}

/// The code of the bonus, penalty or veto item with this code or name.
pub fn item(scheme: &Scheme, name: &str) -> Result<String> {
    let adjustments = &scheme.document().adjustments;
    let items = adjustments.bonus.items.iter().chain(&adjustments.penalty.items);
    let items = items.map(|item| (item.code.as_str(), &item.name));
    let known = items.chain(adjustments.veto.iter().map(|veto| (veto.code.as_str(), &veto.name)));
    let found = known.clone().find(|(code, label)| *code == name || label.is(name));
    found.map(|(code, _)| code.to_owned()).ok_or_else(|| {
        unknown(
            &Text::new("加分、扣分或否决事项", "bonus, penalty or veto item"),
            name,
            known,
        )
    })
}

/// The adjustment of a unit with this item, and with this reason where one is given.
pub fn applied(round: &Round, unit: UnitIx, item: &str, reason: Option<&str>) -> Result<Uuid> {
    let asked = |applied: &&Applied| {
        let adjustment = &applied.adjustment;
        (adjustment.unit, adjustment.item.as_str()) == (unit, item)
            && reason.is_none_or(|reason| reason == adjustment.reason)
    };
    let found: Vec<_> = round.applied().filter(asked).collect();
    match found.as_slice() {
        [one] => Ok(one.id),
        [] => Err(Error::new(
            Kind::NotFound,
            Text::new("该对象没有这项加减分。", "The unit has no such adjustment."),
        )),
        several => {
            let reasons: Vec<_> = several
                .iter()
                .map(|applied| applied.adjustment.reason.as_str())
                .collect();
            Err(Error::new(
                Kind::Conflict,
                Text::new(
                    "有几项这样的加减分，不知道是哪一项。",
                    "There are several such adjustments.",
                ),
            )
            .hint(Text::of(
                format!("请用 --reason 指明事由：{}。", reasons.join("；")),
                format!("Name one by its --reason: {}.", reasons.join("; ")),
            )))
        }
    }
}

fn unknown<'a>(kind: &Text, name: &str, known: impl Iterator<Item = (&'a str, &'a Text)>) -> Error {
    Error::new(
        Kind::NotFound,
        Text::of(
            format!("没有“{name}”这个{}。", kind.get(Lang::Zh)),
            format!("There is no {} \"{name}\".", kind.get(Lang::En)),
        ),
    )
    .hint(listed(known))
}

fn listed<'a>(known: impl Iterator<Item = (&'a str, &'a Text)>) -> Text {
    let known: Vec<_> = known.collect();
    let more = known.len() > LISTED;
    let names = |lang| {
        let name = |(code, name): &(&str, &Text)| format!("{code} {}", name.get(lang));
        known.iter().take(LISTED).map(name).collect::<Vec<_>>()
    };
    let (zh, en) = (names(Lang::Zh).join("、"), names(Lang::En).join(", "));
    match (known.is_empty(), more) {
        (true, _) => Text::new("方案中一个也没有。", "The scheme has none."),
        (false, false) => Text::of(format!("可用：{zh}。"), format!("There are: {en}.")),
        (false, true) => Text::of(
            format!("可用：{zh}等 {} 个。", known.len()),
            format!("There are: {en} and {} more.", known.len() - LISTED),
        ),
    }
}
