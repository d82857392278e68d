//! What a trace says beside a formula, as full sentences.

use crate::model::trace::Note;
use crate::text::Text;

const PENDING: &Text = &Text::new(
    "有数据未填，暂不能计算。",
    "An input is pending, so this cannot be computed yet.",
);
const MISSING: &Text = &Text::new(
    "有数据未报送，不能计算。",
    "An input is missing, so this cannot be computed.",
);
const NOT_APPLICABLE: &Text = &Text::new(
    "数据不涉及该单位，指标不计分。",
    "An input does not apply to this unit, so the indicator carries no points.",
);
const NOT_APPLICABLE_BY_SCHEME: &Text = &Text::new(
    "方案规定该指标不涉及该单位。",
    "The scheme says that this indicator does not apply to this unit.",
);
const PARTS_LEFT_OUT: &Text = &Text::new(
    "不涉及的部分未计入合计。",
    "Parts that do not apply were left out of the sum.",
);
const ZERO_BASE: &Text = &Text::new(
    "基期为零，无法计算增长率。",
    "The base is zero, so growth has no meaning.",
);
const ZERO_DENOMINATOR: &Text = &Text::new(
    "分母为零，无法计算占比。",
    "The denominator is zero: a share of nothing has no meaning.",
);
const NON_POSITIVE_BASE: &Text = &Text::new(
    "基期须大于零、本期不得为负，才能计算年均增长率。",
    "Annual growth needs a base above zero and a value of at least zero.",
);
const NON_POSITIVE_LOG: &Text = &Text::new("取对数的值须大于零。", "A logarithm needs a value above zero.");
const NO_BASE_PERIOD: &Text = &Text::new(
    "方案没有指明基期，或基期与考核期类型不同。",
    "The scheme names no base period, or one of another kind than this period.",
);
const NO_YEARS_BETWEEN: &Text = &Text::new(
    "两期类型不同，无法计算相隔年数。",
    "The two periods are of different kinds, so no years lie between them.",
);
const NO_TARGET: &Text = &Text::new(
    "该单位在本考核期没有目标值。",
    "There is no target for this unit in this period.",
);
const ZERO_TARGET: &Text = &Text::new(
    "目标值为零，本期没有应完成的任务。",
    "The target is zero: nothing was due in this period.",
);
const NO_SUCH_STAGE: &Text = &Text::new(
    "填报值不是方案规定的阶段。",
    "The value is not one of the stages of the scheme.",
);
const NOT_YES_OR_NO: &Text = &Text::new(
    "清单项目只能填 1（达到）或 0（未达到）。",
    "A checklist item must be 1 (met) or 0 (not met).",
);
const NO_BEST: &Text = &Text::new(
    "最优值为零，无法计算差距。",
    "The best value is zero and gives no distance.",
);
const NO_REFERENCE: &Text = &Text::new("参照对象没有数值。", "The reference has no value.");
const ALONE_IN_SCOPE: &Text = &Text::new(
    "比较范围内只有一个单位，计满分。",
    "Only one unit is in the comparison: full marks.",
);
const ALL_EQUAL: &Text = &Text::new(
    "比较范围内各单位数值相同。",
    "All units in the comparison have the same value.",
);
const TOO_FEW_MARKS: &Text = &Text::new(
    "评分人数不足，不去最高最低分，取平均分。",
    "Too few marks to drop the extremes: the plain mean was taken.",
);
const SPREAD_ALERT: &Text = &Text::new(
    "评分差距超过方案规定，请复核。",
    "The marks lie further apart than the scheme allows; please review them.",
);
const ZERO_BASE_RULE: &Text = &Text::new(
    "基期为零，按方案的零基期规则计分。",
    "The base is zero, so the scheme's rule for a zero base gave the rate.",
);
const MISSING_ZERO: &Text = &Text::new(
    "未报送，计 0 分，并在通报中点名。",
    "Missing: no points, and named in the circular.",
);
const MISSING_BLOCK: &Text = &Text::new(
    "未报送，按方案不计总分。",
    "Missing: the scheme gives the unit no total.",
);
const MISSING_FLOOR: &Text = &Text::new(
    "未报送，按方案计最低得分率。",
    "Missing: the scheme gives the lowest rate.",
);
const MISSING_EXCLUDE: &Text = &Text::new(
    "未报送，按方案将其权重分给同级指标。",
    "Missing: the scheme shares its weight among its siblings.",
);
const GROUP_MEAN: &Text = &Text::new(
    "未报送，按方案以同组平均值代替。",
    "Missing: the scheme puts in the mean of the group.",
);
const GROUP_MEDIAN: &Text = &Text::new(
    "未报送，按方案以同组中位数代替。",
    "Missing: the scheme puts in the median of the group.",
);
const PREVIOUS_VALUE: &Text = &Text::new(
    "未报送，按方案以上期数值代替。",
    "Missing: the scheme puts in the previous period's value.",
);
const CAPPED: &Text = &Text::new(
    "得分率超过上限，按上限计。",
    "The rate was above its cap and was cut to it.",
);
const OUT_OF_RANGE: &Text = &Text::new("结果过大，无法计算。", "The result is too large to compute with.");
const FLOORED: &Text = &Text::new(
    "得分率低于下限，按下限计。",
    "The rate was below its floor and was raised to it.",
);
const WEIGHT_SHARED: &Text = &Text::new(
    "同级指标不计分的权重按比例分给本指标。",
    "Weight of siblings that carry no points was shared out to it in proportion.",
);

/// The sentence of a note.
#[must_use]
pub const fn note(note: Note) -> &'static Text {
    match note {
        Note::OutOfRange => OUT_OF_RANGE,
        Note::Pending => PENDING,
        Note::Missing => MISSING,
        Note::NotApplicable => NOT_APPLICABLE,
        Note::NotApplicableByScheme => NOT_APPLICABLE_BY_SCHEME,
        Note::PartsLeftOut => PARTS_LEFT_OUT,
        Note::ZeroBase => ZERO_BASE,
        Note::ZeroDenominator => ZERO_DENOMINATOR,
        Note::NonPositiveBase => NON_POSITIVE_BASE,
        Note::NonPositiveLog => NON_POSITIVE_LOG,
        Note::NoBasePeriod => NO_BASE_PERIOD,
        Note::NoYearsBetween => NO_YEARS_BETWEEN,
        Note::NoTarget => NO_TARGET,
        Note::ZeroTarget => ZERO_TARGET,
        Note::NoSuchStage => NO_SUCH_STAGE,
        Note::NotYesOrNo => NOT_YES_OR_NO,
        Note::NoBest => NO_BEST,
        Note::NoReference => NO_REFERENCE,
        Note::AloneInScope => ALONE_IN_SCOPE,
        Note::AllEqual => ALL_EQUAL,
        Note::TooFewMarks => TOO_FEW_MARKS,
        Note::SpreadAlert => SPREAD_ALERT,
        Note::ZeroBaseRule => ZERO_BASE_RULE,
        Note::MissingZero => MISSING_ZERO,
        Note::MissingBlock => MISSING_BLOCK,
        Note::MissingFloor => MISSING_FLOOR,
        Note::MissingExclude => MISSING_EXCLUDE,
        Note::GroupMean => GROUP_MEAN,
        Note::GroupMedian => GROUP_MEDIAN,
        Note::PreviousValue => PREVIOUS_VALUE,
        Note::Capped => CAPPED,
        Note::Floored => FLOORED,
        Note::WeightShared => WEIGHT_SHARED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn no_two_notes_say_the_same() {
        let notes = [
            Note::OutOfRange,
            Note::Pending,
            Note::Missing,
            Note::NotApplicable,
            Note::NotApplicableByScheme,
            Note::PartsLeftOut,
            Note::ZeroBase,
            Note::ZeroDenominator,
            Note::NonPositiveBase,
            Note::NonPositiveLog,
            Note::NoBasePeriod,
            Note::NoYearsBetween,
            Note::NoTarget,
            Note::ZeroTarget,
            Note::NoSuchStage,
            Note::NotYesOrNo,
            Note::NoBest,
            Note::NoReference,
            Note::AloneInScope,
            Note::AllEqual,
            Note::TooFewMarks,
            Note::SpreadAlert,
            Note::ZeroBaseRule,
            Note::MissingZero,
            Note::MissingBlock,
            Note::MissingFloor,
            Note::MissingExclude,
            Note::GroupMean,
            Note::GroupMedian,
            Note::PreviousValue,
            Note::Capped,
            Note::Floored,
            Note::WeightShared,
        ];
        for (lang, stop) in [(Lang::Zh, '。'), (Lang::En, '.')] {
            let mut sentences: Vec<_> = notes.iter().map(|&each| note(each).get(lang)).collect();
            assert!(
                sentences.iter().all(|sentence| sentence.ends_with(stop)),
                "{sentences:?}"
            );
            sentences.sort_unstable();
            sentences.dedup();
            assert_eq!(sentences.len(), notes.len());
        }
    }
}
