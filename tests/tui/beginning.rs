//! The first start, where there is no store yet: what is offered, by arrows, numbers and mouse, and what goes wrong.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use kaohe::ops::look::Look as Wanted;
use kaohe::ops::opening::Opening;
use kaohe::ops::session::Session;
use kaohe::ops::start::Start;
use kaohe::progress::Progress;
use kaohe::text::Lang;
use kaohe::tui::beginning::Beginning;
use kaohe::tui::event::{Event, Mouse, MouseAct};
use kaohe::tui::keymap::Keymap;

use kaohe::tui::theme::Theme;
use kaohe::tui::view::Look;
use tempfile::TempDir;

use crate::harness::{Screen, Setting, Store, TestSurface, clock, keys};

/// A computer without a store.
struct Computer {
    folder: TempDir,
    size: (u16, u16),
    lang: Lang,
}

impl Computer {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
            size: (80, 24),
            lang: Lang::Zh,
        }
    }

    fn store(&self) -> PathBuf {
        self.folder.path().join("data/kaohe.db")
    }

    /// What these events begin, and the last frame.
    fn after(&self, events: Vec<Event>) -> (Option<Opening>, String) {
        let start = Start {
            store: self.store(),
            actor: "王五".to_owned(),
            clock: clock(),
            fonts: Vec::new(),
        };
        let look = Look {
            lang: self.lang,
            theme: Theme::ansi(),
            keymap: Keymap::default(),
        };
        let (sender, receiver) = mpsc::channel();
        for event in events {
            sender.send(event).expect("somebody listens");
        }
        drop(sender);
        let mut surface = TestSurface::new(self.size);
        let begun = Beginning::new(&start, look, Wanted::default()).ask(&mut surface, &receiver);
        let answer = begun.expect("the terminal is there");
        (answer.opening, surface.rows().join("\n"))
    }

    fn keys(&self, script: &str) -> (Option<Opening>, String) {
        self.after(keys(script))
    }
}

/// The session on what was begun.
#[track_caller]
fn opened(opening: Option<Opening>, shown: &str) -> Session {
    assert!(opening.is_some(), "nothing was begun\n{shown}");
    let opening = opening.expect("something was begun");
    opening.open(&Progress::default()).expect("it opens")
}

fn scheme(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(name);
    path.to_string_lossy().into_owned()
}

#[test]
fn all_that_can_be_begun_is_offered_in_words() {
    let (_, shown) = Computer::new().keys("");
    let rows = shown
        .lines()
        .filter(|row| !row.contains("kaohe.db") && !row.contains("考核库（"));
    insta::assert_snapshot!("beginning_zh_80x24", rows.collect::<Vec<_>>().join("\n"));
    let english = Computer {
        lang: Lang::En,
        ..Computer::new()
    };
    let (_, shown) = english.keys("");
    for said in [
        "Where to begin?",
        "1 Try the sample",
        "2 Start a new",
        "3 Open a store",
        "4 Leave",
    ] {
        assert!(shown.contains(said), "{shown}");
    }
}

#[test]
fn the_sample_is_opened_by_number_by_arrows_and_by_mouse() {
    let computer = Computer::new();
    let (_, shown) = computer.keys("");
    let y = shown.lines().position(|row| row.contains("1 先看示例")).expect("a row");
    let click = Mouse {
        did: MouseAct::Click,
        x: 20,
        y: u16::try_from(y).expect("a row"),
    };
    for events in [keys("1"), keys("down up enter"), vec![Event::Mouse(click)]] {
        let (session, shown) = computer.after(events);
        let session = opened(session, &shown);
        assert!(session.is_thrown_away());
        assert_eq!(session.scheme().document().id, "huizhou-general-trade");
    }
    assert!(!computer.store().exists());
}

#[test]
fn a_new_assessment_is_made_from_a_scheme_that_is_typed_or_dragged() {
    for quote in ["", "'"] {
        let computer = Computer::new();
        let path = format!("{quote}{}{quote} ", scheme("tiny/scheme.json"));
        let mut events = keys("2");
        events.push(Event::Paste(path));
        events.extend(keys("enter"));
        let (session, shown) = computer.after(events);
        let session = opened(session, &shown);
        assert_eq!(session.scheme().n_units(), 3);
        assert!(computer.store().exists());
    }
}

#[test]
fn what_is_wrong_with_a_scheme_is_listed_and_the_path_can_be_mended() {
    let computer = Computer::new();
    let wrong = computer.folder.path().join("wrong.json");
    fs::write(&wrong, "{\"format\": 1, \"no\": 2}").expect("written");
    let mut events = keys("2");
    events.push(Event::Paste(wrong.to_string_lossy().into_owned()));
    events.extend(keys("enter"));
    let (session, shown) = computer.after(events.clone());
    assert!(session.is_none());
    assert!(shown.contains("没有办成") && shown.contains("wrong.json"), "{shown}");
    events.extend(keys("esc ctrl-u"));
    events.push(Event::Paste(scheme("tiny/scheme.json")));
    events.extend(keys("enter"));
    assert!(computer.after(events).0.is_some());
}

#[test]
fn a_store_that_lies_elsewhere_is_opened() {
    let computer = Computer::new();
    let elsewhere = computer.folder.path().join("else.db");
    let bytes = fs::read(scheme("tiny/scheme.json")).expect("the sample");
    drop(Session::create(&elsewhere, &bytes, "王五", clock()).expect("a store"));
    let mut events = keys("3");
    events.push(Event::Paste(elsewhere.to_string_lossy().into_owned()));
    events.extend(keys("enter"));
    let (session, shown) = computer.after(events);
    assert!(session.is_some(), "{shown}");
    let (session, shown) = computer.keys("3 \"no.db\" enter");
    assert!(session.is_none());
    assert!(shown.contains("没有"), "{shown}");
}

#[test]
fn whoever_leaves_makes_nothing() {
    let computer = Computer::new();
    for script in ["q", "esc", "4", "2 esc q", "2 enter"] {
        assert!(computer.keys(script).0.is_none(), "{script}");
    }
    assert!(!computer.store().exists());
}

#[test]
fn the_language_can_be_changed_at_once() {
    assert!(Computer::new().keys("L").1.contains("Where to begin?"));
}

#[test]
fn however_small_the_window_it_is_asked_and_drawn() {
    for size in [(1, 1), (5, 2), (24, 6), (40, 12)] {
        let computer = Computer {
            size,
            ..Computer::new()
        };
        for script in ["", "2 \"a\"", "2 \"a\" enter"] {
            assert!(computer.keys(script).0.is_none());
        }
    }
}

#[test]
fn an_empty_store_says_what_to_do_first_with_the_keys_that_hold() {
    let mut screen = Screen::open(&Setting {
        keys: &[("go-sheet", "F5")],
        period: "2018",
        store: Store::Empty,
        ..Setting::default()
    });
    assert!(screen.text().contains("先按 F5 打开评分表"), "{}", screen.text());
    screen.keys("?");
    assert!(screen.text().contains("F5"), "{}", screen.text());
}
