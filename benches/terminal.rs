//! How fast the real program answers in a pseudo-terminal, last byte in to last byte out.
//!
//! Run with `cargo bench --bench terminal`; it prints the machine's name with the figures. The
//! sample is small; the large store has 2,844 units by 100 indicators. Unix only.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

#[path = "terminal/peers.rs"]
mod peers;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// No byte for so long means that the screen is settled.
const QUIET: Duration = Duration::from_millis(25);

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    println!("{}", machine());
    let demo = ["demo"];
    figures("sample", &demo, folder.path());
    large_store(folder.path());
    figures(LARGE, &["--store", "large.db"], folder.path());
    work(folder.path());
    peers::figures(folder.path());
}

const LARGE: &str = "2,844 × 100";

/// What came back for a key: when the first and the last byte came, when it said that it is saved.
#[derive(Default)]
struct Answer {
    first: Option<Duration>,
    last: Option<Duration>,
    saved: Option<Duration>,
    bytes: Vec<u8>,
}

impl Answer {
    /// How often some bytes came.
    fn count(&self, wanted: &[u8]) -> usize {
        self.bytes.windows(wanted.len()).filter(|part| *part == wanted).count()
    }

    /// Every frame ends a synchronized update.
    fn frames(&self) -> usize {
        self.count(b"\x1b[?2026l")
    }
}

/// Whether a text was written, whatever steps of the cursor lie between its letters.
fn has(bytes: &[u8], wanted: &str) -> bool {
    let written = String::from_utf8_lossy(bytes);
    let mut parts = written.split("\x1b[");
    let first = parts.next().unwrap_or_default().to_owned();
    let text = parts.fold(first, |mut text, part| {
        let end = part
            .find(|letter: char| letter.is_ascii_alphabetic())
            .map_or(part.len(), |n| n + 1);
        text.push_str(&part[end..]);
        text
    });
    text.contains(wanted)
}

/// A program in a pseudo-terminal and the moments its bytes came.
struct Running {
    child: Box<dyn portable_pty::Child + Send + Sync>,
    input: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    started: Instant,
}

impl Running {
    fn start(arguments: &[&str], folder: &Path) -> Self {
        Self::of(env!("CARGO_BIN_EXE_kaohe"), arguments, folder)
    }

    /// A program, ours or another.
    fn of(program: &str, arguments: &[&str], folder: &Path) -> Self {
        let size = PtySize {
            rows: 30,
            cols: 120,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(folder);
        for (key, value) in [
            ("TERM", "xterm-256color"),
            ("LANG", "zh_CN.UTF-8"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "data"),
        ] {
            command.env(key, value);
        }
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).expect("the program");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let input = pair.master.take_writer().expect("a writer");
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
        Self {
            child,
            input,
            output,
            started,
        }
    }

    /// When the overview stood there whole: a first frame may come before the store is open.
    fn ready(&self) -> Option<Instant> {
        let mut shown = Vec::new();
        let mut at = None;
        while !has(&shown, "填报进度")
            && let Ok((now, part)) = self.output.recv_timeout(Duration::from_secs(30))
        {
            shown.extend(part);
            at = Some(now);
        }
        self.settled().0.or(at)
    }

    /// When the last byte came before it was quiet, and how many came.
    fn settled(&self) -> (Option<Instant>, usize) {
        let (mut last, mut bytes) = (None, 0);
        let mut patience = QUIET;
        while let Ok((at, part)) = self.output.recv_timeout(patience) {
            last = Some(at);
            bytes += part.len();
            patience = QUIET;
        }
        (last, bytes)
    }

    /// From a key to the settled screen, and the bytes it took; none where nothing changed.
    fn press(&mut self, key: &[u8]) -> Option<(Duration, usize)> {
        let answer = self.answer(key, Duration::from_millis(500));
        answer.last.map(|last| (last, answer.bytes.len()))
    }

    /// What comes back for a key.
    fn answer(&mut self, key: &[u8], patience: Duration) -> Answer {
        let pressed = Instant::now();
        let mut answer = Answer::default();
        std::thread::scope(|scope| {
            // What is sent may be longer than the terminal takes at once.
            let input = &mut self.input;
            scope.spawn(move || {
                input.write_all(key).expect("a key");
                input.flush().expect("a key");
            });
            let mut patience = patience;
            while let Ok((at, part)) = self.output.recv_timeout(patience) {
                answer.bytes.extend(part);
                answer.last = Some(at - pressed);
                answer.first.get_or_insert(at - pressed);
                if answer.saved.is_none() && has(&answer.bytes, "已保存") {
                    answer.saved = answer.last;
                }
                patience = QUIET;
            }
        });
        answer
    }

    fn status(&self, key: &str) -> u64 {
        let pid = self.child.process_id().expect("a process");
        let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with(key)).unwrap_or_default();
        line.split_whitespace()
            .nth(1)
            .and_then(|number| number.parse().ok())
            .unwrap_or(0)
    }

    /// Clock ticks of processor time used so far.
    fn ticks(&self) -> u64 {
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

fn figures(name: &str, arguments: &[&str], folder: &Path) {
    let (mut starts, mut whole) = (Vec::new(), Vec::new());
    for _ in 0..10 {
        let mut program = Running::start(arguments, folder);
        let (first, _) = program
            .output
            .recv_timeout(Duration::from_secs(30))
            .expect("a first frame");
        starts.push(first - program.started);
        whole.extend(program.ready().map(|at| at - program.started));
        let _ = program.child.kill();
        let _ = program.child.wait();
    }
    println!("{name}: start to first bytes {}", spread(&mut starts));
    println!("{name}: start to the whole overview {}", spread(&mut whole));

    let mut program = Running::start(arguments, folder);
    program.ready();
    program.press(b"2");
    for (what, keys) in [
        ("cursor", [b"\x1b[B".as_slice(), b"\x1b[A"]),
        ("page", [b"\x1b[6~".as_slice(), b"\x1b[5~"]),
    ] {
        let (mut times, mut bytes) = (Vec::new(), 0);
        for turn in 0..100 {
            if let Some((time, n)) = program.press(keys[turn % 2]) {
                times.push(time);
                bytes += n;
            }
        }
        let each = bytes / times.len().max(1);
        println!(
            "{name}: {what} key to settled screen {}, {each} bytes each",
            spread(&mut times)
        );
    }
    let before = program.ticks();
    let idle = program.output.recv_timeout(Duration::from_secs(3));
    let used = program.ticks() - before;
    let wrote = idle.map_or(0, |(_, part)| part.len());
    println!(
        "{name}: idle for 3 s: {used} ticks of processor time, {wrote} bytes; resident {} MB",
        program.status("VmRSS:") / 1024
    );
    let _ = program.child.kill();
    let _ = program.child.wait();
}

/// The work of a day on the large store: edits, many keys at once, finding, filtering, a paste.
fn work(folder: &Path) {
    let mut program = Running::start(&["--store", "large.db", "--period", "2021"], folder);
    program.ready();
    program.press(b"\x1b2");
    program.press(b"\x1b[1;5H");
    for turned in ["", ", units down"] {
        if !turned.is_empty() {
            program.press(b"t");
            program.press(b"\x1b[1;5H");
        }
        edits(&mut program, turned);
        let down = b"\x1b[B".repeat(2000);
        let answer = program.answer(&down, Duration::from_secs(10));
        let last = answer.last.unwrap_or_default();
        println!(
            "{LARGE}{turned}: 2,000 keys at once {last:.2?}, {} frames",
            answer.frames()
        );
        program.press(b"\x1b[1;5H");
        let all = program.answer(b"\x01", Duration::from_secs(2)).last;
        println!("{LARGE}{turned}: everything selected {:.2?}", all.unwrap_or_default());
        moves(
            &mut program,
            &format!("{turned}, everything selected, Shift-arrow"),
            [b"\x1b[1;2A", b"\x1b[1;2B"],
        );
        program.press(b"\x1b");
        letters(&mut program, &format!("{turned}: filter"), b"/", "di2jiu");
        letters(&mut program, &format!("{turned}: palette"), b":", "dijiuxian");
    }
    let rows: Vec<String> = (0..2844)
        .map(|n| vec![format!("{}.5", n % 90 + 5); 100].join("\t"))
        .collect();
    let text = format!("\x1b[200~{}\x1b[201~", rows.join("\r"));
    let shown = program.answer(text.as_bytes(), Duration::from_secs(30));
    println!(
        "{LARGE}: 284,400 cells pasted to the preview {:.2?}",
        shown.last.unwrap_or_default()
    );
    let entered = program.answer(b"\r", Duration::from_secs(60));
    println!(
        "{LARGE}: the paste entered, first byte {:.2?}, saved {:.2?}",
        entered.first.unwrap_or_default(),
        entered.saved.unwrap_or_default()
    );
    let _ = program.child.kill();
    let _ = program.child.wait();
}

/// Values typed one after another: from Enter to the new ranking on the screen, and to "saved".
fn edits(program: &mut Running, turned: &str) {
    let (mut shown, mut saved) = (Vec::new(), Vec::new());
    for turn in 0..200 {
        program.press(format!("{}", 100 + turn).as_bytes());
        let answer = program.answer(b"\r", Duration::from_secs(5));
        shown.extend(answer.first);
        saved.extend(answer.saved);
    }
    println!("{LARGE}{turned}: edit to first byte {}", spread(&mut shown));
    println!("{LARGE}{turned}: edit to \"saved\" {}", spread(&mut saved));
}

/// Two keys in turn.
fn moves(program: &mut Running, what: &str, keys: [&[u8]; 2]) {
    let times = (0..40).filter_map(|turn| program.press(keys[turn % 2]));
    let mut times: Vec<_> = times.map(|(time, _)| time).collect();
    println!("{LARGE}{what} {}", spread(&mut times));
}

/// A line opened with a key, letters typed into it one by one and taken back, and the line closed.
fn letters(program: &mut Running, what: &str, open: &[u8], text: &str) {
    let opened = program.press(open).map_or(Duration::ZERO, |(time, _)| time);
    let mut times = Vec::new();
    for _ in 0..5 {
        let typed = text.bytes().map(|letter| vec![letter]);
        let taken_back = text.bytes().map(|_| b"\x7f".to_vec());
        for key in typed.chain(taken_back).collect::<Vec<_>>() {
            times.extend(program.press(&key).map(|(time, _)| time));
        }
    }
    println!("{LARGE}{what} opened {opened:.2?}, each letter {}", spread(&mut times));
    program.press(b"\x1b");
    program.press(b"\x1b");
}

/// Median, 95th and 99th percentile, and worst.
fn spread(times: &mut [Duration]) -> String {
    times.sort();
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
    format!(
        "{:.2?} median, {:.2?} 95 %, {:.2?} 99 %, {:.2?} worst of {}",
        at(50),
        at(95),
        at(99),
        times.last().copied().unwrap_or_default(),
        times.len()
    )
}

/// A store of 2,844 units by 100 indicators, made with the commands.
fn large_store(folder: &Path) {
    let (scheme, data) = peers::large();
    std::fs::write(folder.join("large.json"), scheme).expect("a scheme");
    std::fs::write(folder.join("large.csv"), data).expect("data");
    for arguments in [vec!["init", "large.json"], vec!["import", "large.csv"]] {
        let began = Instant::now();
        let mut command = Command::new(env!("CARGO_BIN_EXE_kaohe"));
        command
            .current_dir(folder)
            .args(["--store", "large.db", "--period", "2021"])
            .args(&arguments);
        let output = command.output().expect("the program");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        println!("2,844 × 100: {} {:.2?}", arguments.join(" "), began.elapsed());
    }
}

fn machine() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find(|line| line.starts_with("model name"))
        .unwrap_or("model name: unknown");
    let n = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    format!("{}, {n} processors", model.split(':').nth(1).unwrap_or_default().trim())
}
