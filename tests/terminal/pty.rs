//! A program in a pseudo-terminal, seen through a terminal emulator.
//!
//! Nothing sleeps: a test waits until the screen is as it should be, or gives up after a while.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, OnceLock};
use std::time::{Duration, Instant};
use std::{fs, thread};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};
use vt100::{Parser, Screen};

/// A test gives up after this long; a busy machine is slow.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running program and what its terminal shows.
pub struct Pty {
    pub child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
}

struct Seen {
    parser: Parser,
    bytes: usize,
    /// The last bytes, which may hold the beginning of a question.
    tail: Vec<u8>,
    questions: usize,
    has_escaped: bool,
    ended: bool,
}

impl Pty {
    /// Starts a program in a terminal of a size.
    pub fn start(command: CommandBuilder, size: (u16, u16)) -> Self {
        let pair = native_pty_system().openpty(pty_size(size)).expect("a pseudo-terminal");
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let reader = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let (columns, rows) = size;
        let parser = Parser::new(nonzero(rows), nonzero(columns), 0);
        let seen = Arc::new((
            Mutex::new(Seen {
                parser,
                bytes: 0,
                tail: Vec::new(),
                questions: 0,
                has_escaped: false,
                ended: false,
            }),
            Condvar::new(),
        ));
        let shared = Arc::clone(&seen);
        thread::spawn(move || follow(reader, &shared));
        Self {
            child,
            master: pair.master,
            writer,
            seen,
        }
    }

    /// Types text.
    pub fn send(&mut self, text: &str) {
        self.send_bytes(text.as_bytes());
    }

    /// Types bytes.
    pub fn send_bytes(&mut self, bytes: &[u8]) {
        self.writer.write_all(bytes).expect("the program reads");
        self.writer.flush().expect("the program reads");
    }

    /// Gives the terminal another size.
    pub fn resize(&self, columns: u16, rows: u16) {
        let (seen, _) = &*self.seen;
        let small = (columns.min(400), rows.min(200));
        let mut seen = seen.lock().expect("nobody panicked");
        seen.parser.screen_mut().set_size(nonzero(small.1), nonzero(small.0));
        drop(seen);
        self.master.resize(pty_size((columns, rows))).expect("resized");
    }

    /// Waits until the screen is as it should be.
    pub fn wait(&self, what: &str, is_so: impl Fn(&Screen) -> bool) {
        let (seen, changed) = &*self.seen;
        let begin = Instant::now();
        let mut seen = seen.lock().expect("nobody panicked");
        while !is_so(seen.parser.screen()) {
            let left = PATIENCE.saturating_sub(begin.elapsed());
            let shown = seen.parser.screen().contents();
            assert!(!left.is_zero(), "waited in vain for {what}:\n{shown}");
            assert!(!seen.ended, "the program ended before {what}:\n{shown}");
            seen = changed.wait_timeout(seen, left).expect("nobody panicked").0;
        }
    }

    /// Waits until the screen shows a text.
    pub fn wait_for(&self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// Looks at the screen.
    pub fn look<T>(&self, at: impl Fn(&Screen) -> T) -> T {
        let (seen, _) = &*self.seen;
        at(seen.lock().expect("nobody panicked").parser.screen())
    }

    /// Waits until the program has ended and everything it wrote was seen; whether it ended well.
    pub fn wait_for_end(&mut self) -> bool {
        let (seen, changed) = &*self.seen;
        let seen = seen.lock().expect("nobody panicked");
        let ended = changed.wait_timeout_while(seen, PATIENCE, |seen| !seen.ended);
        assert!(ended.expect("nobody panicked").0.ended, "the program does not end");
        let status = self.child.wait().expect("a child");
        status.success()
    }

    /// How many bytes the program wrote while nothing was asked of it for a while.
    pub fn bytes_while_idle(&self, idle: Duration) -> usize {
        let (seen, changed) = &*self.seen;
        let seen = seen.lock().expect("nobody panicked");
        let before = seen.bytes;
        let after = changed.wait_timeout_while(seen, idle, |seen| seen.bytes == before);
        after.expect("nobody panicked").0.bytes - before
    }

    /// How often the program asked for the colour of the background.
    pub fn questions(&self) -> usize {
        let (seen, _) = &*self.seen;
        seen.lock().expect("nobody panicked").questions
    }

    /// Whether the program wrote an escape sequence.
    pub fn has_escaped(&self) -> bool {
        let (seen, _) = &*self.seen;
        seen.lock().expect("nobody panicked").has_escaped
    }

    /// Sends a signal by its name.
    pub fn signal(&self, name: &str) {
        let pid = self.child.process_id().expect("a running program").to_string();
        let sent = std::process::Command::new("kill")
            .args([&format!("-{name}"), &pid])
            .status();
        assert!(sent.expect("kill runs").success());
    }

    /// Waits until the program has been stopped: a signal to go on that comes before is lost.
    pub fn wait_until_stopped(&self) {
        let pid = self.child.process_id().expect("a running program");
        let pid = Pid::from_raw(pid.try_into().expect("a process id"));
        let stopped = waitid(WaitId::Pid(pid.expect("a process id")), WaitIdOptions::STOPPED);
        assert!(stopped.expect("a child").is_some_and(|status| status.stopped()));
    }

    /// Whether the terminal is as a shell wants it: no alternate screen, no mouse, no bracketed paste, echo on.
    pub fn assert_given_back(&self) {
        self.look(|screen| {
            assert!(!screen.alternate_screen(), "the alternate screen is still on");
            assert!(!screen.bracketed_paste(), "bracketed paste is still on");
            assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
            assert!(!screen.hide_cursor(), "the cursor is hidden");
        });
    }
}

impl Seen {
    fn count_questions(&mut self, bytes: &[u8]) {
        const QUESTION: &[u8] = b"\x1b]11;?";
        self.tail.extend_from_slice(bytes);
        self.questions += self
            .tail
            .windows(QUESTION.len())
            .filter(|bytes| *bytes == QUESTION)
            .count();
        let kept = self.tail.len().saturating_sub(QUESTION.len() - 1);
        self.tail.drain(..kept);
    }
}

/// A program with its arguments, free of what this test was started with.
pub fn command(program: &Path, arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.args(arguments);
    command.cwd(std::env::temp_dir());
    for name in [
        "NO_COLOR",
        "COLORTERM",
        "COLORFGBG",
        "KAOHE_STORE",
        "KAOHE_LANG",
        "KAOHE_THEME",
        "LC_ALL",
        "LC_CTYPE",
        "LC_MESSAGES",
        "LANG",
    ] {
        command.env_remove(name);
    }
    command.env("XDG_CONFIG_HOME", settings());
    command.env("TERM", "xterm-256color");
    command.env("RUST_BACKTRACE", "0");
    command
}

/// A folder of settings in which the tour is taken already, so that it is not offered; made before the first program
/// reads it.
fn settings() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = option_env!("CARGO_TARGET_TMPDIR")
            .map_or_else(std::env::temp_dir, PathBuf::from)
            .join("toured");
        fs::create_dir_all(folder.join("kaohe")).expect("a folder");
        fs::write(folder.join("kaohe/state.toml"), "toured = true\n").expect("written");
        folder
    })
}

impl Drop for Pty {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn follow(mut reader: Box<dyn Read + Send>, shared: &(Mutex<Seen>, Condvar)) {
    let (seen, changed) = shared;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = reader.read(&mut buffer).unwrap_or(0);
        let mut seen = seen.lock().expect("nobody panicked");
        seen.parser.process(&buffer[..read]);
        seen.bytes += read;
        seen.count_questions(&buffer[..read]);
        seen.has_escaped |= buffer[..read].contains(&0x1b);
        seen.ended = read == 0;
        let ended = seen.ended;
        drop(seen);
        changed.notify_all();
        if ended {
            return;
        }
    }
}

const fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn nonzero(size: u16) -> NonZeroU16 {
    NonZeroU16::new(size).unwrap_or(NonZeroU16::MIN)
}
