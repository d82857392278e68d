//! A program in a pseudo-terminal: what it shows, and the moments its bytes came.
//!
//! Knows no figure. Every wait ends, and says what it waited for.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// A frame is a synchronized update, and this ends it.
const END_OF_FRAME: &[u8] = b"\x1b[?2026l";
/// No byte for so long means that the screen is settled.
const QUIET: Duration = Duration::from_millis(25);
/// Nothing that is waited for takes longer than this.
const PATIENCE: Duration = Duration::from_mins(1);
const SIZE: PtySize = PtySize {
    rows: 30,
    cols: 120,
    pixel_width: 0,
    pixel_height: 0,
};

/// What came back for a key: when the first and the last frame were there whole, and how many.
#[derive(Default)]
pub struct Answer {
    pub first: Option<Duration>,
    pub last: Option<Duration>,
    pub frames: usize,
    pub n_bytes: usize,
}

impl Answer {
    /// Counts what came so long after the key.
    fn take(&mut self, at: Duration, part: &[u8]) {
        self.n_bytes += part.len();
        self.last = Some(at);
        // A frame is written at once, so its end is seldom cut in two.
        let ends = part.windows(END_OF_FRAME.len()).filter(|bytes| *bytes == END_OF_FRAME);
        let frames = ends.count();
        if frames > 0 {
            self.first.get_or_insert(at);
        }
        self.frames += frames;
    }
}

/// A program in a pseudo-terminal.
pub struct Running {
    child: Box<dyn portable_pty::Child + Send + Sync>,
    keys: Sender<Vec<u8>>,
    output: Receiver<(Instant, Vec<u8>)>,
    pub started: Instant,
    screen: vt100::Parser,
}

impl Running {
    /// Our own program.
    pub fn start(arguments: &[&str], folder: &Path) -> Self {
        Self::of(env!("CARGO_BIN_EXE_kaohe"), arguments, folder)
    }

    /// A program, ours or another.
    pub fn of(program: &str, arguments: &[&str], folder: &Path) -> Self {
        let pair = native_pty_system().openpty(SIZE).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(folder);
        for (key, value) in [("TERM", "xterm-256color"), ("LANG", "zh_CN.UTF-8")] {
            command.env(key, value);
        }
        for (key, place) in [("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data")] {
            command.env(key, folder.join(place));
        }
        let side = |length| NonZero::new(length).expect("a side of the screen");
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).expect("the program");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let mut input = pair.master.take_writer().expect("a writer");
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let _master = pair.master;
            let mut bytes = vec![0; 65536];
            while let Ok(n) = reader.read(&mut bytes) {
                if n == 0 || sender.send((Instant::now(), bytes[..n].to_vec())).is_err() {
                    break;
                }
            }
        });
        // What is sent may be longer than the terminal takes at once.
        let (keys, to_send) = channel::<Vec<u8>>();
        std::thread::spawn(move || {
            while let Ok(bytes) = to_send.recv()
                && input.write_all(&bytes).and_then(|()| input.flush()).is_ok()
            {}
        });
        Self {
            child,
            keys,
            output,
            started,
            screen: vt100::Parser::new(side(SIZE.rows), side(SIZE.cols), 0),
        }
    }

    /// What stands on the screen.
    pub fn shown(&self) -> String {
        self.screen.screen().contents()
    }

    /// What comes within a time, taken to the screen.
    fn next(&mut self, patience: Duration) -> Option<(Instant, Vec<u8>)> {
        let (at, part) = self.output.recv_timeout(patience).ok()?;
        self.screen.process(&part);
        Some((at, part))
    }

    /// When the first frame was there whole.
    pub fn first_frame(&mut self) -> Duration {
        let mut bytes = Vec::new();
        while let Some((at, part)) = self.next(PATIENCE) {
            bytes.extend(part);
            if bytes.windows(END_OF_FRAME.len()).any(|part| part == END_OF_FRAME) {
                return at - self.started;
            }
        }
        self.give_up("the first frame")
    }

    /// When a text stood on the screen.
    pub fn until(&mut self, text: &str) -> Instant {
        let mut at = Instant::now();
        while !self.shown().contains(text) {
            match self.next(PATIENCE) {
                Some((came, _)) => at = came,
                None => self.give_up(text),
            }
        }
        at
    }

    /// Ends with what was waited for and what is shown instead.
    #[expect(clippy::panic, reason = "what waits in vain says for what")]
    fn give_up(&self, wanted: &str) -> ! {
        let shown = self.shown();
        panic!("waited {PATIENCE:?} for {wanted:?}; the screen shows:\n{shown}")
    }

    /// When the last byte came before it was quiet for so long.
    pub fn settled(&mut self, quiet: Duration) -> Option<Instant> {
        let mut last = None;
        while let Some((at, _)) = self.next(quiet) {
            last = Some(at);
        }
        last
    }

    /// From a key to the settled screen, and the bytes it took; none where nothing changed.
    pub fn press(&mut self, key: &[u8]) -> Option<(Duration, usize)> {
        let answer = self.answer(key, Duration::from_millis(500));
        answer.last.map(|last| (last, answer.n_bytes))
    }

    /// What comes back for a key.
    pub fn answer(&mut self, key: &[u8], patience: Duration) -> Answer {
        let pressed = self.send(key);
        let mut answer = Answer::default();
        let mut patience = patience;
        while let Some((at, part)) = self.next(patience) {
            answer.take(at - pressed, &part);
            patience = QUIET;
        }
        answer
    }

    /// What comes back for a key until a text stands on the screen, and when it did.
    pub fn answer_until(&mut self, key: &[u8], text: &str) -> (Answer, Duration) {
        let pressed = self.send(key);
        let mut answer = Answer::default();
        // What was shown before is no answer.
        while answer.frames == 0 || !self.shown().contains(text) {
            match self.next(PATIENCE) {
                Some((at, part)) => answer.take(at - pressed, &part),
                None => self.give_up(text),
            }
        }
        let at = answer.last.unwrap_or_default();
        self.settled(QUIET);
        (answer, at)
    }

    /// Sends keys; when it began.
    fn send(&self, key: &[u8]) -> Instant {
        let pressed = Instant::now();
        self.keys.send(key.to_vec()).expect("a key");
        pressed
    }

    /// The bytes that came while nobody did anything.
    pub fn idle(&mut self, time: Duration) -> usize {
        let end = Instant::now() + time;
        let mut n = 0;
        while let Some((_, part)) = self.next(end.saturating_duration_since(Instant::now())) {
            n += part.len();
        }
        n
    }

    /// A number of kilobytes from the status of the process.
    pub fn status(&self, key: &str) -> u64 {
        let pid = self.child.process_id().expect("a process");
        let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with(key)).unwrap_or_default();
        line.split_whitespace()
            .nth(1)
            .and_then(|number| number.parse().ok())
            .unwrap_or(0)
    }

    /// Clock ticks of processor time used so far.
    pub fn ticks(&self) -> u64 {
        let pid = self.child.process_id().expect("a process");
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        let after_name = stat.rsplit(')').next().unwrap_or_default();
        after_name
            .split_whitespace()
            .skip(11)
            .take(2)
            .filter_map(|number| number.parse::<u64>().ok())
            .sum()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
