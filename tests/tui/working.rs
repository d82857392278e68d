//! Large changes are made beside the screens: keys stay answered, and the change can be stopped.

use std::fmt::Write as _;
use std::fs;
use std::sync::OnceLock;

use kaohe::ops::import;
use kaohe::ops::session::Session;
use rusqlite::Connection;

use crate::harness::{Screen, Setting, Store, clock, keys};

const UNITS: usize = 60;
const METRICS: usize = 40;
/// What stands in the first cells of the sheet after the import.
const FILLED: &str = "100   1.00";

/// The file of a store with one large import, made once for all tests.
fn large() -> &'static [u8] {
    static LARGE: OnceLock<Vec<u8>> = OnceLock::new();
    LARGE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let (store, file) = (folder.path().join("large.db"), folder.path().join("large.csv"));
        let units: Vec<_> = (0..UNITS)
            .map(|n| serde_json::json!({"code": format!("u{n:02}"), "name": format!("第{n}县")}))
            .collect();
        let metrics: Vec<_> = (0..METRICS)
            .map(|n| serde_json::json!({"code": format!("m{n}"), "name": format!("数据{n}")}))
            .collect();
        let tree: Vec<_> = (0..METRICS)
            .map(|n| serde_json::json!({"code": format!("I{n}"), "name": format!("指标{n}"), "weight": 1, "input": format!("m{n}"), "method": {"min_max": {}}}))
            .collect();
        let scheme = serde_json::json!({"format": 1, "id": "large", "periods": ["2020", "2021"], "units": units, "metrics": metrics, "tree": tree});
        let mut data = String::from("period,unit,metric,value\n");
        for unit in 0..UNITS {
            for metric in 0..METRICS {
                writeln!(data, "2021,u{unit:02},m{metric},{}", 100 + unit * metric).expect("written");
            }
        }
        fs::write(&file, data).expect("a file");
        let scheme = scheme.to_string();
        let mut session = Session::create(&store, scheme.as_bytes(), "王五", clock()).expect("a store");
        let mut round = session.round(None).expect("a round");
        let plan = import::plan(&session, &round, &file, &import::ReadOptions::default()).expect("a plan");
        import::apply(&mut session, &mut round, plan, "").expect("an import");
        fs::read(&store).expect("the file of the store")
    })
}

fn screen() -> Screen {
    let mut screen = Screen::open(&Setting {
        store: Store::Kept(large()),
        ..Setting::default()
    });
    screen.keys("2 down down");
    screen
}

/// Keeps everybody else from writing until it is dropped.
fn held(screen: &Screen) -> Connection {
    let connection = Connection::open(screen.store()).expect("the store");
    connection.execute_batch("BEGIN IMMEDIATE").expect("a lock");
    connection
}

#[test]
fn a_large_change_is_undone_and_done_again() {
    let mut screen = screen();
    screen.row_with(FILLED);
    screen.keys("u");
    screen.row_with("已撤销：导入 large.csv");
    assert!(!screen.text().contains(FILLED), "{}", screen.text());
    screen.keys("U");
    screen.row_with("已重做：导入 large.csv");
    screen.row_with(FILLED);
}

#[test]
fn keys_are_answered_while_a_large_change_is_made() {
    let mut screen = screen();
    let lock = held(&screen);
    screen.send_only(keys("u alt-3"));
    screen.row_with("Esc 取消");
    screen.row_with("名次");
    for key in ["u", "alt-2 \"5\" enter"] {
        screen.send_only(keys(key));
        screen.row_with("正在保存上一项变更");
    }
    screen.send_only(keys("esc"));
    drop(lock);
}

#[test]
fn a_large_change_that_is_cancelled_changes_nothing() {
    let mut screen = screen();
    let lock = held(&screen);
    screen.send_only(keys("u"));
    screen.send_only(keys("esc"));
    screen.row_with("正在取消");
    drop(lock);
    screen.send(Vec::new());
    screen.row_with("已取消，没有任何改动");
    screen.row_with(FILLED);
    screen.keys("u");
    screen.row_with("已撤销：导入 large.csv");
}

/// Keeps everybody else from reading too until it is dropped.
fn closed(screen: &Screen) -> Connection {
    let connection = Connection::open(screen.store()).expect("the store");
    connection.execute_batch("BEGIN EXCLUSIVE").expect("a lock");
    connection
}

#[test]
fn another_period_of_a_large_store_is_loaded_beside_the_screens() {
    let mut screen = screen();
    let lock = closed(&screen);
    screen.send_only(keys("["));
    screen.row_with("Esc 取消");
    screen.send_only(keys("alt-3"));
    screen.row_with("2021年度");
    screen.row_with("名次");
    screen.send_only(keys("alt-2 \"5\" enter"));
    screen.row_with("上一项操作还没有做完");
    drop(lock);
    screen.send(Vec::new());
    screen.row_with("2020年度");
}

#[test]
fn loading_that_is_cancelled_leaves_the_period_that_was_there() {
    let mut screen = screen();
    let lock = closed(&screen);
    screen.send_only(keys("[ esc"));
    screen.row_with("正在取消");
    drop(lock);
    screen.send(Vec::new());
    screen.row_with("已取消");
    screen.row_with("2021年度");
    screen.row_with(FILLED);
}

#[test]
fn the_journal_is_verified_beside_the_screens() {
    let mut screen = screen();
    screen.keys("J");
    let lock = closed(&screen);
    screen.send_only(keys("v"));
    screen.row_with("Esc 取消");
    screen.send_only(keys("alt-3"));
    screen.row_with("名次");
    drop(lock);
    screen.send(Vec::new());
    screen.row_with("数据与日志一致");
}

#[test]
fn what_another_program_changed_in_a_large_store_is_loaded_beside_the_screens() {
    let mut screen = screen();
    let mut other = Session::open(&screen.store(), "李四", clock()).expect("the store");
    let mut round = other.round(None).expect("a round");
    kaohe::ops::undo::undo(&mut other, &mut round, "").expect("undone");
    let lock = held(&screen);
    screen.send_only(keys("\"12345\" enter"));
    screen.row_with("Esc 取消");
    drop(lock);
    screen.send(Vec::new());
    screen.row_with("本次变更没有保存");
    assert!(!screen.text().contains(FILLED), "{}", screen.text());
}

#[test]
fn an_edit_is_seen_before_it_is_saved_and_is_called_saved_only_then() {
    let mut screen = screen();
    let lock = held(&screen);
    screen.send_only(keys("\"12345\" enter"));
    screen.row_with("12345");
    screen.row_with("保存中");
    assert!(!screen.text().contains("已保存"), "{}", screen.text());
    drop(lock);
    screen.send(Vec::new());
    screen.row_with("已保存：");
    assert!(!screen.text().contains("保存中"), "{}", screen.text());
}

#[cfg(unix)]
#[test]
fn an_edit_that_cannot_be_saved_is_taken_back_and_nobody_leaves_without_seeing_it() {
    let mut screen = screen();
    let before = screen.row_with(FILLED);
    fs::remove_file(screen.store()).expect("the file goes");
    screen.keys("\"12345\" enter q");
    screen.row_with("本次变更没有保存");
    assert_eq!(screen.row_with(FILLED), before);
    assert!(!screen.text().contains("12345"), "{}", screen.text());
    assert!(!screen.text().contains("已保存"), "{}", screen.text());
}
