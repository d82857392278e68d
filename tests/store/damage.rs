//! Damaged files: refused, or found out, or not damaged where it matters; never a panic, and never
//! another content taken for good.

use std::fs;
use std::path::Path;

use kaohe::store::{Contents, Head, Store};
use proptest::prelude::*;

use super::rows::*;
use super::tamper::{Victim, victim};

#[derive(Debug, Clone)]
enum Damage {
    Flip(usize, u8),
    Set(usize, u8),
    Truncate(usize),
    ZeroPage(usize),
    SwapPages(usize, usize),
    /// Another digit at the n-th digit of the file.
    Digit(usize, u8),
}

fn damage() -> impl Strategy<Value = Damage> {
    let any_place = any::<usize>();
    prop_oneof![
        4 => (any_place, 0..8_u8).prop_map(|(place, bit)| Damage::Flip(place, 1 << bit)),
        2 => (any_place, any::<u8>()).prop_map(|(place, byte)| Damage::Set(place, byte)),
        1 => any_place.prop_map(Damage::Truncate),
        1 => any_place.prop_map(Damage::ZeroPage),
        1 => (any_place, any_place).prop_map(|(one, other)| Damage::SwapPages(one, other)),
        4 => (any_place, 0..10_u8).prop_map(|(nth, digit)| Damage::Digit(nth, b'0' + digit)),
    ]
}

const PAGE: usize = 4096;

fn damaged(mut bytes: Vec<u8>, damage: &Damage) -> Vec<u8> {
    let (length, pages) = (bytes.len(), bytes.len() / PAGE);
    match *damage {
        Damage::Flip(place, mask) => bytes[place % length] ^= mask,
        Damage::Set(place, byte) => bytes[place % length] = byte,
        Damage::Truncate(place) => bytes.truncate(place % length),
        Damage::ZeroPage(page) => bytes[page % pages * PAGE..][..PAGE].fill(0),
        Damage::SwapPages(one, other) => {
            for at in 0..PAGE {
                bytes.swap(one % pages * PAGE + at, other % pages * PAGE + at);
            }
        }
        Damage::Digit(nth, digit) => {
            let digits: Vec<usize> = (0..length).filter(|at| bytes[*at].is_ascii_digit()).collect();
            bytes[digits[nth % digits.len()]] = digit;
        }
    }
    bytes
}

/// What a person would believe to be in the file: nothing where it is refused or found out.
fn believed(path: &Path, receipt: Head) -> Option<Contents> {
    let writable = Store::open(path).is_ok();
    let store = Store::open_read_only(path).ok()?;
    let report = store.verify(&[receipt]).ok()?;
    let contents = store.contents();
    let journal = store.journal(None, 100);
    let _ = (
        store.history(&value_key("a", "export")),
        store.undoable(),
        store.redoable(),
    );
    if !report.is_sound() {
        assert!(report.faults.iter().all(|fault| !fault.what.to_string().is_empty()));
        return None;
    }
    // What is proven sound must also open and read.
    assert!(writable);
    assert_eq!(journal.expect("a journal").len(), 9);
    Some(contents.expect("contents"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_is_believed(damage in damage()) {
        let Victim { path, head, .. } = &victim();
        let whole = believed(path, *head);
        prop_assert!(whole.is_some());
        let bytes = fs::read(path).expect("a file");
        fs::write(path, damaged(bytes, &damage)).expect("a file");
        let found = believed(path, *head);
        prop_assert!(found.is_none() || found == whole, "{damage:?}");
    }
}

#[test]
fn a_damaged_page_is_refused_for_writing_and_named_for_reading() {
    let Victim { path, head, .. } = &victim();
    let mut bytes = fs::read(path).expect("a file");
    // The body of the mark, in the middle of a page of the journal.
    let place = bytes
        .windows(9)
        .position(|text| text == b"\"command\"")
        .expect("a body");
    let page = place / PAGE * PAGE;
    bytes[page..page + 200].fill(0xff);
    fs::write(path, &bytes).expect("a file");
    let error = Store::open(path).expect_err("a refusal");
    assert!(
        error.to_string().contains("损坏") || error.to_string().contains("malformed"),
        "{error}"
    );
    assert!(error.hint.is_some());
    assert!(fs::read(path).expect("the file") == bytes);
    let report = Store::open_read_only(path)
        .expect("a store")
        .verify(&[*head])
        .expect("a report");
    assert!(!report.is_sound());
    assert!(report.proven < 9);
}
