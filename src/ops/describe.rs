//! A change in words: what journal, undo and notices call it.
//!
//! Says what the rows say, in both languages; decides nothing.

mod followed;

use unicode_segmentation::UnicodeSegmentation;

use crate::i18n::{heading, round, state, weighing};
use crate::model::dataset::Remark;
use crate::model::plan::duty::DutyState;
use crate::model::{Actor, Appeal, Entry, Rectification, Reported, Scheme, Step};
use crate::store::{AdjustmentRow, Change, Commit, DutyRow, EvidenceRow, Family, Key, Operation, Record, Setting};
use crate::text::{Lang, Text};

/// What a commit did, such as `龙门县 出口总额 38.2 → 41.0`.
#[must_use]
pub fn describe(scheme: &Scheme, commit: &Commit) -> Text {
    let what = summary(scheme, &commit.changes);
    match commit.operation {
        Operation::Init => {
            let begun = commit.changes.first().map(|change| one(scheme, change));
            prefixed("新建考核", "new assessment", &begun.unwrap_or(what))
        }
        Operation::Undo(seq) => prefixed(&format!("撤销第 {seq} 条"), &format!("undo of entry {seq}"), &what),
        Operation::Redo(seq) => prefixed(&format!("重做第 {seq} 条"), &format!("redo of entry {seq}"), &what),
        Operation::Import => {
            let file = commit.details.get("file").map_or("", String::as_str);
            prefixed(&format!("导入 {file}"), &format!("import of {file}"), &what)
        }
        Operation::Scheme => issued(commit).or_else(|| in_force(commit)).unwrap_or(what),
        Operation::Rectify => match commit.details.get("into") {
            Some(period) => prefixed(
                &format!("整改结果计入 {period}"),
                &format!("rectification taken over into {period}"),
                &what,
            ),
            None => what,
        },
        _ => what,
    }
}

/// `印发方案 1.0.0`, by the version that the commit names.
fn issued(commit: &Commit) -> Option<Text> {
    let version = commit.details.get("issued")?;
    Some(Text::of(
        format!("印发方案 {version}"),
        format!("scheme {version} issued"),
    ))
}

/// `方案 1.0.0 → 1.1.0`, by the versions that the commit names.
fn in_force(commit: &Commit) -> Option<Text> {
    let name = |key: &str| commit.details.get(key);
    let (before, after) = (name("before")?, name("after")?);
    Some(Text::of(
        format!("启用方案 {after}（原 {before}）"),
        format!("scheme {after} in force (before: {before})"),
    ))
}

fn prefixed(zh: &str, en: &str, what: &Text) -> Text {
    Text::of(
        format!("{zh}：{}", what.get(Lang::Zh)),
        format!("{en}: {}", what.get(Lang::En)),
    )
}

fn summary(scheme: &Scheme, changes: &[Change]) -> Text {
    let Some(first) = changes.first() else {
        return Text::new("没有变化", "nothing");
    };
    let first = one(scheme, first);
    // What a step keeps with it is no change of its own.
    let is_kept = |change: &&Change| matches!(change.row(), Record::Stage(_) | Record::Result(_));
    match changes.len() - changes.iter().filter(is_kept).count() {
        1 => first,
        n => Text::of(
            format!("{}，共 {n} 处", first.get(Lang::Zh)),
            format!("{}, {n} changes in all", first.get(Lang::En)),
        ),
    }
}

/// One changed row in words.
#[must_use]
pub fn one(scheme: &Scheme, change: &Change) -> Text {
    let row = change.row();
    match row {
        Record::Entry(row) => {
            let name = named(scheme, &row.unit, &metric_name(scheme, &row.metric));
            moved(&name, change)
        }
        Record::Mark(row) => {
            let name = named(scheme, &row.unit, &mark_name(scheme, &row.indicator, &row.assessor));
            moved(&name, change)
        }
        Record::Adjustment(row) => adjustment(scheme, row, change),
        Record::Evidence(row) => evidence(scheme, row, change),
        Record::Appeal(_) => followed::appeal(scheme, appeal_of(change.before()), appeal_of(change.after())),
        Record::Rectification(_) => followed::rectification(scheme, item_of(change.before()), item_of(change.after())),
        Record::Weighting(row) => {
            let method = weighing::method(&row.method);
            let what = match row.node.as_str() {
                "" => method,
                node => joined(&Text::same(node), &method),
            };
            joined(&Text::new("定权", "weights"), &what)
        }
        Record::Scheme(row) => {
            let name = format!("{} {}", row.id(), row.version());
            Text::of(format!("方案 {name}"), format!("scheme {name}"))
        }
        Record::Period(row) => {
            let name = Text::of(format!("考核期 {}", row.period), format!("period {}", row.period));
            let step = |row: Option<&Record>| match row {
                Some(Record::Period(row)) => round::step(row.step),
                _ => round::step(Step::default()),
            };
            arrow(&name, step(change.before()), step(change.after()))
        }
        Record::Actor(row) => actor(&row.0, change),
        Record::Moderation(row) => followed::moderation(scheme, row, change.after().is_some()),
        Record::Deadline(row) => followed::deadline(row, change.after().is_some()),
        Record::Stage(_) | Record::Result(_) | Record::Signature(_) => row.key().name(),
        Record::Plan(row) => {
            let name = format!("{} {}", row.id(), row.version());
            Text::of(format!("计划 {name}"), format!("plan {name}"))
        }
        Record::Duty(row) => duty(scheme, row, change),
        Record::Setting(row) if row.name.starts_with(Setting::HEADING) => heading(row),
        Record::Setting(row) if row.name.starts_with(Setting::PANEL) => {
            let period = row.name.trim_start_matches(Setting::PANEL).trim_start();
            Text::of(format!("公开评分 {period}"), format!("marks opened, {period}"))
        }
        Record::Setting(row) => Text::of(format!("设置 {}", row.name), format!("setting {}", row.name)),
    }
}

/// What a heading of foreign tables means from now on.
fn heading(row: &Setting) -> Text {
    let name = row.name.strip_prefix(Setting::HEADING).unwrap_or_default();
    let column = &row.value;
    Text::of(
        format!("表头“{name}”作 {column}"),
        format!("heading \"{name}\" means {column}"),
    )
}

fn metric_name(scheme: &Scheme, code: &str) -> Text {
    let found = scheme.find_metric(code);
    found.map_or_else(|| Text::same(code), |metric| scheme.metric(metric).name.clone())
}

fn mark_name(scheme: &Scheme, indicator: &str, assessor: &str) -> Text {
    let found = scheme.find_node(indicator);
    let name = found.map_or_else(|| Text::same(indicator), |node| scheme.node(node).name().clone());
    Text::of(
        format!("{}（评委 {assessor}）", name.get(Lang::Zh)),
        format!("{} (assessor {assessor})", name.get(Lang::En)),
    )
}

fn named(scheme: &Scheme, unit: &str, what: &Text) -> Text {
    let found = scheme.find_unit(unit).map(|unit| scheme.unit(unit).name.clone());
    let unit = found.unwrap_or_else(|| Text::same(unit));
    joined(&unit, what)
}

fn entry_of(row: Option<&Record>) -> Entry {
    match row {
        Some(Record::Entry(row)) => row.entry,
        Some(Record::Mark(row)) => row.entry,
        _ => Entry::default(),
    }
}

fn remark_of(row: Option<&Record>) -> Remark {
    match row {
        Some(Record::Entry(row)) => row.remark.clone(),
        Some(Record::Mark(row)) => row.remark.clone(),
        _ => Remark::default(),
    }
}

const fn appeal_of(row: Option<&Record>) -> Option<&Appeal> {
    match row {
        Some(Record::Appeal(row)) => Some(&row.0),
        _ => None,
    }
}

const fn item_of(row: Option<&Record>) -> Option<&Rectification> {
    match row {
        Some(Record::Rectification(row)) => Some(&row.0),
        _ => None,
    }
}

/// `38.2 → 41.0`, `填报 → 核定`, or which words about the value changed.
fn moved(name: &Text, change: &Change) -> Text {
    let (before, after) = (entry_of(change.before()), entry_of(change.after()));
    if before.reported != after.reported {
        arrow(name, &reported(before.reported), &reported(after.reported))
    } else if before.verification != after.verification {
        arrow(
            name,
            state::verification(before.verification),
            state::verification(after.verification),
        )
    } else {
        joined(name, &said(&remark_of(change.before()), &remark_of(change.after())))
    }
}

/// `备注“据月报”→“据年报”`, of source and note what changed.
fn said(before: &Remark, after: &Remark) -> Text {
    let words = |name: &Text, lang: Lang, (before, after): (&String, &String)| {
        let (open, close) = match lang {
            Lang::Zh => ("“", "”"),
            Lang::En => (" \"", "\""),
        };
        let (before, after) = (short(before), short(after));
        format!("{}{open}{before}{close} →{open}{after}{close}", name.get(lang))
    };
    let pairs = [
        (&heading::SOURCE, (&before.source, &after.source)),
        (&heading::NOTE, (&before.note, &after.note)),
    ];
    let changed = pairs.iter().filter(|(_, (before, after))| before != after);
    let all = |lang: Lang, comma: &str| {
        let each = changed.clone().map(|(name, pair)| words(name, lang, *pair));
        each.collect::<Vec<_>>().join(comma)
    };
    Text::of(all(Lang::Zh, "，"), all(Lang::En, ", "))
}

/// The beginning of what was said.
fn short(text: &str) -> String {
    const MOST: usize = 24;
    let mut graphemes = text.graphemes(true);
    let mut short: String = graphemes.by_ref().take(MOST).collect();
    if graphemes.next().is_some() {
        short.push('…');
    }
    short
}

/// `… 38.2 → 41.0`.
fn arrow(name: &Text, before: &Text, after: &Text) -> Text {
    let line = |lang| format!("{} {} → {}", name.get(lang), before.get(lang), after.get(lang));
    Text::of(line(Lang::Zh), line(Lang::En))
}

/// What stands in a cell, in words.
#[must_use]
pub fn reported(reported: Reported) -> Text {
    match reported {
        Reported::Value(quantity) => Text::same(quantity.to_string()),
        other => state::state(other.state()).clone(),
    }
}

/// `登记 小李（部门评分员：市商务局）`.
fn actor(actor: &Actor, change: &Change) -> Text {
    let (zh, en) = match (change.before(), change.after()) {
        (None, _) => ("登记", "registered"),
        (_, None) => ("移除", "removed"),
        _ => ("人员", "now"),
    };
    let duties = |lang, comma: &str, colon: &str| {
        let roles: Vec<&str> = actor.roles.iter().map(|role| round::role(*role).get(lang)).collect();
        let departments = if actor.departments.is_empty() {
            String::new()
        } else {
            format!("{colon}{}", actor.departments.join(comma))
        };
        format!("{}{departments}", roles.join(comma))
    };
    Text::of(
        format!("{zh} {}（{}）", actor.name, duties(Lang::Zh, "、", "：")),
        format!("{en}: {} ({})", actor.name, duties(Lang::En, ", ", ": ")),
    )
}

fn adjustment(scheme: &Scheme, row: &AdjustmentRow, change: &Change) -> Text {
    let adjustments = &scheme.document().adjustments;
    let items = adjustments.bonus.items.iter().chain(&adjustments.penalty.items);
    let mut names = items
        .map(|item| (&item.code, &item.name))
        .chain(adjustments.veto.iter().map(|veto| (&veto.code, &veto.name)));
    let item = names
        .find(|(code, _)| **code == row.item)
        .map_or_else(|| Text::same(&row.item), |(_, name)| name.clone());
    let name = named(scheme, &row.unit, &item);
    if let (Some(Record::Adjustment(before)), Some(Record::Adjustment(after))) = (change.before(), change.after())
        && before.confirmed_by != after.confirmed_by
        && before.count == after.count
    {
        let said = if after.confirmed_by.is_empty() {
            Text::new("退回未确认", "not confirmed")
        } else {
            Text::new("确认", "confirmed")
        };
        return joined(&name, &said);
    }
    let count = |row: Option<&Record>| match row {
        Some(Record::Adjustment(row)) => row.count.to_string(),
        _ => "0".to_owned(),
    };
    joined(
        &name,
        &Text::same(format!("×{} → ×{}", count(change.before()), count(change.after()))),
    )
}

/// `龙门县 出口总额 添加佐证材料“月报.pdf”`.
fn evidence(scheme: &Scheme, row: &EvidenceRow, change: &Change) -> Text {
    let (zh, en) = match (change.before(), change.after()) {
        (None, _) => ("添加佐证材料", "evidence added:"),
        (_, None) => ("移除佐证材料", "evidence removed:"),
        _ => ("修改佐证材料", "evidence changed:"),
    };
    let done = Text::of(format!("{zh}“{}”", row.name), format!("{en} \"{}\"", row.name));
    joined(&subject(scheme, &row.subject), &done)
}

/// What a piece of evidence belongs to, in words.
#[must_use]
pub fn subject(scheme: &Scheme, key: &Key) -> Text {
    match (key.family(), key.columns()) {
        (Family::Entry, [_, unit, metric]) => named(scheme, unit, &metric_name(scheme, metric)),
        (Family::Mark, [_, unit, indicator, assessor]) => named(scheme, unit, &mark_name(scheme, indicator, assessor)),
        _ => key.name(),
    }
}

fn joined(one: &Text, other: &Text) -> Text {
    let both = |lang| format!("{} {}", one.get(lang), other.get(lang));
    Text::of(both(Lang::Zh), both(Lang::En))
}

/// `第9条措施 龙门县 未启动 → 已报方案`, or what else is said of it now.
fn duty(scheme: &Scheme, row: &DutyRow, change: &Change) -> Text {
    let no = row.measure;
    let measure = Text::of(format!("第{no}条措施"), format!("measure {no}"));
    let found = scheme.find_unit(&row.unit).map(|unit| scheme.unit(unit).name.clone());
    let unit = joined(&measure, &found.unwrap_or_else(|| Text::same(&row.unit)));
    let state = |side: Option<&Record>| match side {
        Some(Record::Duty(row)) => row.duty.state,
        _ => DutyState::default(),
    };
    let (before, after) = (state(change.before()), state(change.after()));
    if before != after {
        let arrow = |lang| format!("{} → {}", before.label().get(lang), after.label().get(lang));
        return joined(&unit, &Text::of(arrow(Lang::Zh), arrow(Lang::En)));
    }
    joined(&unit, &Text::new("责任分解", "responsibility"))
}
