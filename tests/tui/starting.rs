//! Before the store is open there is a frame, and what is typed is kept.

use std::fs;
use std::io;
use std::sync::mpsc::{self, Sender};

use kaohe::ops::opening::Opening;
use kaohe::tui::event::Event;
use kaohe::tui::terminal::Surface;
use kaohe::tui::{Options, show};
use ratatui::Frame;
use ratatui::backend::TestBackend;

use crate::harness::{clock, keys, prepared, row};

/// A terminal that keeps the text of every frame, and goes away when a frame shows a text.
struct Watched {
    terminal: ratatui::Terminal<TestBackend>,
    frames: Vec<String>,
    until: &'static str,
    events: Sender<Event>,
}

impl Surface for Watched {
    fn draw(&mut self, paint: &mut dyn FnMut(&mut Frame)) -> io::Result<()> {
        let Ok(frame) = self.terminal.draw(paint);
        let text: Vec<_> = frame.buffer.content().chunks(80).map(row).collect();
        let text = text.join("\n");
        if text.contains(self.until) {
            self.events.send(Event::Terminate).expect("the loop listens");
        }
        self.frames.push(text);
        Ok(())
    }

    fn copy(&mut self, _text: &str) -> io::Result<()> {
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn resume(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The frames of a program that is typed on before it has begun, until one of them shows a text.
fn frames(script: &str, until: &'static str) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("sample.db");
    fs::write(&store, prepared()).expect("a copy of the sample");
    let (sender, receiver) = mpsc::channel();
    for event in keys(script) {
        sender.send(event).expect("somebody listens");
    }
    let mut surface = Watched {
        terminal: ratatui::Terminal::new(TestBackend::new(80, 24)).expect("a terminal"),
        frames: Vec::new(),
        until,
        events: sender.clone(),
    };
    let opening = Opening::store(&store, "王五", clock());
    show(&mut surface, (sender, &receiver), opening, &Options::default()).expect("it ends well");
    surface.frames
}

#[test]
fn the_first_frame_stands_before_the_store_is_open_and_keys_are_kept_in_order() {
    let frames = frames("2 j j \"150.25\"", "读作：150.25");
    let first = &frames[0];
    assert!(first.contains("正在打开") && first.contains("sample.db"), "{first}");
    assert!(first.contains("1 总览") && first.contains("q 退出"), "{first}");
    let last = frames.last().expect("frames");
    assert!(last.contains("惠城区 · 一般贸易出口额"), "{last}");
}

#[test]
fn quit_works_before_the_store_is_open() {
    let frames = frames("2 q", "总分");
    assert!(frames.iter().all(|frame| frame.contains("正在打开")));
}

#[test]
fn a_store_that_cannot_be_opened_is_an_error_and_no_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("no.db");
    fs::write(&store, "no store").expect("a file");
    let (sender, receiver) = mpsc::channel();
    let mut surface = Watched {
        terminal: ratatui::Terminal::new(TestBackend::new(80, 24)).expect("a terminal"),
        frames: Vec::new(),
        until: "总分",
        events: sender.clone(),
    };
    let opening = Opening::store(&store, "王五", clock());
    let error = show(&mut surface, (sender, &receiver), opening, &Options::default()).expect_err("no store");
    assert_eq!(error.kind, kaohe::error::Kind::Storage);
}
