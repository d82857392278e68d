//! A small assessment in a throw-away store, and what tests ask of it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use kaohe::model::{MetricIx, NodeIx, Period, Quantity, Reported, UnitIx};
use kaohe::ops::clock::Clock;
use kaohe::ops::round::Round;
use kaohe::ops::session::Session;
use kaohe::store::{Change, Commit, Operation, Record, Stamp, Store};
use kaohe::text::Lang;
use tempfile::TempDir;

/// Two counties and a city to compare with; a metric scored by goalposts, its growth, a judgement,
/// a bonus and a veto.
pub const SCHEME: &str = r#"{
    "format": 1, "id": "two-counties", "version": "1.0.0",
    "periods": ["2020", "2021"],
    "units": [
        {"code": "a", "name": {"zh": "甲县", "en": "County A"}},
        {"code": "b", "name": {"zh": "乙县", "en": "County B"}}
    ],
    "references": [{"code": "city", "name": {"zh": "全市", "en": "The city"}}],
    "metrics": [
        {"code": "export", "name": {"zh": "出口", "en": "Exports"}, "unit": "亿元", "min": 0, "max": 1000,
         "reported_by": "商务局"},
        {"code": "brands", "name": {"zh": "品牌数", "en": "Brands"}, "unit": "个", "reported_by": "市监局"}
    ],
    "tree": [
        {"code": "A1", "name": {"zh": "出口规模", "en": "Export volume"}, "weight": 60, "input": "export",
         "method": {"linear": {"from": 0, "to": 100}}},
        {"code": "A2", "name": {"zh": "品牌", "en": "Brands"}, "weight": 20, "input": "brands",
         "not_applicable": ["b"], "method": {"linear": {"from": 0, "to": 10}}},
        {"code": "G", "name": {"zh": "综合评议", "en": "Review"}, "weight": 20, "scored_by": "考核组",
         "method": {"judgement": {"scale": 100}}}
    ],
    "adjustments": {
        "bonus": {"items": [{"code": "X1", "name": {"zh": "试点", "en": "Pilot"}, "points": 2}]},
        "veto": [{"code": "V1", "name": {"zh": "重大事故", "en": "Accident"}, "score_cap": 59.99}]
    }
}"#;

/// A store in a folder of its own.
pub struct Desk {
    pub folder: TempDir,
}

impl Desk {
    /// A new store, and the session that made it.
    pub fn new() -> (Self, Session) {
        let desk = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        let session = Session::create(&desk.store(), SCHEME.as_bytes(), "张三", clock()).expect("a store");
        (desk, session)
    }

    /// A store whose scheme finds weak links.
    pub fn with_weak_links() -> (Self, Session) {
        let desk = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        let scheme = SCHEME.replacen("\"units\"", "\"weak\": {\"rate_below\": 0.6}, \"units\"", 1);
        let session = Session::create(&desk.store(), scheme.as_bytes(), "张三", clock()).expect("a store");
        (desk, session)
    }

    /// A store whose scheme takes over what the ledger counts for.
    pub fn with_rectification() -> (Self, Session) {
        let desk = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        let scheme = SCHEME
            .replacen(
                "\"metrics\": [",
                r#""rectification": {"done": "done", "due": "due", "penalty": "Y1"}, "metrics": [
                {"code": "done", "name": "按期销号"}, {"code": "due", "name": "到期应整改"},"#,
                1,
            )
            .replacen(
                "\"veto\"",
                r#""penalty": {"items": [{"code": "Y1", "name": "逾期未销号", "points": 0.5}]}, "veto""#,
                1,
            );
        let session = Session::create(&desk.store(), scheme.as_bytes(), "张三", clock()).expect("a store");
        (desk, session)
    }

    /// The same store opened by somebody on another day.
    pub fn open_on(&self, actor: &str, day: &str) -> Session {
        let time = format!("{day}T09:00:00+08:00").parse().expect("a time");
        Session::open(&self.store(), actor, Clock::Fixed(time)).expect("the store")
    }

    pub fn store(&self) -> PathBuf {
        self.folder.path().join("desk.db")
    }

    /// The same store opened by somebody.
    pub fn open(&self, actor: &str) -> Session {
        Session::open(&self.store(), actor, clock()).expect("the store")
    }

    /// Writes a file beside the store.
    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path
    }
}

pub fn clock() -> Clock {
    Clock::Fixed("2022-03-01T16:30:00.125+08:00".parse().expect("a time"))
}

pub fn round(session: &Session, period: &str) -> Round {
    session.round(Some(period.parse().expect("a period"))).expect("a round")
}

pub fn value(text: &str) -> Reported {
    Reported::Value(text.parse::<Quantity>().expect("a number"))
}

pub const A: UnitIx = UnitIx(0);
pub const B: UnitIx = UnitIx(1);
pub const CITY: UnitIx = UnitIx(2);
pub const EXPORT: MetricIx = MetricIx(0);
pub const BRANDS: MetricIx = MetricIx(1);
pub const G: NodeIx = NodeIx(2);

/// The printed total of a unit.
pub fn total(round: &Round, unit: UnitIx) -> String {
    let total = round.evaluation.unit(unit).total.expect("a total");
    total.show(round.evaluation.decimals)
}

/// The round in memory is the one that is loaded afresh.
#[track_caller]
pub fn assert_fresh(session: &Session, round: &Round) {
    let loaded = session.round(Some(round.period)).expect("a round");
    assert_eq!(round.dataset, loaded.dataset);
    assert_eq!(format!("{:?}", round.evaluation), format!("{:?}", loaded.evaluation));
    assert_eq!(format!("{:?}", round.previous), format!("{:?}", loaded.previous));
    assert!(round.applied().eq(loaded.applied()));
    assert!(round.appeals().eq(loaded.appeals()));
    assert!(round.ledger().eq(loaded.ledger()));
}

#[track_caller]
pub fn assert_says(text: &kaohe::text::Text, zh: &str, en: &str) {
    assert_eq!((text.get(Lang::Zh), text.get(Lang::En)), (zh, en));
}

pub fn period(text: &str) -> Period {
    text.parse().expect("a period")
}

/// Puts rows into a store that nobody has open, past every rule.
pub fn put(desk: &Desk, rows: Vec<Record>) {
    let mut store = Store::open(&desk.store()).expect("the store");
    let commit = Commit {
        stamp: Stamp {
            command: clock().command_id(),
            actor: "管理员".to_owned(),
            at: clock().now(),
            reason: String::new(),
        },
        operation: Operation::Period,
        details: BTreeMap::new(),
        changes: rows.into_iter().map(Change::add).collect(),
    };
    store.commit(&commit).expect("rows");
}
