//! What stands in a rule of the whole scheme, before and after, in words.

use super::values::{Parts, in_both, none, number, one, same};
use super::{Field, Scheme, Text};
use crate::i18n::number::{share, value};
use crate::i18n::policy;
use crate::model::scheme::document::SchemeDocument;
use crate::model::scheme::policy::{QuotaScope, RankOn, Rectified};

pub(super) fn of_scheme(scheme: &Scheme, field: Field) -> Parts {
    let document = scheme.document();
    match field {
        Field::Id => same(document.id.as_str()),
        Field::Status => one(policy::status(document.status).clone()),
        Field::Title => one(document.title.clone().unwrap_or_else(none)),
        Field::Basis => {
            let of = document.basis.iter();
            let of = of.map(|basis| format!("{}{}", basis.document, basis.section.as_deref().unwrap_or_default()));
            of.flat_map(same).collect()
        }
        Field::FullMarks => same(value(scheme.full_marks())),
        Field::Periods => document
            .periods
            .iter()
            .flat_map(|period| same(period.to_string()))
            .collect(),
        Field::BasePeriod => one(document
            .base_period
            .map_or_else(none, |period| Text::same(period.to_string()))),
        Field::Aggregation => one(policy::aggregation(document.aggregation).clone()),
        Field::Rounding => in_both(|lang| policy::rounding(document.round, lang)),
        Field::RankedOn => one(match document.ranking.on {
            RankOn::Printed => Text::new("公布的总分", "the printed total"),
            RankOn::Exact => Text::new("未取整的总分", "the unrounded total"),
        }),
        Field::TieBreak => same(document.ranking.tie_break.join(" ")),
        Field::Rankings => {
            let kept = [
                (document.ranking.overall, Text::new("全部单位", "all units")),
                (document.ranking.groups, Text::new("各分类", "each group")),
            ];
            kept.into_iter()
                .filter(|(is, _)| *is)
                .flat_map(|(_, text)| one(text))
                .collect()
        }
        Field::QuotaScope => one(quota_scope(document.quota_scope)),
        Field::Weak => weak(document),
        Field::Rectified => rectified(document),
        Field::Closing => one(document.closing.map_or_else(none, |closing| {
            let (earlier, last) = (share(closing.earlier), share(closing.last));
            Text::of(
                format!("以前各期平均 {earlier}＋末期 {last}"),
                format!("{earlier} mean of the earlier + {last} the last"),
            )
        })),
        Field::BonusCap => number(document.adjustments.bonus.cap),
        Field::PenaltyCap => number(document.adjustments.penalty.cap),
        _ => Parts::new(),
    }
}

fn weak(document: &SchemeDocument) -> Parts {
    let weak = &document.weak;
    vec![
        (
            Text::new("得分率低于", "rate below"),
            weak.rate_below.map_or_else(none, |rate| Text::same(share(rate))),
        ),
        (
            Text::new("低于平均的", "below the mean's"),
            weak.below_mean.map_or_else(none, |rate| Text::same(share(rate))),
        ),
        (
            Text::new("连续下降期数", "periods falling"),
            weak.falling_periods.map_or_else(none, |n| Text::same(n.to_string())),
        ),
        (
            Text::new("比较范围", "among"),
            weak.scope.map_or_else(none, |scope| policy::scope(scope).clone()),
        ),
    ]
}

fn rectified(document: &SchemeDocument) -> Parts {
    let Some(Rectified { done, due, penalty }) = &document.rectification else {
        return one(none());
    };
    let code = |code: &Option<String>| code.as_ref().map_or_else(none, Text::same);
    vec![
        (Text::new("按期销号", "closed in time"), code(done)),
        (Text::new("到期应整改", "due"), code(due)),
        (Text::new("逾期扣分项", "penalty when overdue"), code(penalty)),
    ]
}

pub(super) const fn quota_scope(scope: QuotaScope) -> Text {
    match scope {
        QuotaScope::All => Text::new("全部单位", "all units"),
        QuotaScope::Group => Text::new("各分类", "each group"),
    }
}
