//! How fast the real program answers in a pseudo-terminal, last byte in to last byte out.
//!
//! Run with `cargo bench --bench terminal`; it prints the machine's name with the figures. The
//! sample is small; the large store has 2,844 units by 100 indicators. Unix only.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

#[path = "terminal/peers.rs"]
mod peers;
#[path = "terminal/running.rs"]
mod running;

use running::Running;

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

/// What stands on the overview once the store is open.
const OVERVIEW: &str = "填报进度";
/// What stands on every screen once the store is open.
const LOADED: &str = "年度";
const SAVED: &str = "已保存";

fn figures(name: &str, arguments: &[&str], folder: &Path) {
    let (mut starts, mut whole) = (Vec::new(), Vec::new());
    for _ in 0..10 {
        let mut program = Running::start(arguments, folder);
        starts.push(program.first_frame());
        whole.push(program.until(OVERVIEW) - program.started);
    }
    println!("{name}: start to the first frame {}", spread(&mut starts));
    println!("{name}: start to the overview, loaded {}", spread(&mut whole));

    let mut program = opened(arguments, folder);
    for turned in ["", ", units down"] {
        if !turned.is_empty() {
            program.press(b"t");
        }
        let down_and_up: [&[u8]; 2] = [b"\x1b[B", b"\x1b[A"];
        moves(&mut program, &format!("{name}{turned}: cursor key"), down_and_up);
        let page: [&[u8]; 2] = [b"\x1b[6~", b"\x1b[5~"];
        moves(&mut program, &format!("{name}{turned}: page key"), page);
    }
    let before = program.ticks();
    let wrote = program.idle(Duration::from_secs(3));
    let used = program.ticks() - before;
    let resident = program.status("VmRSS:") / 1024;
    println!("{name}: idle for 3 s: {used} ticks of processor time, {wrote} bytes; resident {resident} MB");
}

/// The program on its score sheet.
fn opened(arguments: &[&str], folder: &Path) -> Running {
    let mut program = Running::start(arguments, folder);
    // The screens open where they were left; the period stands on each of them.
    program.until(LOADED);
    // It may still hear that the terminal does not say its background.
    program.settled(Duration::from_millis(500));
    program.press(SHEET);
    program
}

/// The work of a day on the large store: edits, many keys at once, finding, filtering, a paste.
fn work(folder: &Path) {
    let mut program = opened(&["--store", "large.db", "--period", "2021"], folder);
    for (turned, first) in [("", 100), (", units down", 300)] {
        if !turned.is_empty() {
            program.press(b"t");
        }
        to_first_value(&mut program, turned.is_empty());
        // What stands there already is not saved again.
        edits(&mut program, (turned, first));
        let down = b"\x1b[B".repeat(2000);
        let answer = program.answer(&down, Duration::from_secs(10));
        let (last, frames) = (answer.last.unwrap_or_default(), answer.frames);
        println!("{LARGE}{turned}: 2,000 keys at once {last:.2?}, {frames} frames");
        program.press(TO_START);
        let all = program.answer(b"\x01", Duration::from_secs(2)).last;
        println!("{LARGE}{turned}: everything selected {:.2?}", all.unwrap_or_default());
        let what = format!("{LARGE}{turned}: everything selected, Shift-arrow");
        moves(&mut program, &what, [b"\x1b[1;2A", b"\x1b[1;2B"]);
        program.press(b"\x1b");
        letters(&mut program, &format!("{turned}: filter"), b"/", "di2jiu");
        letters(&mut program, &format!("{turned}: palette"), b":", "dijiuxian");
    }
    to_first_value(&mut program, false);
    paste(&mut program);
}

/// Alt-2.
const SHEET: &[u8] = b"\x1b2";
const TO_START: &[u8] = b"\x1b[1;5H";

/// To the first value that is entered: a criterion stands before it.
fn to_first_value(program: &mut Running, metrics_down: bool) {
    program.press(TO_START);
    let step: &[u8] = if metrics_down { b"\x1b[B" } else { b"\x1b[C" };
    program.press(step);
    program.press(step);
}

/// A value for every cell, from a spreadsheet.
fn paste(program: &mut Running) {
    let rows: Vec<String> = (0..2844)
        .map(|n| vec![format!("{}.5", n % 90 + 5); 100].join("\t"))
        .collect();
    let text = format!("\x1b[200~{}\x1b[201~", rows.join("\r"));
    let (_, shown) = program.answer_until(text.as_bytes(), "Enter");
    println!("{LARGE}: 284,400 cells pasted, to the preview {shown:.2?}");
    let (answer, saved) = program.answer_until(b"\r", SAVED);
    let first = answer.first.unwrap_or_default();
    println!("{LARGE}: the paste entered, first frame {first:.2?}, saved {saved:.2?}");
    println!("{LARGE}: then resident {} MB", program.status("VmRSS:") / 1024);
}

/// Values typed one after another: from Enter to the new ranking on the screen, and to "saved".
fn edits(program: &mut Running, (turned, first): (&str, usize)) {
    let (mut shown, mut saved) = (Vec::new(), Vec::new());
    for value in first..first + 100 {
        program.press(value.to_string().as_bytes());
        let (answer, durable) = program.answer_until(b"\r", SAVED);
        shown.extend(answer.first);
        saved.push(durable);
    }
    println!("{LARGE}{turned}: edit to the new ranking shown {}", spread(&mut shown));
    println!("{LARGE}{turned}: edit to \"saved\" {}", spread(&mut saved));
}

/// Two keys in turn.
fn moves(program: &mut Running, what: &str, keys: [&[u8]; 2]) {
    let answers = (0..100).filter_map(|turn| program.press(keys[turn % 2]));
    let (mut times, bytes): (Vec<_>, Vec<_>) = answers.unzip();
    let each = bytes.iter().sum::<usize>() / bytes.len().max(1);
    println!("{what} to settled screen {}, {each} bytes each", spread(&mut times));
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
    // One Esc too many leads to the overview.
    program.press(SHEET);
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
