//! A scoring method as a scheme writes it: an object with one key, its type.
//!
//! Only the shape; parameters are in `absolute` and `relative`, formulas in `scoring::methods`.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::absolute::{
    Attainment, Bands, BenchmarkGap, Blend, Checklist, Deduct, Efficacy, Judgement, Linear, Milestone, PerItem,
    Reference, TargetRange,
};
use super::relative::{DistanceToBest, MinMax, Percentile, RankPoints, ZScore};

/// How an input becomes a rate, with what every method takes: cap, floor, scope.
///
/// Written as an object with one key, the method's type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Map<String, Value>", into = "Map<String, Value>")]
pub struct Method {
    /// The formula and its parameters.
    pub rule: Rule,
    /// The highest rate; 1 unless said.
    pub cap: f64,
    /// The lowest rate; 0 unless said.
    pub floor: f64,
    /// Who is compared, for relative methods.
    pub scope: Option<Scope>,
    /// Where the parameters come from.
    pub from: Option<Origin>,
}

/// Who is compared with whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The units of the same group.
    #[default]
    Group,
    /// All units.
    All,
}

/// Where a parameter comes from: the plan states it, or the scheme chose it (方案参数).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The plan states it.
    Plan,
    /// The scheme chose it.
    Scheme,
}

/// A formula with its parameters; the key in the file is the variant in snake case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// 目标完成率法.
    Attainment(Attainment),
    /// 阈值法 (goalposts).
    Linear(Linear),
    /// 功效系数法.
    Efficacy(Efficacy),
    /// 分档计分.
    Bands(Bands),
    /// 计件计分.
    PerItem(PerItem),
    /// 扣分法.
    Deduct(Deduct),
    /// 阶段法.
    Milestone(Milestone),
    /// 适度指标.
    TargetRange(TargetRange),
    /// 比平均法.
    BenchmarkGap(BenchmarkGap),
    /// 专家评分.
    Judgement(Judgement),
    /// 对照清单.
    Checklist(Checklist),
    /// 存量＋增量.
    Blend(Blend),
    /// 极差法、分组功效系数.
    MinMax(MinMax),
    /// 排名赋分.
    RankPoints(RankPoints),
    /// 标准化.
    ZScore(ZScore),
    /// 百分位.
    Percentile(Percentile),
    /// 标杆法.
    DistanceToBest(DistanceToBest),
}

impl Rule {
    /// The key of the method in a scheme file.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Attainment(_) => "attainment",
            Self::Linear(_) => "linear",
            Self::Efficacy(_) => "efficacy",
            Self::Bands(_) => "bands",
            Self::PerItem(_) => "per_item",
            Self::Deduct(_) => "deduct",
            Self::Milestone(_) => "milestone",
            Self::TargetRange(_) => "target_range",
            Self::BenchmarkGap(_) => "benchmark_gap",
            Self::Judgement(_) => "judgement",
            Self::Checklist(_) => "checklist",
            Self::Blend(_) => "blend",
            Self::MinMax(_) => "min_max",
            Self::RankPoints(_) => "rank_points",
            Self::ZScore(_) => "z_score",
            Self::Percentile(_) => "percentile",
            Self::DistanceToBest(_) => "distance_to_best",
        }
    }

    /// The code of every metric that the method names itself, apart from the indicator's input.
    #[must_use]
    pub fn metrics(&self) -> Vec<&str> {
        match self {
            Self::Checklist(list) => list.items.iter().map(|item| item.metric.as_str()).collect(),
            Self::Blend(blend) => blend
                .parts
                .iter()
                .flat_map(|part| part.input.metrics().into_iter().chain(part.method.rule.metrics()))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Whether a unit's rate depends on the other units of its scope.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        match self {
            Self::MinMax(_) | Self::RankPoints(_) | Self::ZScore(_) | Self::Percentile(_) | Self::DistanceToBest(_) => {
                true
            }
            Self::BenchmarkGap(gap) => gap.reference == Reference::Aggregate,
            Self::Blend(blend) => blend.parts.iter().any(|part| part.method.rule.is_relative()),
            _ => false,
        }
    }
}

impl TryFrom<Map<String, Value>> for Method {
    type Error = serde_json::Error;

    fn try_from(mut map: Map<String, Value>) -> Result<Self, Self::Error> {
        let mut common = Map::new();
        if let Some((_, Value::Object(parameters))) = map.iter_mut().next() {
            for key in ["cap", "floor", "scope"] {
                common.extend(parameters.remove_entry(key));
            }
            // `linear` has a parameter of its own called `from`; the origin is a word.
            if parameters.get("from").is_some_and(Value::is_string) {
                common.extend(parameters.remove_entry("from"));
            }
            if let Some(Value::String(combine)) = parameters.get("combine")
                && combine == "trimmed_mean"
            {
                let trimmed = serde_json::json!({"trimmed_mean": {}});
                parameters.insert("combine".to_owned(), trimmed);
            }
        }
        let Common {
            cap,
            floor,
            scope,
            from,
        } = serde_json::from_value(Value::Object(common))?;
        let rule = serde_json::from_value(Value::Object(map))?;
        Ok(Self {
            rule,
            cap: cap.unwrap_or(1.0),
            floor: floor.unwrap_or(0.0),
            scope,
            from,
        })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Common {
    #[serde(skip_serializing_if = "Option::is_none")]
    cap: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    floor: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<Scope>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Origin>,
}

impl From<Method> for Map<String, Value> {
    fn from(method: Method) -> Self {
        let object = |value: serde_json::Result<Value>| match value {
            Ok(Value::Object(map)) => map,
            _ => Self::new(),
        };
        let mut map = object(serde_json::to_value(&method.rule));
        let common = object(serde_json::to_value(Common {
            cap: (method.cap.to_bits() != 1.0_f64.to_bits()).then_some(method.cap),
            floor: (method.floor != 0.0).then_some(method.floor),
            scope: method.scope,
            from: method.from,
        }));
        if let Some((_, Value::Object(parameters))) = map.iter_mut().next() {
            parameters.extend(common);
        }
        map
    }
}
