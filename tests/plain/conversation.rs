//! A conversation on the fictitious sample, with what was typed and what was said in one text.

use std::cell::RefCell;
use std::io::{self, BufRead, Read, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use kaohe::ops::clock::Clock;
use kaohe::ops::opening::Opening;
use kaohe::ops::session::Session;
use kaohe::ops::start::{Begin, Start};
use kaohe::plain;
use kaohe::text::Lang;
use tempfile::TempDir;

const SCHEME: &[u8] = include_bytes!("../../sample-data/tiny/scheme.json");

type Said = Rc<RefCell<Vec<u8>>>;

/// Lines that are typed one by one; each is written down when it is read.
struct Typed {
    lines: Vec<Vec<u8>>,
    at: usize,
    said: Said,
}

impl Read for Typed {
    fn read(&mut self, _buffer: &mut [u8]) -> io::Result<usize> {
        unreachable!("lines are asked for")
    }
}

impl BufRead for Typed {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        Ok(self.lines.first().map_or(&[], |line| &line[self.at..]))
    }

    fn consume(&mut self, n: usize) {
        self.at += n;
        if self.lines.first().is_some_and(|line| line.len() == self.at) {
            let line = self.lines.remove(0);
            let mut said = self.said.borrow_mut();
            said.extend_from_slice(b"> ");
            said.extend_from_slice(&line);
            self.at = 0;
        }
    }
}

struct Heard(Said);

impl Write for Heard {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A store with the fictitious assessment and nothing in it.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = folder.path().join("plain.db");
        drop(Session::begin(&store, SCHEME, "张三", clock()).expect("a store"));
        Self { folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Everything that is said to somebody who types these lines.
    pub fn talk(&self, lang: Lang, actor: &str, typed: &[&str]) -> String {
        let opening = Opening::store(&self.path("plain.db"), actor, clock());
        self.talk_from(&Begin::With(opening), (lang, Some("2024H1")), typed)
    }

    /// Everything that is said to somebody who has no store yet.
    pub fn talk_without_a_store(&self, lang: Lang, typed: &[&str]) -> String {
        let start = Start {
            store: self.path("new/new.db"),
            actor: "张三".to_owned(),
            clock: clock(),
            fonts: Vec::new(),
        };
        self.talk_from(&Begin::Asking(start), (lang, None), typed)
    }

    fn talk_from(&self, begin: &Begin, (lang, period): (Lang, Option<&str>), typed: &[&str]) -> String {
        let said = Said::default();
        let mut input = Typed {
            lines: typed.iter().map(|line| format!("{line}\n").into_bytes()).collect(),
            at: 0,
            said: Rc::clone(&said),
        };
        let period = period.map(|period| period.parse().expect("a period"));
        let mut heard = Heard(Rc::clone(&said));
        plain::run(begin, (lang, period), &mut input, &mut heard).expect("it ends well");
        let said = String::from_utf8(said.borrow().clone()).expect("text");
        said.replace(&shown(self.folder.path()), "…")
    }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn clock() -> Clock {
    Clock::Fixed("2024-08-01T09:00:00+08:00".parse().expect("a time"))
}
