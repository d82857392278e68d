//! Undo and redo of any change, without limit.

use kaohe::error::Kind;
use kaohe::store::{Change, Contents, Operation, Record, Store};
use proptest::prelude::*;

use super::rows::*;

fn rows(store: &Store) -> Contents {
    let mut contents = store.contents().expect("contents");
    contents.head = None;
    contents
}

#[test]
fn undo_brings_back_what_was_and_redo_what_became() {
    let mut store = memory();
    let empty = rows(&store);
    let import = add([scheme(), value("a", "x", "1"), value("b", "x", "2")]);
    store.commit(&commit(1, Operation::Import, import)).expect("a commit");
    let imported = rows(&store);
    set(&mut store, 2, value("a", "x", "3"));
    let set = rows(&store);
    assert_eq!(store.undo(stamp(3)).expect("an undo").seq, 3);
    assert_eq!(rows(&store), imported);
    store.undo(stamp(4)).expect("an undo");
    assert_eq!(rows(&store), empty);
    assert_eq!(store.undo(stamp(5)).expect_err("nothing").kind, Kind::Conflict);
    store.redo(stamp(6)).expect("a redo");
    assert_eq!(rows(&store), imported);
    store.redo(stamp(7)).expect("a redo");
    assert_eq!(rows(&store), set);
    assert_eq!(store.redo(stamp(8)).expect_err("nothing").kind, Kind::Conflict);
    let operations: Vec<_> = store
        .journal(None, 9)
        .expect("entries")
        .into_iter()
        .map(|entry| entry.operation)
        .collect();
    assert_eq!(
        operations,
        [
            Operation::Redo(2),
            Operation::Redo(1),
            Operation::Undo(1),
            Operation::Undo(2),
            Operation::Set,
            Operation::Import
        ]
    );
}

#[test]
fn the_beginning_is_not_undone() {
    let mut store = memory();
    store
        .commit(&commit(1, Operation::Init, add([scheme()])))
        .expect("a commit");
    assert_eq!(store.undoable().expect("a reading"), None);
    set(&mut store, 2, value("a", "x", "1"));
    store.undo(stamp(3)).expect("an undo");
    assert_eq!(store.undoable().expect("a reading"), None);
    assert_eq!(store.redoable().expect("a reading").expect("an entry").head.seq, 2);
}

#[test]
fn an_undo_out_of_turn_is_refused() {
    let mut store = memory();
    set(&mut store, 1, value("a", "x", "1"));
    set(&mut store, 2, value("b", "x", "1"));
    let change = Change::remove(value("a", "x", "1"));
    let wrong = commit(3, Operation::Undo(1), vec![change]);
    assert_eq!(store.commit(&wrong).expect_err("a refusal").kind, Kind::Conflict);
}

#[derive(Debug, Clone)]
enum Act {
    Put(u8, u8),
    Remove(u8),
    Undo,
    Redo,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        3 => (0..4_u8, 0..9_u8).prop_map(|(cell, value)| Act::Put(cell, value)),
        1 => (0..4_u8).prop_map(Act::Remove),
        4 => Just(Act::Undo),
        3 => Just(Act::Redo),
    ];
    proptest::collection::vec(act, 1..40)
}

/// The same thing with two stacks of whole states.
#[derive(Default)]
struct Model {
    undo: Vec<(Contents, u64)>,
    redo: Vec<(Contents, u64)>,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_mixture_of_changes_undo_and_redo_is_two_stacks(acts in acts()) {
        let mut store = memory();
        let mut model = Model::default();
        for (n, act) in (1..).zip(acts) {
            let before = rows(&store);
            let row = |cell: u8, value: u8| -> Record { self::value("a", &cell.to_string(), &value.to_string()) };
            match act {
                Act::Put(cell, value) => {
                    let old = store.get(&value_key("a", &cell.to_string())).expect("a reading");
                    if let Some(change) = Change::new(old, Some(row(cell, value))) {
                        let head = store.commit(&commit(n, Operation::Set, vec![change])).expect("a commit");
                        model.undo.push((before, head.seq));
                        model.redo.clear();
                    }
                }
                Act::Remove(cell) => {
                    if let Some(old) = store.get(&value_key("a", &cell.to_string())).expect("a reading") {
                        let head = store.commit(&commit(n, Operation::Set, vec![Change::remove(old)])).expect("a commit");
                        model.undo.push((before, head.seq));
                        model.redo.clear();
                    }
                }
                Act::Undo => match model.undo.pop() {
                    None => prop_assert!(store.undo(stamp(n)).is_err()),
                    Some((state, seq)) => {
                        store.undo(stamp(n)).expect("an undo");
                        prop_assert_eq!(rows(&store), state);
                        model.redo.push((before, seq));
                    }
                },
                Act::Redo => match model.redo.pop() {
                    None => prop_assert!(store.redo(stamp(n)).is_err()),
                    Some((state, seq)) => {
                        store.redo(stamp(n)).expect("a redo");
                        prop_assert_eq!(rows(&store), state);
                        model.undo.push((before, seq));
                    }
                },
            }
            let seq = |entry: Option<kaohe::store::JournalEntry>| entry.map(|entry| entry.head.seq);
            prop_assert_eq!(seq(store.undoable().expect("a reading")), model.undo.last().map(|top| top.1));
            prop_assert_eq!(seq(store.redoable().expect("a reading")), model.redo.last().map(|top| top.1));
        }
    }
}
