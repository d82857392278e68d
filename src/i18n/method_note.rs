//! What each scoring method does, in a sentence or two, for readers who do not know it.

use crate::model::scheme::method::Rule;
use crate::text::Text;

const ATTAINMENT: &Text = &Text::new(
    "完成值除以目标值。目标为零时，有完成得满分，无完成不计；越低越好的指标按方案写明的算式。",
    "The value divided by the target. Where nothing was due, something done is full marks and nothing done is not judged; less-is-better follows the form the scheme names.",
);
const LINEAR: &Text = &Text::new(
    "零分值与满分值之间按直线计分。",
    "A straight line between the value for nothing and the value for full marks.",
);
const EFFICACY: &Text = &Text::new(
    "达到不允许值得基础得分率，达到满意值得满分，其间按直线计；低于不允许值继续下降。",
    "The base rate at the unacceptable value, full marks at the satisfactory one, a straight line through both.",
);
const BANDS: &Text = &Text::new(
    "从上往下看，达到的第一档决定得分率；“以上”含本数，“超过”不含。",
    "The first step that is met decides; at or above includes the bound, above does not.",
);
const PER_ITEM: &Text = &Text::new(
    "每件计一定分值，加上基础分，除以权重。",
    "So many points an item and to begin with, against the weight.",
);
const DEDUCT: &Text = &Text::new(
    "从满分起，每件扣一定分值。",
    "From full marks, so many points off an item.",
);
const MILESTONE: &Text = &Text::new(
    "所处阶段的分值除以本期应达阶段的分值。",
    "What the stage reached is worth, divided by what the stage due is worth.",
);
const TARGET_RANGE: &Text = &Text::new(
    "在适度区间内得满分，向两端按直线降到零。",
    "Full marks within the range, straight down to nothing on both sides.",
);
const BENCHMARK_GAP: &Text = &Text::new(
    "与参照值持平得一定得分率，每高出 1 再加（减）一定得分率。参照值为汇总时，先把可计算的各单位数据相加，再按同一算法求得，不是各单位的平均。",
    "A rate at the reference and so much for each 1 above it. An aggregate is the same derivation of the summed data of the units that can be computed, not the mean of the units.",
);
const JUDGEMENT: &Text = &Text::new(
    "各评委的打分合成一个分，除以满分；去掉最高、最低分时，相同的只去掉规定的个数。",
    "The assessors' marks become one mark, divided by the highest mark; of equal extremes only as many are dropped as the scheme says.",
);
const CHECKLIST: &Text = &Text::new(
    "达到的项目得分率相加；不涉及的项目从总量中除去，其余按比例放大。",
    "The rates of the items met add up; an item that does not apply leaves the whole and the rest is scaled up.",
);
const BLEND: &Text = &Text::new(
    "各部分按自己的办法求得分率，再按比重相加；例如存量占四成，增量占六成。",
    "Each part has a rate by its own method; they are added up by their shares, such as level and increase.",
);
const MIN_MAX: &Text = &Text::new(
    "在比较范围内，最差得基础得分率，最好得满分，其间按直线计。",
    "Among the units compared, the worst has the base rate, the best full marks, a straight line between.",
);
const RANK_POINTS: &Text = &Text::new(
    "按比较范围内的名次给得分率，每降一名减少相同的数。",
    "A rate by place among the units compared, so much less with each place.",
);
const ZSCORE: &Text = &Text::new(
    "完成值与平均值之差除以标准差（n－1），再换算为得分。",
    "The distance from the mean in standard deviations (n − 1), turned into points.",
);
const PERCENTILE: &Text = &Text::new(
    "比较范围内不如本单位的单位所占的比例。",
    "The share of the other units compared that are worse.",
);
const DISTANCE_TO_BEST: &Text = &Text::new(
    "完成值与最好值之比。",
    "The value against the best among the units compared.",
);

/// What a method does, whatever its parameters.
#[must_use]
pub const fn note(rule: &Rule) -> &'static Text {
    match rule {
        Rule::Attainment(_) => ATTAINMENT,
        Rule::Linear(_) => LINEAR,
        Rule::Efficacy(_) => EFFICACY,
        Rule::Bands(_) => BANDS,
        Rule::PerItem(_) => PER_ITEM,
        Rule::Deduct(_) => DEDUCT,
        Rule::Milestone(_) => MILESTONE,
        Rule::TargetRange(_) => TARGET_RANGE,
        Rule::BenchmarkGap(_) => BENCHMARK_GAP,
        Rule::Judgement(_) => JUDGEMENT,
        Rule::Checklist(_) => CHECKLIST,
        Rule::Blend(_) => BLEND,
        Rule::MinMax(_) => MIN_MAX,
        Rule::RankPoints(_) => RANK_POINTS,
        Rule::ZScore(_) => ZSCORE,
        Rule::Percentile(_) => PERCENTILE,
        Rule::DistanceToBest(_) => DISTANCE_TO_BEST,
    }
}
