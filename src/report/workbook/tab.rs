//! The sheets of the workbook, in their order, and what they are called.

use crate::text::{Lang, Text};

/// A sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Tab {
    /// What this is and how to read it.
    About,
    /// The ranking table, in order of place.
    Ranking,
    /// The scorecard of one unit, chosen from a list.
    Card,
    /// Each method in words.
    Methods,
    /// What was reported.
    Data,
    /// Marks of assessors.
    Marks,
    /// Parameters and targets.
    Parameters,
    /// From the data to the rate of each indicator, step by step.
    Workings,
    /// The input of each indicator.
    Values,
    /// The state of each node.
    States,
    /// The rate of each node.
    Rates,
    /// The nominal weight that counts.
    Kept,
    /// What each node brings to the one above it.
    Terms,
    /// Effective weights.
    Weights,
    /// Unrounded points.
    Exact,
    /// Points as printed.
    Points,
    /// Bonus, penalty, veto.
    Adjustments,
    /// Totals, places, grades, in scheme order.
    Totals,
}

impl Tab {
    /// All of them, in the order in which they stand in the file.
    pub(super) const ALL: [Self; 18] = [
        Self::About,
        Self::Ranking,
        Self::Card,
        Self::Methods,
        Self::Data,
        Self::Marks,
        Self::Parameters,
        Self::Workings,
        Self::Values,
        Self::States,
        Self::Rates,
        Self::Kept,
        Self::Terms,
        Self::Weights,
        Self::Exact,
        Self::Points,
        Self::Adjustments,
        Self::Totals,
    ];

    /// Its place among all.
    pub(super) const fn index(self) -> usize {
        self as usize
    }

    /// What stands on its tab.
    pub(super) const fn name(self, lang: Lang) -> &'static str {
        match (self.text(), lang) {
            ((zh, _), Lang::Zh) => zh,
            ((_, en), Lang::En) => en,
        }
    }

    /// Whether a row is a unit, in the order of the layout.
    pub(super) const fn has_units(self) -> bool {
        !matches!(
            self,
            Self::About | Self::Ranking | Self::Card | Self::Methods | Self::Parameters
        )
    }

    const fn text(self) -> (&'static str, &'static str) {
        match self {
            Self::About => ("说明", "About"),
            Self::Ranking => ("汇总表", "Ranking"),
            Self::Card => ("评分表", "Scorecard"),
            Self::Methods => ("计分办法", "Methods"),
            Self::Data => ("填报数据", "Data"),
            Self::Marks => ("评委打分", "Marks"),
            Self::Parameters => ("参数", "Parameters"),
            Self::Workings => ("计算过程", "Workings"),
            Self::Values => ("完成值", "Values"),
            Self::States => ("状态", "States"),
            Self::Rates => ("得分率", "Rates"),
            Self::Kept => ("计入权重", "Weights that count"),
            Self::Terms => ("合成项", "Terms"),
            Self::Weights => ("实际权重", "Effective weights"),
            Self::Exact => ("未取整得分", "Unrounded points"),
            Self::Points => ("得分", "Points"),
            Self::Adjustments => ("加减分", "Adjustments"),
            Self::Totals => ("总分", "Totals"),
        }
    }

    /// What the sheet is for, in a sentence.
    pub(super) const fn purpose(self) -> Text {
        match self {
            Self::About => Text::new("本页", "This page"),
            Self::Ranking => Text::new(
                "按名次排列的汇总表，供打印",
                "The ranking table in order of place, to be printed",
            ),
            Self::Card => Text::new(
                "在下拉框中选考核对象，即显示其评分表，供打印",
                "The scorecard of the unit chosen from the list, to be printed",
            ),
            Self::Methods => Text::new("每项指标怎样计分，用文字说明", "How each indicator is scored, in words"),
            Self::Data => Text::new(
                "填报的原始数据；改动黄色单元格，以后各页随之重算",
                "What was reported; change a yellow cell and every sheet follows",
            ),
            Self::Marks => Text::new("评委的打分，评委不具名", "Marks of the assessors, who are not named"),
            Self::Parameters => Text::new("计分参数和目标值", "Parameters and targets"),
            Self::Workings => Text::new(
                "从数据到限幅前得分率的每一步；计分办法的公式在这里",
                "Every step from the data to the rate before its limits; the formulas of the methods stand here",
            ),
            Self::Values => Text::new(
                "各指标的完成值，或无值的原因",
                "The value of each indicator, or why there is none",
            ),
            Self::States => Text::new("各项的状态", "The state of each node"),
            Self::Rates => Text::new(
                "得分率，1 为满分，已按上下限截取",
                "Rates within their limits; 1 is full marks",
            ),
            Self::Kept => Text::new(
                "计分的各项按方案的权重；不涉及、不计的为 0",
                "The weight of what counts; 0 where it does not apply or is left out",
            ),
            Self::Terms => Text::new("各项对上一级得分率的贡献", "What each node brings to the rate above it"),
            Self::Weights => Text::new(
                "不计分的权重按比例分给同级后的权重",
                "Weights after what does not count was shared out among siblings",
            ),
            Self::Exact => Text::new("权重×得分率", "Weight × rate"),
            Self::Points => Text::new("按方案取整的得分", "Points rounded as the scheme says"),
            Self::Adjustments => Text::new("加分、扣分和否决事项", "Bonus, penalty and veto items"),
            Self::Totals => Text::new(
                "总分、名次和等次，按方案中的顺序",
                "Totals, places and grades in the order of the scheme",
            ),
        }
    }
}
