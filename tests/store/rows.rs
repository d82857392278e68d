//! Rows and commits for the tests, short to write.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, TimeDelta};
use kaohe::model::dataset::Remark;
use kaohe::model::{Entry, Period, Reported, Verification};
use kaohe::store::{
    AdjustmentRow, Change, Commit, EntryRow, Key, MarkRow, Operation, PeriodRow, Record, SchemeRow, Setting, Stamp,
    Store,
};
use uuid::Uuid;

pub const STORE_ID: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);

pub fn memory() -> Store {
    Store::in_memory(STORE_ID).expect("a store")
}

/// The stamp of the n-th command of a test, a minute after the one before.
pub fn stamp(n: u32) -> Stamp {
    let start: DateTime<FixedOffset> = "2022-01-10T09:00:00+08:00".parse().expect("a time");
    Stamp {
        command: Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0001_0000 + u128::from(n)),
        actor: "张三".to_owned(),
        at: start + TimeDelta::minutes(i64::from(n)),
        reason: String::new(),
    }
}

pub fn commit(n: u32, operation: Operation, changes: Vec<Change>) -> Commit {
    Commit {
        stamp: stamp(n),
        operation,
        details: BTreeMap::new(),
        changes,
    }
}

pub fn period(text: &str) -> Period {
    text.parse().expect("a period")
}

/// A metric value of 2021 as it was typed.
pub fn value(unit: &str, metric: &str, typed: &str) -> Record {
    Record::Entry(EntryRow {
        period: period("2021"),
        unit: unit.to_owned(),
        metric: metric.to_owned(),
        entry: Entry {
            reported: Reported::Value(typed.parse().expect("a number")),
            verification: Verification::Reported,
        },
        remark: Remark::default(),
    })
}

pub fn value_key(unit: &str, metric: &str) -> Key {
    Key::entry(period("2021"), unit, metric)
}

pub fn scheme() -> Record {
    Record::Scheme(SchemeRow::new("tiny", "1", "{\"format\": 1,\n \"id\": \"小\"}\n"))
}

pub fn setting(name: &str, value: &str) -> Record {
    Record::Setting(Setting {
        name: name.to_owned(),
        value: value.to_owned(),
    })
}

pub fn step(step: &str) -> Record {
    Record::Period(PeriodRow {
        period: period("2021"),
        step: step.parse().expect("a step"),
    })
}

pub fn add(rows: impl IntoIterator<Item = Record>) -> Vec<Change> {
    rows.into_iter().map(Change::add).collect()
}

/// The change from what stands in the store to `row`.
pub fn put(store: &Store, row: Record) -> Change {
    let before = store.get(&row.key()).expect("a reading");
    Change::new(before, Some(row)).expect("a change")
}

/// Sets one value, as the n-th command.
pub fn set(store: &mut Store, n: u32, row: Record) {
    let change = put(store, row);
    store
        .commit(&commit(n, Operation::Set, vec![change]))
        .expect("a commit");
}

/// A mark of 2021 on G4.
pub fn mark(unit: &str, assessor: &str, typed: &str) -> Record {
    Record::Mark(MarkRow {
        period: period("2021"),
        unit: unit.to_owned(),
        indicator: "G4".to_owned(),
        assessor: assessor.to_owned(),
        entry: Entry {
            reported: Reported::Value(typed.parse().expect("a number")),
            verification: Verification::Reported,
        },
        remark: Remark::default(),
    })
}

/// A bonus of 2021.
pub fn adjustment(id: u128, unit: &str, count: &str) -> Record {
    Record::Adjustment(AdjustmentRow {
        id: Uuid::from_u128(id),
        period: period("2021"),
        unit: unit.to_owned(),
        item: "X1".to_owned(),
        count: count.parse().expect("a number"),
        reason: "通报表扬".to_owned(),
        actor: "李四".to_owned(),
        evidence: String::new(),
        event: String::new(),
        confirmed_by: String::new(),
    })
}
