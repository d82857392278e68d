//! Where keys are looked up: the screens, and what lies over them or is being typed.
//!
//! Which keys mean what there is the keymap's business.

use crate::text::Text;

/// Where a key has a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// On every screen.
    Everywhere,
    /// On every screen but the score sheet, where digits are values.
    Reading,
    /// In any table.
    Table,
    /// On the overview.
    Overview,
    /// On the score sheet, while no cell is being edited.
    Sheet,
    /// In the ranking.
    Ranking,
    /// In the scorecard.
    Scorecard,
    /// In the heat map.
    HeatMap,
    /// In the ledger of rectification.
    Rectification,
    /// In the plan.
    Plan,
    /// On the scheme.
    Scheme,
    /// In the journal.
    Journal,
    /// Among the people.
    People,
    /// While a cell is being edited.
    Editing,
    /// While a question is open.
    Question,
    /// While a preview of a change is open.
    Preview,
    /// On a page of text.
    Page,
    /// While looking for something in the palette.
    Finding,
    /// While typing what the rows are filtered by.
    Filtering,
    /// While typing a line that was asked for.
    Prompt,
    /// While filling a form in.
    Filling,
}

impl Context {
    /// All of them, in the order of the key sheet.
    pub const ALL: [Self; 21] = [
        Self::Everywhere,
        Self::Reading,
        Self::Overview,
        Self::Table,
        Self::Sheet,
        Self::Ranking,
        Self::Scorecard,
        Self::HeatMap,
        Self::Rectification,
        Self::Plan,
        Self::Scheme,
        Self::Journal,
        Self::People,
        Self::Editing,
        Self::Question,
        Self::Preview,
        Self::Page,
        Self::Finding,
        Self::Filtering,
        Self::Prompt,
        Self::Filling,
    ];

    /// What it is called on the key sheet.
    #[must_use]
    pub const fn name(self) -> &'static Text {
        match self {
            Self::Everywhere => const { &Text::new("各界面通用", "On every screen") },
            Self::Reading => const { &Text::new("评分表以外的界面", "On screens other than the score sheet") },
            Self::Overview => const { &Text::new("总览", "Overview") },
            Self::Table => const { &Text::new("表格中移动", "Moving in a table") },
            Self::Sheet => const { &Text::new("评分表", "Score sheet") },
            Self::Ranking => const { &Text::new("排名", "Ranking") },
            Self::Scorecard => const { &Text::new("评分卡", "Scorecard") },
            Self::HeatMap => const { &Text::new("热图", "Heat map") },
            Self::Rectification => const { &Text::new("整改", "Rectification") },
            Self::Filling => const { &Text::new("填写表单时", "While filling a form in") },
            Self::Plan => const { &Text::new("计划", "Plan") },
            Self::Scheme => const { &Text::new("方案", "Scheme") },
            Self::Journal => const { &Text::new("日志", "Journal") },
            Self::People => const { &Text::new("人员", "People") },
            Self::Editing => const { &Text::new("修改单元格时", "While editing a cell") },
            Self::Question => const { &Text::new("回答提问时", "While answering a question") },
            Self::Preview => const { &Text::new("查看预览时", "While looking at a preview") },
            Self::Page => const { &Text::new("阅读说明时", "While reading a page") },
            Self::Finding => const { &Text::new("查找时", "While finding") },
            Self::Filtering => const { &Text::new("键入筛选条件时", "While typing a filter") },
            Self::Prompt => {
                const {
                    &Text::new(
                        "键入备注、来源、路径或原因时",
                        "While typing a note, a source, a path or a reason",
                    )
                }
            }
        }
    }
}
