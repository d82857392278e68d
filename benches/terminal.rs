//! How fast the real program answers in a pseudo-terminal, last byte in to last byte out.
//!
//! Run with `cargo bench --bench terminal`; it prints the machine's name with the figures. The
//! sample is small; the large store has 2,844 units by 100 indicators. Unix only.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// No byte for so long means that the screen is settled.
const QUIET: Duration = Duration::from_millis(25);

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    println!("{}", machine());
    let demo = ["demo"];
    figures("sample", &demo, folder.path());
    large_store(folder.path());
    figures("2,844 × 100", &["--store", "large.db"], folder.path());
}

/// A program in a pseudo-terminal and the moments its bytes came.
struct Running {
    child: Box<dyn portable_pty::Child + Send + Sync>,
    input: Box<dyn Write + Send>,
    output: Receiver<(Instant, usize)>,
    started: Instant,
}

impl Running {
    fn start(arguments: &[&str], folder: &Path) -> Self {
        let size = PtySize {
            rows: 30,
            cols: 120,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_kaohe"));
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
                if n == 0 || sender.send((Instant::now(), n)).is_err() {
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

    /// When the last byte came before it was quiet, and how many came.
    fn settled(&self) -> (Option<Instant>, usize) {
        let (mut last, mut bytes) = (None, 0);
        let mut patience = Duration::from_secs(10);
        while let Ok((at, n)) = self.output.recv_timeout(patience) {
            last = Some(at);
            bytes += n;
            patience = QUIET;
        }
        (last, bytes)
    }

    /// From a key to the settled screen, and the bytes it took; none where nothing changed.
    fn press(&mut self, key: &[u8]) -> Option<(Duration, usize)> {
        let pressed = Instant::now();
        self.input.write_all(key).expect("a key");
        self.input.flush().expect("a key");
        let (mut last, mut bytes) = (None, 0);
        let mut patience = Duration::from_millis(500);
        while let Ok((at, n)) = self.output.recv_timeout(patience) {
            last = Some(at);
            bytes += n;
            patience = QUIET;
        }
        last.map(|at| (at - pressed, bytes))
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
    let mut starts = Vec::new();
    for _ in 0..10 {
        let mut program = Running::start(arguments, folder);
        let (first, _) = program
            .output
            .recv_timeout(Duration::from_secs(30))
            .expect("a first frame");
        starts.push(first - program.started);
        program.settled();
        let _ = program.child.kill();
        let _ = program.child.wait();
    }
    println!("{name}: start to first bytes {}", spread(&mut starts));

    let mut program = Running::start(arguments, folder);
    program.settled();
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
    let wrote = idle.map_or(0, |(_, n)| n);
    println!(
        "{name}: idle for 3 s: {used} ticks of processor time, {wrote} bytes; resident {} MB",
        program.status("VmRSS:") / 1024
    );
    let _ = program.child.kill();
    let _ = program.child.wait();
}

/// Median, 95th percentile and worst.
fn spread(times: &mut [Duration]) -> String {
    times.sort();
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
    format!(
        "{:.2?} median, {:.2?} 95 %, {:.2?} worst of {}",
        at(50),
        at(95),
        times.last().copied().unwrap_or_default(),
        times.len()
    )
}

/// A store of 2,844 units by 100 indicators, made with the commands.
fn large_store(folder: &Path) {
    let (scheme, data) = large();
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

fn large() -> (String, String) {
    let indicator = |n: usize| serde_json::json!({"code": format!("I{n}"), "name": format!("指标{n}"), "weight": 1, "input": format!("m{n}"), "method": {"min_max": {}}});
    let criteria: Vec<_> = (0..10)
        .map(|n| serde_json::json!({"code": format!("T{n}"), "name": format!("一级指标{n}"), "children": (10 * n..10 * n + 10).map(indicator).collect::<Vec<_>>()}))
        .collect();
    let scheme = serde_json::json!({
        "format": 1, "id": "large", "periods": ["2021"],
        "units": (0..2844).map(|n| serde_json::json!({"code": format!("u{n:04}"), "name": format!("第{n}县")})).collect::<Vec<_>>(),
        "metrics": (0..100).map(|n| serde_json::json!({"code": format!("m{n}"), "name": format!("数据{n}")})).collect::<Vec<_>>(),
        "tree": criteria,
    });
    let mut data = String::from("period,unit,metric,value\n");
    let mut seed = 20_240_613_u32;
    for unit in 0..2844 {
        for metric in 0..100 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let _ = writeln!(data, "2021,u{unit:04},m{metric},{}.{}", seed >> 22, (seed >> 12) % 10);
        }
    }
    (scheme.to_string(), data)
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
