//! What somebody may do to the file with another program, and what `verify` says to it.

use std::collections::BTreeMap;
use std::fs;

use kaohe::store::{FaultKind, Store};
use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;

use super::rows::*;
use super::tamper::*;

/// Attacks in SQL: what is done, what is found first, at which entry, and how far the journal is
/// still proven good.
#[rustfmt::skip]
const IN_PLACE: &[(&str, &str, FaultKind, Option<u64>, u64)] = &[
    ("edit a score in the body", "UPDATE journal SET body = replace(body, '38.20', '88.20') WHERE seq = 2", FaultKind::Hash, Some(2), 1),
    ("edit the author in the body", "UPDATE journal SET body = replace(body, '张三', '李四') WHERE seq = 3", FaultKind::Hash, Some(3), 2),
    ("edit the time in the body", "UPDATE journal SET body = replace(body, '09:06', '08:06') WHERE seq = 6", FaultKind::Hash, Some(6), 5),
    ("edit the reason in the body", "UPDATE journal SET body = replace(body, '年度', '季度') WHERE seq = 2", FaultKind::Hash, Some(2), 1),
    ("edit the file named in the body", "UPDATE journal SET body = replace(body, 'data.csv', 'fake.csv') WHERE seq = 2", FaultKind::Hash, Some(2), 1),
    ("edit the scheme in the body", "UPDATE journal SET body = replace(body, '小', '大') WHERE seq = 1", FaultKind::Hash, Some(1), 0),
    ("edit the author in the column", "UPDATE journal SET actor = '李四' WHERE seq = 3", FaultKind::Column, Some(3), 2),
    ("edit the time in the column", "UPDATE journal SET at = replace(at, '09:', '08:') WHERE seq = 6", FaultKind::Column, Some(6), 5),
    ("edit the reason in the column", "UPDATE journal SET reason = '误录' WHERE seq = 6", FaultKind::Column, Some(6), 5),
    ("edit the operation in the column", "UPDATE journal SET operation = 'verify' WHERE seq = 6", FaultKind::Column, Some(6), 5),
    ("edit what was undone in the column", "UPDATE journal SET target = 2 WHERE seq = 4", FaultKind::Column, Some(4), 3),
    ("edit the count in the column", "UPDATE journal SET n_changes = 2 WHERE seq = 6", FaultKind::Column, Some(6), 5),
    ("edit the command in the column", "UPDATE journal SET command = replace(command, '1', '2') WHERE seq = 6", FaultKind::Column, Some(6), 5),
    ("downgrade the algorithm", "UPDATE journal SET alg = 'md5' WHERE seq = 6", FaultKind::Hash, Some(6), 5),
    ("edit a hash", "UPDATE journal SET hash = replace(hash, 'a', 'b') WHERE seq = 6", FaultKind::Hash, Some(6), 5),
    ("edit a previous hash", "UPDATE journal SET prev = replace(prev, 'a', 'b') WHERE seq = 6", FaultKind::Link, Some(6), 4),
    ("delete an entry in the middle", "DELETE FROM journal WHERE seq = 6", FaultKind::Gap, Some(7), 5),
    ("delete an entry and close the gap", "DELETE FROM journal WHERE seq = 6; UPDATE journal SET seq = seq - 1 WHERE seq > 6", FaultKind::Link, Some(6), 4),
    ("delete the tail but not its rows", "DELETE FROM journal WHERE seq > 7", FaultKind::Row, None, 7),
    ("delete the whole journal", "DELETE FROM journal", FaultKind::Row, None, 0),
    ("swap two entries", "UPDATE journal SET seq = 99 WHERE seq = 6; UPDATE journal SET seq = 6 WHERE seq = 3; UPDATE journal SET seq = 3 WHERE seq = 99", FaultKind::Link, Some(3), 1),
    ("swap two bodies", "UPDATE journal SET body = (SELECT body FROM journal AS other WHERE other.seq = 15 - journal.seq) WHERE seq IN (7, 8)", FaultKind::Hash, Some(7), 6),
    ("duplicate an entry", "INSERT INTO journal SELECT 10, alg, 'p', 'h', 'c', at, actor, operation, target, reason, n_changes, body FROM journal WHERE seq = 9", FaultKind::Link, Some(10), 8),
    ("make room and insert an entry", "UPDATE journal SET seq = -seq WHERE seq > 5; UPDATE journal SET seq = 1 - seq WHERE seq < 0; INSERT INTO journal SELECT 6, alg, 'p', 'h', 'c', at, actor, operation, target, reason, n_changes, body FROM journal WHERE seq = 3", FaultKind::Link, Some(6), 4),
    ("edit a score in the rows only", "UPDATE entry SET value = '99' WHERE unit = 'b'", FaultKind::Row, None, 9),
    ("edit only how a score is written", "UPDATE entry SET value = '13.0' WHERE unit = 'b'", FaultKind::Row, None, 9),
    ("verify a value in the rows only", "UPDATE entry SET verification = 'verified' WHERE unit = 'b'", FaultKind::Row, None, 9),
    ("edit a note in the rows only", "UPDATE mark SET note = '经复核'", FaultKind::Row, None, 9),
    ("edit a mark in the rows only", "UPDATE mark SET value = '9.5'", FaultKind::Row, None, 9),
    ("move a mark to another assessor", "UPDATE mark SET assessor = '二'", FaultKind::Row, None, 9),
    ("delete a penalty from the rows", "DELETE FROM adjustment", FaultKind::Row, None, 9),
    ("double a penalty in the rows", "UPDATE adjustment SET count = '2'", FaultKind::Row, None, 9),
    ("add a value to the rows", "INSERT INTO entry SELECT period, 'z', metric, note, source, state, value, verification FROM entry LIMIT 1", FaultKind::Row, None, 9),
    ("change the weights of the scheme", "UPDATE scheme SET text = replace(text, '小', '大')", FaultKind::Row, None, 9),
    ("put another scheme in force", "UPDATE setting SET value = '2'", FaultKind::Row, None, 9),
    ("close a period in the rows", "UPDATE period SET step = 'approved'", FaultKind::Row, None, 9),
    ("give the store another id", "UPDATE meta SET value = replace(value, '0', '1')", FaultKind::Hash, Some(1), 0),
    ("put bytes that are no text into a body", "UPDATE journal SET body = CAST(x'ff' || body AS TEXT) WHERE seq = 6", FaultKind::Body, Some(6), 5),
];

#[test]
fn every_attack_in_place_is_found_at_its_entry() {
    for (name, text, kind, seq, proven) in IN_PLACE {
        let victim = victim();
        assert!(verify(&victim.path, &[victim.head]).is_sound());
        harm(&victim.path, sql(text));
        let report = verify(&victim.path, &[]);
        assert_eq!(first(&report), (*kind, *seq), "{name}: {:?}", report.faults);
        assert_eq!(report.proven, *proven, "{name}: {:?}", report.faults);
        agrees(&victim.path, None, false, name);
    }
}

#[test]
fn an_edited_entry_with_its_own_hash_breaks_the_link_after_it() {
    let victim = victim();
    harm(&victim.path, |conn| {
        edit(conn, 6, "\"value\":\"13\"", "\"value\":\"31\"");
        let get = |column: &str| -> String {
            conn.query_row(&format!("SELECT {column} FROM journal WHERE seq = 6"), [], |row| {
                row.get(0)
            })
            .expect("a column")
        };
        let hash = seal(&STORE_ID.to_string(), 6, &get("prev"), &get("body"));
        conn.execute("UPDATE journal SET hash = ?1 WHERE seq = 6", [hash])
            .expect("an update");
        conn.execute_batch("UPDATE entry SET value = '31' WHERE unit = 'b'")
            .expect("an update");
    });
    let report = verify(&victim.path, &[]);
    assert_eq!(first(&report), (FaultKind::Link, Some(7)));
    assert_eq!(report.proven, 5, "entry 6 is not proven good");
    agrees(&victim.path, None, false, "own hash");
}

/// What a careful hand does: edit, put the rows right, and write all later hashes anew. The chain
/// cannot show it; only a receipt from before can.
#[test]
fn a_journal_written_anew_is_found_by_a_receipt_and_by_nothing_else() {
    let victim = victim();
    harm(&victim.path, |conn| {
        edit(conn, 6, "\"value\":\"13\"", "\"value\":\"31\"");
        conn.execute_batch("UPDATE entry SET value = '31' WHERE unit = 'b'")
            .expect("an update");
        reseal(conn, 6);
    });
    assert!(verify(&victim.path, &[]).is_sound());
    agrees(&victim.path, None, true, "written anew");
    let report = verify(&victim.path, &[victim.head]);
    assert_eq!(first(&report), (FaultKind::Receipt, Some(9)));
    agrees(&victim.path, Some(victim.head), false, "written anew");
}

#[test]
fn a_tail_cut_off_with_its_rows_is_found_by_a_receipt() {
    let victim = victim();
    harm(
        &victim.path,
        sql("DELETE FROM journal WHERE seq = 9; DELETE FROM entry WHERE unit = 'c'"),
    );
    assert!(verify(&victim.path, &[]).is_sound());
    let report = verify(&victim.path, &[victim.head]);
    assert_eq!(first(&report), (FaultKind::Receipt, Some(9)));
    agrees(&victim.path, Some(victim.head), false, "tail");
}

#[test]
fn an_older_file_put_back_is_found_by_a_receipt() {
    let victim = victim();
    let older = fs::read(&victim.path).expect("a file");
    let mut store = Store::open(&victim.path).expect("a store");
    set(&mut store, 10, value("a", "export", "41"));
    let head = store.head().expect("a head").expect("an entry");
    drop(store);
    fs::write(&victim.path, older).expect("a file");
    assert!(verify(&victim.path, &[victim.head]).is_sound());
    assert_eq!(first(&verify(&victim.path, &[head])), (FaultKind::Receipt, Some(10)));
}

#[test]
fn an_earlier_receipt_stays_valid() {
    let victim = victim();
    let mut store = Store::open(&victim.path).expect("a store");
    set(&mut store, 10, value("a", "export", "41"));
    assert!(store.verify(&[victim.head]).expect("a report").is_sound());
}

/// Bodies that say the same in other bytes, or what no commit says: the entry, what is replaced by
/// what, and what is found.
#[rustfmt::skip]
const REWRITTEN: &[(&str, u32, &str, &str, FaultKind)] = &[
    ("a space", 6, "{\"actor\"", "{ \"actor\"", FaultKind::Body),
    ("an escape", 6, "张三", "\\u5f20三", FaultKind::Body),
    ("another order", 6, "\"actor\":\"张三\",\"at\":\"2022-01-10T09:06:00.000+08:00\"", "\"at\":\"2022-01-10T09:06:00.000+08:00\",\"actor\":\"张三\"", FaultKind::Body),
    ("an empty column written out", 6, "{\"state\"", "{\"note\":\"\",\"state\"", FaultKind::Body),
    ("a number for a text", 6, "\"value\":\"13\"", "\"value\":13", FaultKind::Body),
    ("another spelling of a number", 6, "\"value\":\"13\"", "\"value\":\"+13\"", FaultKind::Body),
    ("an unknown key", 6, "\"reason\":\"\"", "\"reason\":\"\",\"role\":\"x\"", FaultKind::Body),
    ("an unknown table", 6, "[\"entry\"", "[\"entries\"", FaultKind::Body),
    ("an unknown operation", 6, "\"operation\":\"set\"", "\"operation\":\"fix\"", FaultKind::Body),
    ("an undo out of turn", 4, "\"target\":3", "\"target\":2", FaultKind::Column),
    ("a change from what was not there", 6, "\"value\":\"12.5\"", "\"value\":\"12.6\"", FaultKind::Rule),
];

#[test]
fn bodies_that_the_program_does_not_write_are_found_though_every_hash_is_right() {
    for (name, seq, from, to, kind) in REWRITTEN {
        let victim = victim();
        harm(&victim.path, |conn| {
            edit(conn, *seq, from, to);
            reseal(conn, *seq);
        });
        let report = verify(&victim.path, &[]);
        assert_eq!(
            first(&report),
            (*kind, Some(u64::from(*seq))),
            "{name}: {:?}",
            report.faults
        );
        assert_eq!(report.proven, u64::from(seq - 1), "{name}");
    }
}

#[test]
fn an_undo_out_of_turn_is_found_though_every_hash_and_column_is_right() {
    let victim = victim();
    harm(&victim.path, |conn| {
        edit(conn, 4, "\"target\":3", "\"target\":2");
        conn.execute_batch("UPDATE journal SET target = 2 WHERE seq = 4")
            .expect("an update");
        reseal(conn, 4);
    });
    assert_eq!(first(&verify(&victim.path, &[])), (FaultKind::Rule, Some(4)));
}

#[test]
fn a_command_that_comes_twice_is_found_though_every_hash_is_right() {
    let victim = victim();
    harm(&victim.path, |conn| {
        let [six, nine] = [6, 9].map(|n| stamp(n).command.to_string());
        edit(conn, 9, &nine, &six);
        reseal(conn, 9);
    });
    let report = verify(&victim.path, &[]);
    let found: Vec<_> = report.faults.iter().map(|fault| (fault.kind, fault.seq)).collect();
    assert!(found.contains(&(FaultKind::Rule, Some(9))), "{found:?}");
}

#[test]
fn an_entry_of_another_store_does_not_fit() {
    let victim = victim();
    let folder = TempDir::new().expect("a folder");
    let other = folder.path().join("other");
    fill(&other, Uuid::from_u128(99));
    harm(&victim.path, |conn| {
        conn.execute("ATTACH ?1 AS other", [other.to_str().expect("a name")])
            .expect("another store");
        conn.execute_batch("DELETE FROM journal; INSERT INTO journal SELECT * FROM other.journal")
            .expect("a splice");
    });
    assert_eq!(first(&verify(&victim.path, &[])), (FaultKind::Hash, Some(1)));
}

#[test]
fn altered_guards_are_found_while_the_store_is_open() {
    let victim = victim();
    let store = Store::open(&victim.path).expect("a store");
    let conn = Connection::open(&victim.path).expect("a database");
    conn.execute_batch("DROP TRIGGER journal_no_update")
        .expect("no trigger");
    drop(conn);
    let report = store.verify(&[victim.head]).expect("a report");
    assert_eq!(first(&report).0, FaultKind::Schema);
    assert!(report.faults[0].what.to_string().contains("journal_no_update"));
}

#[test]
fn the_database_itself_refuses_to_change_the_journal() {
    let victim = victim();
    let conn = Connection::open(&victim.path).expect("a database");
    conn.execute_batch("PRAGMA recursive_triggers = ON").expect("a setting");
    let before: BTreeMap<i64, String> = bodies(&conn);
    for attempt in [
        "UPDATE journal SET body = '' WHERE seq = 3",
        "UPDATE journal SET actor = '李四'",
        "DELETE FROM journal WHERE seq = 9",
        "DELETE FROM journal",
        "REPLACE INTO journal SELECT * FROM journal WHERE seq = 9",
        "INSERT OR REPLACE INTO journal SELECT 10, alg, hash, 'h', command, at, actor, operation, target, reason, n_changes, body FROM journal WHERE seq = 9",
        "INSERT INTO journal SELECT 11, alg, hash, 'h', 'c', at, actor, operation, target, reason, n_changes, body FROM journal WHERE seq = 9",
        "INSERT INTO journal SELECT 10, alg, prev, 'h', 'c', at, actor, operation, target, reason, n_changes, body FROM journal WHERE seq = 9",
        "UPDATE meta SET value = ''",
        "DELETE FROM meta",
    ] {
        assert!(conn.execute_batch(attempt).is_err(), "{attempt}");
        assert_eq!(bodies(&conn), before, "{attempt}");
    }
}

fn bodies(conn: &Connection) -> BTreeMap<i64, String> {
    let mut statement = conn.prepare("SELECT seq, body FROM journal").expect("a statement");
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("rows");
    rows.collect::<Result<_, _>>().expect("bodies")
}
