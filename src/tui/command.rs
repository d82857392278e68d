//! Every command of the screens, with its name and its help in both languages, once.
//!
//! Footer, help, key sheet and palette are made from this table; what a command does is the
//! screens' and the app's business.

use crate::text::Text;

/// Something a person can ask the screens to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is described in `COMMANDS`")]
pub enum Command {
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
    Top,
    Bottom,
    EdgeUp,
    EdgeDown,
    EdgeLeft,
    EdgeRight,
    BlockUp,
    BlockDown,
    Select,
    SelectUp,
    SelectDown,
    SelectLeft,
    SelectRight,
    SelectEdgeUp,
    SelectEdgeDown,
    SelectEdgeLeft,
    SelectEdgeRight,
    SelectAll,
    Open,
    Choose,
    Edit,
    Enter,
    EnterUp,
    EnterRight,
    EnterLeft,
    Clear,
    Missing,
    NotApplicable,
    Verify,
    Reason,
    Note,
    Source,
    Evidence,
    Attach,
    FillDown,
    FillRight,
    AsLast,
    Copy,
    Cut,
    Paste,
    Apply,
    Accept,
    NextPending,
    PreviousPending,
    NextDoubtful,
    PreviousDoubtful,
    NextWeak,
    PreviousWeak,
    Fold,
    FoldAll,
    Fit,
    Turn,
    Inspector,
    Standing,
    History,
    Scorecard,
    Cell,
    PutRight,
    Appeal,
    SortNext,
    SortPrevious,
    Scope,
    NextList,
    TakeOver,
    Duties,
    IssueScheme,
    SortUnits,
    SortIndicators,
    Numbers,
    NextUnit,
    PreviousUnit,
    SortLost,
    Compare,
    CompareWith,
    NextRival,
    PreviousRival,
    NextVersion,
    Differences,
    Prove,
    Import,
    Template,
    Export,
    Advance,
    TakeBack,
    Undo,
    Redo,
    EarlierPeriod,
    LaterPeriod,
    GoOverview,
    GoSheet,
    GoRanking,
    GoScorecard,
    GoHeatMap,
    GoRectification,
    GoPlan,
    GoScheme,
    GoJournal,
    NextScreen,
    PreviousScreen,
    Language,
    Saved,
    Help,
    Tour,
    SkipStep,
    Palette,
    Filter,
    KeepFilter,
    LastPlace,
    NextPlace,
    Back,
    Quit,
}

/// What a person is told of a command.
#[derive(Debug, PartialEq, Eq)]
pub struct About {
    /// The command.
    pub command: Command,
    /// Its name, a word or two; the footer shows it.
    pub name: Text,
    /// What it does, in a sentence.
    pub help: Text,
}

impl Command {
    /// What a person is told of it.
    #[must_use]
    pub fn about(self) -> &'static About {
        COMMANDS
            .iter()
            .find(|about| about.command == self)
            .expect("BUG: every command stands in the table")
    }
}

const fn about(command: Command, name: (&'static str, &'static str), help: (&'static str, &'static str)) -> About {
    About {
        command,
        name: Text::new(name.0, name.1),
        help: Text::new(help.0, help.1),
    }
}

/// Every command, in the order of the key sheet.
#[rustfmt::skip]
pub const COMMANDS: &[About] = &[
    about(Command::Up, ("上移", "Up"), ("移到上一行。", "Go one row up.")),
    about(Command::Down, ("下移", "Down"), ("移到下一行。", "Go one row down.")),
    about(Command::Left, ("左移", "Left"), ("移到左一列。", "Go one column left.")),
    about(Command::Right, ("右移", "Right"), ("移到右一列。", "Go one column right.")),
    about(Command::PageUp, ("上翻", "Page up"), ("向上翻一页。", "Go one page up.")),
    about(Command::PageDown, ("下翻", "Page down"), ("向下翻一页。", "Go one page down.")),
    about(Command::First, ("行首", "Row start"), ("移到本行第一列。", "Go to the first column.")),
    about(Command::Last, ("行尾", "Row end"), ("移到本行最后一列。", "Go to the last column.")),
    about(Command::Top, ("表首", "Top"), ("移到第一行第一列。", "Go to the first row and column.")),
    about(Command::Bottom, ("表尾", "Bottom"), ("移到最后一行最后一列。", "Go to the last row and column.")),
    about(Command::EdgeUp, ("上边缘", "Edge up"), ("同电子表格：向上移到一片数据的边缘。", "As in a spreadsheet: go up to the edge of the data.")),
    about(Command::EdgeDown, ("下边缘", "Edge down"), ("向下移到一片数据的边缘。", "Go down to the edge of the data.")),
    about(Command::EdgeLeft, ("左边缘", "Edge left"), ("向左移到一片数据的边缘。", "Go left to the edge of the data.")),
    about(Command::EdgeRight, ("右边缘", "Edge right"), ("向右移到一片数据的边缘。", "Go right to the edge of the data.")),
    about(Command::BlockUp, ("上一组", "Group up"), ("移到上一个一级指标。", "Go to the criterion above.")),
    about(Command::BlockDown, ("下一组", "Group down"), ("移到下一个一级指标。", "Go to the criterion below.")),
    about(Command::Select, ("选择", "Select"), ("开始或结束选择：移动光标，选定一块单元格。", "Begin or end a selection: move the cursor to choose a block of cells.")),
    about(Command::SelectUp, ("向上选", "Select up"), ("选择扩大或缩小到上一行。", "Extend the selection one row up.")),
    about(Command::SelectDown, ("向下选", "Select down"), ("选择扩大或缩小到下一行。", "Extend the selection one row down.")),
    about(Command::SelectLeft, ("向左选", "Select left"), ("选择扩大或缩小到左一列。", "Extend the selection one column left.")),
    about(Command::SelectRight, ("向右选", "Select right"), ("选择扩大或缩小到右一列。", "Extend the selection one column right.")),
    about(Command::SelectEdgeUp, ("上选到边缘", "To upper edge"), ("选择到上边缘。", "Extend the selection up to the edge of the data.")),
    about(Command::SelectEdgeDown, ("下选到边缘", "To lower edge"), ("选择到下边缘。", "Extend the selection down to the edge of the data.")),
    about(Command::SelectEdgeLeft, ("左选到边缘", "To left edge"), ("选择到左边缘。", "Extend the selection left to the edge of the data.")),
    about(Command::SelectEdgeRight, ("右选到边缘", "To right edge"), ("选择到右边缘。", "Extend the selection right to the edge of the data.")),
    about(Command::SelectAll, ("全选", "Select all"), ("选择整张表。", "Select the whole sheet.")),
    about(Command::Open, ("打开", "Open"), ("打开光标所在的内容。", "Open what the cursor is on.")),
    about(Command::Choose, ("选定", "Choose"), ("选定标出的答案。", "Give the marked answer.")),
    about(Command::Edit, ("修改", "Edit"), ("修改光标所在的单元格；直接键入数字则覆盖原值，只键入“-”表示不涉及。",
        "Edit the cell; typing a number at once replaces it, and a lone \"-\" means not applicable.")),
    about(Command::Enter, ("确定", "Enter"), ("写入并移到下一行。", "Enter the value and go down.")),
    about(Command::EnterUp, ("确定上移", "Enter, up"), ("写入并移到上一行。", "Enter the value and go up.")),
    about(Command::EnterRight, ("右移一格", "Next cell"), ("写入并移到右一格。", "Enter the value and go right.")),
    about(Command::EnterLeft, ("左移一格", "Previous cell"), ("写入并移到左一格。", "Enter the value and go left.")),
    about(Command::Clear, ("清除", "Clear"), ("清除所选单元格，恢复为未填。", "Clear the selected cells: they are pending again.")),
    about(Command::Missing, ("未报送", "Missing"), ("所选单元格标为未报送：报送已截止而数据未到。", "Mark the selected cells as missing: reporting is closed and nothing came.")),
    about(Command::NotApplicable, ("不涉及", "Not applicable"), ("所选单元格标为不涉及：该单位没有这项业务。", "Mark the selected cells as not applicable to their units.")),
    about(Command::Verify, ("核定", "Verify"), ("核定所选的值；不能核定本人填报的数据。", "Verify the selected values; nobody verifies what they entered.")),
    about(Command::Reason, ("写明原因", "With reason"), ("修改单元格并写明原因；已核定的值，怎样改都要写。", "Edit the cell and say why; a verified value asks for it however it is changed.")),
    about(Command::Note, ("备注", "Note"), ("写单元格的备注，数值不变；格中“*”表示有备注。", "Write the note of the cell, its value stays; \"*\" in a cell means a note.")),
    about(Command::Source, ("来源", "Source"), ("写单元格的数据来源，数值不变。", "Write where the cell's value comes from; the value stays.")),
    about(Command::Evidence, ("佐证材料", "Evidence"), ("查看单元格的佐证材料：文件名、SHA-256、何人、何时；可以移除。格中“@”表示有材料。",
        "See the evidence of the cell: name, SHA-256, who, when; it can be removed. \"@\" in a cell means evidence.")),
    about(Command::Attach, ("附材料", "Attach"), ("给单元格附上佐证材料：键入路径，或把文件拖到窗口里。", "Attach evidence to the cell: type a path, or drag a file to the window.")),
    about(Command::FillDown, ("向下填充", "Fill down"), ("把所选每列第一格的内容填到下面各格；只选一格时照抄上一格。", "Copy the first cell of every selected column into those below; a single cell takes what stands above it.")),
    about(Command::FillRight, ("向右填充", "Fill right"), ("把所选每行第一格的内容填到右边各格；只选一格时照抄左一格。", "Copy the first cell of every selected row into those to the right; a single cell takes what stands left of it.")),
    about(Command::AsLast, ("同上期", "As last time"), ("照填上期的数，并移到下一行；所选单元格一起照填。", "Enter what was reported last time and go down; the selected cells all at once.")),
    about(Command::Copy, ("复制", "Copy"), ("复制所选单元格，可粘贴到 Excel 或 WPS；从那里复制的内容可直接粘贴到表中。",
        "Copy the selected cells for Excel or WPS; what is copied there pastes into the sheet.")),
    about(Command::Cut, ("剪切", "Cut"), ("复制所选单元格并清除。", "Copy the selected cells and clear them.")),
    about(Command::Paste, ("粘贴", "Paste"), ("请用终端自己的粘贴键：Ctrl-Shift-V、Shift-Insert、Cmd-V 或鼠标右键。只填空格的立即写入，其余先预览。",
        "Use the terminal's own key: Ctrl-Shift-V, Shift-Insert, Cmd-V or the right mouse button. What only fills pending cells goes in at once; the rest is shown first.")),
    about(Command::Apply, ("写入", "Apply"), ("写入预览中的内容，记为一次修改。", "Enter what the preview shows, as one change.")),
    about(Command::Accept, ("确定", "Keep"), ("保存键入的内容。", "Keep what was typed.")),
    about(Command::NextPending, ("下一未填", "Next pending"), ("移到下一个未填的单元格。", "Go to the next pending cell.")),
    about(Command::PreviousPending, ("上一未填", "Previous pending"), ("移到上一个未填的单元格。", "Go to the previous pending cell.")),
    about(Command::NextDoubtful, ("下一存疑", "Next doubtful"), ("移到下一个存疑的值：超出上下限、远离历年数据、与上期相差 10 倍、合计不符。",
        "Go to the next doubtful value: out of range, far from its history, ten times the last one, or not adding up.")),
    about(Command::PreviousDoubtful, ("上一存疑", "Last doubtful"), ("移到上一个存疑的值。", "Go to the previous doubtful value.")),
    about(Command::NextWeak, ("下一薄弱", "Next weak"), ("移到下一个薄弱环节。", "Go to the next weak link.")),
    about(Command::PreviousWeak, ("上一薄弱", "Previous weak"), ("移到上一个薄弱环节。", "Go to the previous weak link.")),
    about(Command::Fold, ("折叠", "Fold"), ("收起或展开光标所在的一级指标。", "Fold or unfold the criterion that the cursor is in.")),
    about(Command::FoldAll, ("全部折叠", "Fold all"), ("收起或展开全部一级指标。", "Fold or unfold every criterion.")),
    about(Command::Fit, ("列宽", "Fit columns"), ("名称显示完整，或恢复通常的列宽。", "Show names in full, or return to the usual widths.")),
    about(Command::Turn, ("转置", "Turn"), ("行列互换：单位作行，指标作列。", "Swap rows and columns: units become the rows.")),
    about(Command::Inspector, ("详情", "Details"), ("显示或隐藏详情：定义、计分过程、上期值、修改历史。", "Show or hide the details: definition, trace, last value, history.")),
    about(Command::Standing, ("看排名", "Ranking beside"), ("在旁边显示全部名次，随改随变；再按一次恢复详情。", "Show all places beside the sheet, moving as you type; once more: the details.")),
    about(Command::History, ("修改历史", "History"), ("查看该单元格的全部修改：何时、何人、前值、后值。", "See every change of the cell: when, who, before, after.")),
    about(Command::Scorecard, ("评分卡", "Scorecard"), ("打开该单位的评分卡。", "Open this unit's scorecard.")),
    about(Command::Cell, ("到单元格", "To the cell"), ("在评分表中打开该指标。", "Open this indicator in the score sheet.")),
    about(Command::PutRight, ("整改", "Put right"), ("打开该指标的整改事项；尚未下达的，打开待下达的薄弱环节。", "Open the rectification item of this indicator, or the weak link that could be issued.")),
    about(Command::Appeal, ("申诉", "Appeal"), ("对该指标的得分提出申诉（限公示期间）。", "Open an appeal on this indicator, while results are on notice.")),
    about(Command::SortNext, ("换列排序", "Sort by next"), ("依次按总分和各一级指标排序。", "Sort by the total, then by each criterion in turn.")),
    about(Command::SortPrevious, ("反向换列", "Sort by previous"), ("按前一项排序。", "Sort by the item before.")),
    about(Command::Scope, ("分组", "Groups"), ("在全部单位与各分类（组）的排名之间切换。", "Switch between all units and each group.")),
    about(Command::NextList, ("下一列表", "Next list"), ("依次：整改台账、待下达的薄弱环节、申诉。", "In turn: the ledger, the weak links not issued, the appeals.")),
    about(Command::TakeOver, ("计入考核", "Count it"), ("上一期整改的完成率和逾期项：先预览，写明原因后计入本期。",
        "Completion and overdue items of the period before: shown first, taken over into this period for a reason.")),
    about(Command::Duties, ("责任分解", "Who does what"), ("选一个单位，写明这条措施的实施方案、责任人、时限、进展。",
        "Choose who answers for the measure, and write their plan, person, due date and state.")),
    about(Command::IssueScheme, ("印发", "Issue"), ("写明原因，把方案改为已印发；此后这一版不再改动。",
        "Issue the scheme, for a reason; from then on this version does not change.")),
    about(Command::SortUnits, ("单位排序", "Sort units"), ("按光标所在指标的得分率排列单位，低的在前；再按一次恢复名次顺序。",
        "Order the units by their rate on this indicator, the lowest first; once more: by place again.")),
    about(Command::SortIndicators, ("指标排序", "Sort indicators"), ("按全体平均得分率排列指标，低的在前；再按一次恢复方案顺序。",
        "Order the indicators by the mean rate of all units, the lowest first; once more: as in the scheme.")),
    about(Command::Numbers, ("数值", "Numbers"), ("格内依次显示：成数、百分数、得分。", "Show in the cells, in turn: tenths, per cent, points.")),
    about(Command::NextUnit, ("下一单位", "Next unit"), ("换到下一个单位。", "Go to the next unit.")),
    about(Command::PreviousUnit, ("上一单位", "Previous unit"), ("换到上一个单位。", "Go to the previous unit.")),
    about(Command::SortLost, ("按失分排序", "Sort by loss"), ("按失分从多到少排列指标，看哪几项最能提分；再按一次恢复方案顺序。",
        "Order the indicators by the points they lack: what would lift the unit most; once more: as in the scheme.")),
    about(Command::Compare, ("对比", "Compare"), ("依次：与上期对比，与排名其后的单位对比，不再对比。", "In turn: against last period, against the unit next in rank, no comparison.")),
    about(Command::CompareWith, ("选对比单位", "Compare with"), ("按名称、拼音或首字母选一个单位，与本单位逐项对比。",
        "Choose the unit to set this one against, by name, pinyin or initials.")),
    about(Command::NextRival, ("换对比单位", "Next rival"), ("与排名再后一位的单位对比。", "Compare with the unit one place further down.")),
    about(Command::PreviousRival, ("换回对比单位", "Last rival"), ("与排名再前一位的单位对比。", "Compare with the unit one place further up.")),
    about(Command::NextVersion, ("换版本", "Other version"), ("换一个版本与在用的方案比较。", "Compare the scheme in force with another of its versions.")),
    about(Command::Differences, ("看全部", "See all"), ("整页显示：两版方案的全部不同，或一条日志的全部内容。", "Show on a page of its own: all that two versions differ in, or all of a journal entry.")),
    about(Command::Prove, ("验证", "Verify journal"), ("重算日志并与数据核对，给出回执。", "Work the journal out again, hold it against the data, and give a receipt.")),
    about(Command::Import, ("导入", "Import"), ("导入文件：CSV、JSON、Excel、WPS、ODS 或填好的填报表，先列出会有的变化。",
        "Import a file: CSV, JSON, a spreadsheet or a form that was filled in; what it would change is shown first.")),
    about(Command::Template, ("填报表", "Entry form"), ("生成填报表（xlsx），发给部门或评委填写。", "Make an entry form (xlsx) for a department or an assessor.")),
    about(Command::Export, ("导出", "Export"), ("导出为文件：可选 HTML、Markdown、CSV。", "Export to a file: HTML, Markdown or CSV.")),
    about(Command::Advance, ("下一步", "Next step"), ("考核进入下一步：填报、初评、核定、公示、审定、通报；先说明还缺什么。",
        "Take the round to its next step: reporting, scoring, review, notice, approved, circular; what is lacking is said first.")),
    about(Command::TakeBack, ("退回", "Step back"), ("写明原因，退回上一步；已审定的，另立一版更正。",
        "Take the round a step back, with a reason; what is approved is corrected as a new revision.")),
    about(Command::Undo, ("撤销", "Undo"), ("撤销上一次修改，次数不限。", "Undo the last change, without limit.")),
    about(Command::Redo, ("重做", "Redo"), ("重做被撤销的修改。", "Redo what was undone.")),
    about(Command::EarlierPeriod, ("上一期", "Earlier"), ("换到上一个考核期。", "Go to the period before.")),
    about(Command::LaterPeriod, ("下一期", "Later"), ("换到下一个考核期。", "Go to the period after.")),
    about(Command::GoOverview, ("总览", "Overview"), ("考核进度、需要办理的事项和当前名次。", "How far the round is, what is to be done, and the ranking so far.")),
    about(Command::GoSheet, ("评分表", "Score sheet"), ("填报、核定数据并查看得分。", "Enter and verify values and see the points.")),
    about(Command::GoRanking, ("排名", "Ranking"), ("名次、变化、总分及其构成、等次。", "Places, changes, totals and what they are made of, grades.")),
    about(Command::GoScorecard, ("评分卡", "Scorecard"), ("一个单位的全部指标及其得分过程。", "All indicators of one unit, and why they score so.")),
    about(Command::GoHeatMap, ("热图", "Heat map"), ("各单位各指标的得分率，一眼看出薄弱环节。", "The rates of all units on all indicators: weak links at a glance.")),
    about(Command::GoRectification, ("整改", "Rectification"), ("整改台账、尚未下达的薄弱环节和申诉。", "The ledger, the weak links not issued yet, and the appeals.")),
    about(Command::GoPlan, ("计划", "Plan"), ("工作计划的措施、各目标的进展和责任分解。", "The measures of the plan of work, how far its targets are, who does what.")),
    about(Command::GoScheme, ("方案", "Scheme"), ("指标体系、权重和检查，各版本及其不同。", "The tree with its weights and checks, its versions and what they differ in.")),
    about(Command::GoJournal, ("日志", "Journal"), ("每次修改：何时、何人、前值、后值、原因；可验证。", "Every change: when, who, before, after, why; and proof that it is sound.")),
    about(Command::NextScreen, ("下一屏", "Next screen"), ("换到下一个界面。", "Go to the next screen.")),
    about(Command::PreviousScreen, ("上一屏", "Previous screen"), ("换到上一个界面。", "Go to the previous screen.")),
    about(Command::Language, ("English", "中文"), ("切换中文和英文界面。", "Switch between Chinese and English.")),
    about(Command::Saved, ("保存", "Save"), ("无需保存：每次修改都已立即保存。", "Nothing to do: every change is saved at once.")),
    about(Command::Help, ("帮助", "Help"), ("说明光标所在的内容和此处可用的按键。", "Explain what the cursor is on and the keys that work here.")),
    about(Command::Tour, ("导览", "Tour"), ("在示例上用一分钟学会：九步，每步做一件事，随时可以结束。", "Learn it on the sample in a minute: nine steps, one thing each; you can end it at any time.")),
    about(Command::SkipStep, ("跳过一步", "Skip step"), ("跳过导览的这一步。", "Skip this step of the tour.")),
    about(Command::Palette, ("查找", "Find"), ("按汉字、拼音、首字母、编号或英文查找命令、单位、指标和数据，按回车执行或前往。",
        "Find a command, unit, indicator or metric by name, pinyin, initials or code; Enter runs it or goes there.")),
    about(Command::Filter, ("筛选", "Filter"), ("只显示名称符合的行：可键入汉字、拼音、首字母、编号或英文；Esc 恢复全部。",
        "Show only rows whose name fits: type a name, pinyin, initials or a code; Esc shows all again.")),
    about(Command::KeepFilter, ("保留筛选", "Keep filter"), ("保留筛选结果，回到表格。", "Keep the rows that fit and go back to the table.")),
    about(Command::LastPlace, ("上一处", "Last place"), ("回到刚才去过的地方。", "Go back to where you were before.")),
    about(Command::NextPlace, ("下一处", "Next place"), ("再到返回之前所在的地方。", "Go forward again to where you were before going back.")),
    about(Command::Back, ("返回", "Back"), ("取消或返回上一层。", "Cancel, or go one level out.")),
    about(Command::Quit, ("退出", "Quit"), ("退出程序；所有修改均已保存。", "Leave the program; every change is saved.")),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn every_command_stands_once_in_the_table_in_its_order() {
        let order: Vec<_> = COMMANDS.iter().map(|about| about.command).collect();
        let mut sorted = order.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(order, sorted);
        assert_eq!(order.len(), Command::Quit as usize + 1, "a command lacks its words");
    }

    #[test]
    fn every_command_has_a_short_name_and_a_sentence_of_help_in_both_languages() {
        for about in COMMANDS {
            for (lang, stop) in [(Lang::Zh, '。'), (Lang::En, '.')] {
                let name = about.name.get(lang);
                assert!(!name.is_empty() && name.chars().count() <= 16, "{:?}", about.command);
                assert!(about.help.get(lang).ends_with(stop), "{:?}", about.command);
            }
        }
    }
}
