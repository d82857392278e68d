//! A scoring method with its parameters, in one line (计分办法).
//!
//! The same words stand in the score sheet's inspector and on the scorecard; formulas are those of
//! `scoring`, written with words instead of letters.

use super::number::{share, value};
use super::target::bound;
use super::{input, rule};
use crate::model::scheme::absolute::{
    Attainment, Bands, BenchmarkGap, Blend, Checklist, Combine, Judgement, Milestone, NegativeForm, Reference, Stage,
    TargetRange,
};
use crate::model::scheme::document::Direction;
use crate::model::scheme::method::{Method, Rule};
use crate::model::scheme::relative::{MinMax, PercentileTies, RankPoints, Ties, ZScore};
use crate::model::scheme::target::Target;
use crate::model::scheme::{Node, Scheme};
use crate::text::Lang;

/// How an indicator's value becomes points, in one line; nothing for a criterion.
#[must_use]
pub fn describe(scheme: &Scheme, node: &Node, lang: Lang) -> String {
    node.method()
        .map(|method| Words { scheme, lang }.line(method, node.direction()))
        .unwrap_or_default()
}

#[derive(Clone, Copy)]
struct Words<'a> {
    scheme: &'a Scheme,
    lang: Lang,
}

impl Words<'_> {
    fn line(self, method: &Method, direction: Direction) -> String {
        let name = rule::method(&method.rule).get(self.lang);
        let formula = self.formula(&method.rule, direction);
        let limits = self.limits(method);
        self.pick(
            format!("{name}：{formula}{limits}"),
            format!("{name}: {formula}{limits}"),
        )
    }

    /// One of two sentences that were put together in both languages.
    fn pick(self, zh: impl Into<String>, en: impl Into<String>) -> String {
        match self.lang {
            Lang::Zh => zh.into(),
            Lang::En => en.into(),
        }
    }

    fn formula(self, rule: &Rule, direction: Direction) -> String {
        match rule {
            Rule::Attainment(attainment) => self.attainment(attainment, direction),
            Rule::Linear(linear) => {
                let (from, to) = (value(linear.from), value(linear.to));
                self.pick(
                    format!("{from}得0%，{to}得100%，其间按直线计"),
                    format!("0% at {from}, 100% at {to}, a straight line between"),
                )
            }
            Rule::Efficacy(efficacy) => {
                let (base, rest) = (share(efficacy.base), share(1.0 - efficacy.base));
                let (low, high) = (value(efficacy.unacceptable), value(efficacy.satisfactory));
                self.pick(
                    format!("{base}＋{rest}×（完成值－{low}）÷（{high}－{low}），不允许值{low}，满意值{high}"),
                    format!(
                        "{base} + {rest} × (value − {low}) / ({high} − {low}); unacceptable {low}, satisfactory {high}"
                    ),
                )
            }
            Rule::Bands(bands) => self.bands(bands),
            Rule::PerItem(items) => {
                let (points, base) = (value(items.points), value(items.base));
                if items.base == 0.0 {
                    self.pick(format!("每件计{points}分"), format!("{points} points an item"))
                } else {
                    self.pick(
                        format!("基础{base}分，每件计{points}分"),
                        format!("{base} points and {points} an item"),
                    )
                }
            }
            Rule::Deduct(deduct) => {
                let points = value(deduct.points);
                self.pick(format!("每件扣{points}分"), format!("{points} points off an item"))
            }
            Rule::Milestone(milestone) => self.milestone(milestone),
            Rule::TargetRange(range) => self.target_range(range),
            Rule::BenchmarkGap(gap) => self.benchmark_gap(gap),
            Rule::Judgement(judgement) => self.judgement(judgement),
            Rule::Checklist(checklist) => self.checklist(checklist),
            Rule::Blend(blend) => self.blend(blend, direction),
            Rule::MinMax(min_max) => self.min_max(min_max, direction),
            Rule::RankPoints(rank_points) => self.rank_points(rank_points),
            Rule::ZScore(z_score) => self.z_score(z_score),
            Rule::Percentile(percentile) => match percentile.ties {
                PercentileTies::Half => self.pick(
                    "低于本单位的单位数（并列的计一半）÷（单位数－1）",
                    "units below (ties count half) / (units − 1)",
                ),
                PercentileTies::Low => self.pick("低于本单位的单位数÷（单位数－1）", "units below / (units − 1)"),
            },
            Rule::DistanceToBest(_) => match direction {
                Direction::Positive => self.pick("完成值÷最高值", "value / highest value"),
                Direction::Negative => self.pick("最低值÷完成值", "lowest value / value"),
            },
        }
    }

    fn attainment(self, attainment: &Attainment, direction: Direction) -> String {
        let formula = match (direction, attainment.form) {
            (Direction::Positive, _) => self.pick("完成值÷目标值", "value / target"),
            (Direction::Negative, Some(NegativeForm::Ratio)) => self.pick("目标值÷完成值", "target / value"),
            (Direction::Negative, _) => self.pick("2－完成值÷目标值", "2 − value / target"),
        };
        let target = match &attainment.target {
            Target::Number(number) => self.pick(
                format!("目标值{}", value(*number)),
                format!("target {}", value(*number)),
            ),
            Target::ByUnit(quota) if quota.path.is_empty() => self.pick("目标值按单位分解", "a target for each unit"),
            Target::ByUnit(_) => self.pick(
                "目标值按单位分解、按年度推进",
                "a quota for each unit with a yearly path",
            ),
            Target::ByPeriod(_) => self.pick("目标值按考核期确定", "a target for each period"),
            Target::PreviousTimes(previous) => {
                let times = value(previous.previous_times);
                self.pick(
                    format!("目标值为上期值的{times}倍"),
                    format!("target {times} times the previous value"),
                )
            }
        };
        self.pick(format!("{formula}，{target}"), format!("{formula}, {target}"))
    }

    fn bands(self, bands: &Bands) -> String {
        let step = |(bound, rate): (String, f64)| {
            self.pick(format!("{bound}得{}", share(rate)), format!("{bound} {}", share(rate)))
        };
        let mut steps: Vec<_> = bands
            .steps
            .iter()
            .filter_map(|band| bound(band).map(|bound| step((bound, band.rate))))
            .collect();
        steps.push(self.pick(
            format!("其余得{}", share(bands.otherwise)),
            format!("else {}", share(bands.otherwise)),
        ));
        let joined = if bands.interpolate {
            self.pick("，档间按直线插值", ", straight lines between")
        } else {
            String::new()
        };
        format!("{}{joined}", self.list(&steps))
    }

    fn milestone(self, milestone: &Milestone) -> String {
        let stages: Vec<_> = milestone
            .stages
            .iter()
            .enumerate()
            .map(|(n, stage)| match stage {
                Stage::Named(named) if named.name.is_some() => {
                    let name = named.name.as_ref().map_or("", |name| name.get(self.lang));
                    self.pick(
                        format!("阶段{n}{name} {}", share(stage.value())),
                        format!("{n} {name} {}", share(stage.value())),
                    )
                }
                _ => self.pick(
                    format!("阶段{n} {}", share(stage.value())),
                    format!("{n} {}", share(stage.value())),
                ),
            })
            .collect();
        self.pick(
            format!("所处阶段分值÷本期应达阶段分值；{}", self.list(&stages)),
            format!("worth of the stage / worth of the stage due; {}", self.list(&stages)),
        )
    }

    fn target_range(self, range: &TargetRange) -> String {
        let (low, high) = (value(range.low), value(range.high));
        let (zero_low, zero_high) = (value(range.zero_low), value(range.zero_high));
        self.pick(
            format!("{low}至{high}得100%，降到{zero_low}或升到{zero_high}得0%，其间按直线计"),
            format!("100% from {low} to {high}, 0% at {zero_low} and {zero_high}, straight lines between"),
        )
    }

    fn benchmark_gap(self, gap: &BenchmarkGap) -> String {
        let reference = match &gap.reference {
            Reference::Aggregate => self.pick("全部单位汇总值", "the aggregate of all units"),
            Reference::Unit(code) => self.scheme.find_unit(code).map_or_else(
                || code.clone(),
                |unit| self.scheme.unit(unit).name.get(self.lang).to_owned(),
            ),
            Reference::Number(number) => value(*number),
        };
        let (at, per) = (share(gap.at), share(gap.per.abs()));
        let (more, plus) = if gap.per < 0.0 {
            ("减", "less")
        } else {
            ("加", "more")
        };
        self.pick(
            format!("与{reference}持平得{at}，每高出1{more}{per}"),
            format!("{at} at {reference}, {per} {plus} for each 1 above it"),
        )
    }

    fn judgement(self, judgement: &Judgement) -> String {
        let scale = value(judgement.scale);
        let combined = match judgement.combine {
            Combine::Mean => self.pick("取平均分", "the mean"),
            Combine::Median => self.pick("取中位数", "the median"),
            Combine::TrimmedMean(trim) => self.pick(
                format!(
                    "满{}人时去掉{}个最高分、{}个最低分后取平均",
                    trim.min_marks, trim.high, trim.low
                ),
                format!(
                    "from {} marks on, the mean without the {} highest and {} lowest",
                    trim.min_marks, trim.high, trim.low
                ),
            ),
        };
        self.pick(
            format!("0至{scale}分评分，{combined}，除以{scale}"),
            format!("marks 0 to {scale}, {combined}, divided by {scale}"),
        )
    }

    fn checklist(self, checklist: &Checklist) -> String {
        let items: Vec<_> = checklist
            .items
            .iter()
            .map(|item| {
                let name = self
                    .scheme
                    .find_metric(&item.metric)
                    .map_or(item.metric.as_str(), |metric| {
                        self.scheme.metric(metric).name.get(self.lang)
                    });
                format!("{name} {}", share(item.rate))
            })
            .collect();
        self.pick(
            format!("达到的项目得分率相加：{}", self.list(&items)),
            format!("the items met add up: {}", self.list(&items)),
        )
    }

    fn blend(self, blend: &Blend, direction: Direction) -> String {
        let parts: Vec<_> = blend
            .parts
            .iter()
            .map(|part| {
                let of = input::formula(self.scheme, &part.input, self.lang);
                let line = self.line(&part.method, direction);
                self.pick(
                    format!("{}×【{of}；{line}】", share(part.share)),
                    format!("{} × [{of}; {line}]", share(part.share)),
                )
            })
            .collect();
        parts.join(&self.pick("＋", " + "))
    }

    fn min_max(self, min_max: &MinMax, direction: Direction) -> String {
        let fraction = match direction {
            Direction::Positive => self.pick(
                "（完成值－最低值）÷（最高值－最低值）",
                "(value − lowest) / (highest − lowest)",
            ),
            Direction::Negative => self.pick(
                "（最高值－完成值）÷（最高值－最低值）",
                "(highest − value) / (highest − lowest)",
            ),
        };
        if min_max.base == 0.0 {
            return fraction;
        }
        let (base, rest) = (share(min_max.base), share(1.0 - min_max.base));
        self.pick(
            format!("{base}＋{rest}×{fraction}"),
            format!("{base} + {rest} × {fraction}"),
        )
    }

    fn rank_points(self, rank_points: &RankPoints) -> String {
        let first = share(rank_points.first);
        let steps = match (rank_points.step, rank_points.last) {
            (Some(step), _) => self.pick(
                format!("第1名得{first}，每降1名减{}", share(step)),
                format!("{first} for the first place, {} less with each place", share(step)),
            ),
            (None, last) => {
                let last = share(last.unwrap_or(0.0));
                self.pick(
                    format!("第1名得{first}，末名得{last}，其间等距递减"),
                    format!("{first} for the first place down to {last} for the last in even steps"),
                )
            }
        };
        let ties = match rank_points.ties {
            Ties::Competition => self.pick("并列取较前名次", "ties take the better place"),
            Ties::Low => self.pick("并列取较后名次", "ties take the worse place"),
            Ties::Mean => self.pick("并列取平均名次", "ties take the mean place"),
            Ties::Dense => self.pick("并列后名次不空", "no place is skipped after ties"),
        };
        self.pick(format!("{steps}，{ties}"), format!("{steps}; {ties}"))
    }

    fn z_score(self, z_score: &ZScore) -> String {
        let (mean, sd) = (value(z_score.mean), value(z_score.sd));
        self.pick(
            format!("（{mean}＋{sd}×标准分）÷100"),
            format!("({mean} + {sd} × standard score) / 100"),
        )
    }

    /// What every method may say beside its formula: cap and floor that are not the usual ones.
    fn limits(self, method: &Method) -> String {
        let mut limits = String::new();
        if (method.cap - 1.0).abs() > f64::EPSILON {
            let cap = share(method.cap);
            limits.push_str(&self.pick(format!("，最高{cap}"), format!(", at most {cap}")));
        }
        if method.floor != 0.0 {
            let floor = share(method.floor);
            limits.push_str(&self.pick(format!("，最低{floor}"), format!(", at least {floor}")));
        }
        limits
    }

    fn list(self, items: &[String]) -> String {
        items.join(&self.pick("，", ", "))
    }
}
