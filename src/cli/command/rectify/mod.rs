//! `kaohe rectify …`: the ledger of rectification items, from a weak link to closing.
//!
//! The pages stand here; `list` shows the ledger, `change` carries a step out, `effect`
//! says what it counts for.

mod change;
mod effect;
mod list;
mod show;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command, value_parser};

use crate::cli::Outcome;
use crate::cli::argument::{flag, format, option, page, positional};
use crate::cli::catalogue::Entry;
use crate::cli::change::{files, result_format};
use crate::cli::context::Context;
use crate::cli::output::Format;
use crate::error::Result;
use crate::model::rectification::{Means, Severity, State};
use crate::text::{Lang, Text};

pub const ENTRY: Entry = Entry { page: help, run };

/// A field of an item that an option fills: its name, how its value is shown, what it is.
type Field = (&'static str, Text, Text);

/// What the office says of an item.
static OFFICE: [Field; 3] = [
    (
        "problem",
        Text::new("问题", "PROBLEM"),
        Text::new("存在的问题", "What is to be put right"),
    ),
    (
        "required",
        Text::new("要求", "ACTION"),
        Text::new("整改要求", "What is asked for"),
    ),
    (
        "supervisor",
        Text::new("部门", "DEPARTMENT"),
        Text::new("督办部门", "The department that watches over it"),
    ),
];

/// Who answers for an item.
static RESPONSIBLE: [Field; 2] = [
    (
        "responsible",
        Text::new("单位", "UNIT"),
        Text::new("责任单位", "Who answers for it"),
    ),
    (
        "person",
        Text::new("姓名", "NAME"),
        Text::new("责任人", "The person who answers for it"),
    ),
];

/// What the unit says of an item.
static UNIT: [Field; 4] = [
    (
        "cause",
        Text::new("原因", "CAUSE"),
        Text::new("原因分析", "Why it came to be"),
    ),
    (
        "measure",
        Text::new("措施", "MEASURE"),
        Text::new("整改措施；写了即为报送方案", "What is done about it: files the plan"),
    ),
    (
        "progress",
        Text::new("进展", "PROGRESS"),
        Text::new("进展情况；写了即为整改中", "How far it has come: work is under way"),
    ),
    (
        "evidence",
        Text::new("材料", "EVIDENCE"),
        Text::new("佐证材料：文件、材料", "What proves it: a document, a file"),
    ),
];

static REASON: Field = (
    "reason",
    Text::new("原因", "REASON"),
    Text::new("原因，记入台账和日志", "Why; kept in the ledger and in the journal"),
);

fn help(lang: Lang) -> Command {
    let about = Text::new(
        "整改：薄弱环节的下达、方案、进展、销号，台账和时限",
        "Rectification: weak links issued, planned, worked on and closed; ledger and time limits",
    );
    page(lang, "rectify", &about, "  kaohe rectify list --overdue")
        .subcommand_required(true)
        .subcommands(looking(lang))
        .subcommands(issuing(lang))
        .subcommands(working(lang))
        .subcommands(verifying(lang))
        .subcommand(effect::help(lang))
}

fn looking(lang: Lang) -> [Command; 3] {
    let list = Text::new("整改台账", "The ledger");
    let unit = Text::new("只看这个考核对象（代码或名称）", "Only this unit (code or name)");
    let state = Text::new("只看这种状态的", "Only those in this state");
    let overdue = Text::new("只看逾期的", "Only those that are late");
    let states = State::ALL.map(State::code);
    let list = page(lang, "list", &list, "  kaohe rectify list --overdue")
        .arg(positional(lang, "unit", &Text::new("考核对象", "UNIT"), &unit).required(false))
        .arg(choice(lang, ("state", &Text::new("状态", "STATE"), &state), &states))
        .arg(flag(lang, "overdue", &overdue))
        .arg(format(lang, &Format::ALL));
    let show = Text::new(
        "一项整改的全部内容和经过",
        "All there is of one item, and what became of it",
    );
    let show = page(lang, "show", &show, "  kaohe rectify show 1")
        .arg(number(lang))
        .arg(format(lang, &[Format::Table, Format::Json]));
    let propose = Text::new(
        "尚未下达的薄弱环节；只列出，不下达",
        "Weak links for which nothing was issued; lists only",
    );
    let propose = page(lang, "propose", &propose, "  kaohe rectify propose --period 2018")
        .arg(positional(lang, "unit", &Text::new("考核对象", "UNIT"), &unit).required(false))
        .arg(format(lang, &Format::ALL));
    [list, show, propose]
}

fn issuing(lang: Lang) -> [Command; 2] {
    let about = Text::new(
        "立项并下达；不写指标则下达该对象全部尚未下达的薄弱环节",
        "Draw up and issue; without an indicator, every weak link of the unit not issued yet",
    );
    let unit = Text::new("考核对象（代码或名称）", "The unit (code or name)");
    let indicator = Text::new("指标（代码或名称）", "The indicator (code or name)");
    let due = Text::new("完成期限，如 2022-06-30", "By when, such as 2022-06-30");
    let draft = Text::new("只立项，暂不下达", "Draw up only; issue later");
    let severities = Severity::ALL.map(Severity::code);
    let open = page(
        lang,
        "open",
        &about,
        "  kaohe rectify open 龙门县 A1 --due 2099-06-30 --required 提高一般贸易占比",
    )
    .arg(positional(lang, "unit", &Text::new("考核对象", "UNIT"), &unit))
    .arg(positional(lang, "indicator", &Text::new("指标", "INDICATOR"), &indicator).required(false))
    .arg(option(lang, "due", &Text::new("日期", "DATE"), &due).required(true))
    .args(OFFICE.iter().chain(&RESPONSIBLE).map(|field| text_field(lang, field)))
    .arg(choice(lang, severity(), &severities))
    .arg(flag(lang, "draft", &draft))
    .arg(result_format(lang));
    let issue = Text::new("下达已立项的事项", "Issue an item that was drawn up");
    let issue = page(lang, "issue", &issue, "  kaohe rectify issue 1")
        .arg(number(lang))
        .arg(result_format(lang));
    [open, issue]
}

fn working(lang: Lang) -> [Command; 2] {
    let about = Text::new(
        "填写台账：措施（报送方案）、进展（整改中）、责任人等",
        "Fill the ledger in: measure (files the plan), progress (under way), who answers for it",
    );
    let effect = (
        "effect",
        Text::new("影响", "EFFECT"),
        Text::new("对次年考核的影响", "What it did to the next period"),
    );
    let fields = OFFICE.iter().chain(&RESPONSIBLE).chain(&UNIT).chain([&effect]);
    let severities = Severity::ALL.map(Severity::code);
    let update = page(
        lang,
        "update",
        &about,
        "  kaohe rectify update 1 --progress 已走访企业20家",
    )
    .arg(number(lang))
    .args(fields.map(|field| text_field(lang, field)))
    .arg(files(lang))
    .arg(choice(lang, severity(), &severities))
    .arg(result_format(lang));
    let ask = Text::new(
        "申请销号：当天为自查报告日期",
        "Ask to close; today is the date of the self-report",
    );
    let ask = page(
        lang,
        "ask",
        &ask,
        "  kaohe rectify ask 1 --evidence 自查报告 --file 自查报告.pdf",
    )
    .arg(number(lang))
    .arg(text_field(lang, &UNIT[3]))
    .arg(files(lang))
    .arg(result_format(lang));
    [update, ask]
}

fn verifying(lang: Lang) -> [Command; 4] {
    let close = Text::new(
        "核验通过，销号；须由他人核验",
        "Verified: close it. Somebody else verifies",
    );
    let back = Text::new("核验未通过，退回", "Not done: send it back");
    let result = (
        "result",
        Text::new("结果", "RESULT"),
        Text::new("核验结果", "What the verification found"),
    );
    let finding = |name, about: &Text, example| {
        page(lang, name, about, example)
            .arg(number(lang))
            .arg(text_field(lang, &result).required(true))
            .arg(result_format(lang))
    };
    let close = finding(
        "close",
        &close,
        "  kaohe rectify close 1 --result 现场核查属实 --as 李四",
    );
    let back = finding("back", &back, "  kaohe rectify back 1 --result 佐证材料不足 --as 李四");
    let extend = Text::new("延期：须有批准人和原因", "More time: with an approver and a reason");
    let to = Text::new("新的期限", "The new date");
    let approver = (
        "approver",
        Text::new("姓名", "NAME"),
        Text::new("批准人", "Who approved it"),
    );
    let extend = page(
        lang,
        "extend",
        &extend,
        "  kaohe rectify extend 1 --to 2099-09-30 --approver 赵六 --reason 项目跨年",
    )
    .arg(number(lang))
    .arg(option(lang, "to", &Text::new("日期", "DATE"), &to).required(true))
    .arg(text_field(lang, &approver).required(true))
    .arg(text_field(lang, &REASON).required(true))
    .arg(result_format(lang));
    let escalate = Text::new("约谈，或移交督查", "Take it further: a talk, or an inspection");
    let by = Text::new("方式", "How");
    let means = Means::ALL.map(Means::code);
    let escalate = page(
        lang,
        "escalate",
        &escalate,
        "  kaohe rectify escalate 1 --by talk --reason 逾期一个月未报进展",
    )
    .arg(number(lang))
    .arg(choice(lang, ("by", &Text::new("方式", "MEANS"), &by), &means).required(true))
    .arg(text_field(lang, &REASON).required(true))
    .arg(result_format(lang));
    [close, back, extend, escalate]
}

fn number(lang: Lang) -> Arg {
    let help = Text::new("整改事项的编号", "The number of the item");
    positional(lang, "number", &Text::new("编号", "NUMBER"), &help).value_parser(value_parser!(u32))
}

fn text_field(lang: Lang, (id, name, help): &Field) -> Arg {
    option(lang, id, name, help)
}

fn severity() -> (&'static str, &'static Text, &'static Text) {
    static NAME: Text = Text::new("程度", "SEVERITY");
    static HELP: Text = Text::new("严重程度", "How serious it is");
    ("severity", &NAME, &HELP)
}

/// An option that takes one of a few words.
fn choice(lang: Lang, (id, name, help): (&'static str, &Text, &Text), words: &[&'static str]) -> Arg {
    let shown = words.join("|");
    let help = Text::of(
        format!("{}：{shown}", help.get(Lang::Zh)),
        format!("{}: {shown}", help.get(Lang::En)),
    );
    option(lang, id, name, &help)
        .value_parser(PossibleValuesParser::new(words))
        .hide_possible_values(true)
}

fn run(matches: &ArgMatches, context: &mut Context<'_, '_>) -> Result<Outcome> {
    let (name, matches) = matches.subcommand().expect("BUG: the parser demands a command");
    match name {
        "list" => list::ledger(matches, context),
        "propose" => list::proposals(matches, context),
        "show" => show::run(matches, context),
        "effect" => effect::run(matches, context),
        _ => change::run(name, matches, context),
    }
}
