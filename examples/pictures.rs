//! Takes pictures of the screens for the documents: `cargo run --example pictures -- docs/img`; with `all`
//! after the folder, of every screen in every size and language, to look at.
//!
//! Runs the real program on the sample in a pseudo-terminal, draws every cell of the screen into an
//! SVG, and lets `rsvg-convert` and `pngquant` (Debian: librsvg2-bin, pngquant, fonts-noto-cjk) make small
//! PNGs of them. No part of
//! the product.

#![allow(missing_docs, dead_code, clippy::unwrap_used, clippy::panic)]

#[path = "../tests/terminal/pty.rs"]
mod pty;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use pty::Pty;
use vt100::{Cell, Color, Screen};

/// A picture: its name, the language, the size, the keys, and what to wait for.
type Picture<Name = &'static str> = (Name, &'static str, (u16, u16), &'static str, &'static str);

const PICTURES: [Picture; 19] = [
    ("overview", "zh", (100, 30), "", "填报进度"),
    ("sheet", "zh", (140, 40), "2jl", "计分过程"),
    ("sheet-80x24", "zh", (80, 24), "2j", "计分过程"),
    ("doubt", "zh", (100, 30), "2jj2040.7\r", "核对"),
    ("ranking", "zh", (120, 24), "3jj", "名额"),
    ("scorecard", "zh", (150, 44), "4jjjjjjj", "计分过程"),
    ("comparison", "zh", (150, 40), "4Blmx\r", "对比 龙门县"),
    ("heat-map", "zh", (120, 30), "5", "得分率热图"),
    ("rectification", "zh", (120, 30), "8g", "督办部门"),
    ("plan", "zh", (130, 36), "9jjjj", "行动、措施、目标"),
    ("scheme", "zh", (130, 36), "0", "检查无提醒"),
    ("journal", "zh", (120, 30), "J", "新的在前"),
    (
        "people",
        "zh",
        (120, 30),
        "Pa王五\t1\ra小李\t2\t市商务局\ra老周\t5\r",
        "登记 老周",
    ),
    ("panel", "zh", (120, 34), "2:G4\rjp", "评委评分"),
    ("stages", "zh", (120, 34), "1a\ra\ra\r4v", "各环节并列"),
    ("help", "zh", (100, 30), "3?", "筛选下面的命令"),
    ("sheet-en", "en", (140, 40), "2jl", "How it scores"),
    ("heat-map-light", "zh", (100, 30), "5jl", "计分过程"),
    ("sheet-high-contrast", "zh", (100, 30), "2jl", "计分过程"),
];

/// The theme of a picture, by the end of its name.
fn theme(name: &str) -> &'static str {
    let themes = [("-light", "light"), ("-high-contrast", "high-contrast")];
    let named = themes.into_iter().find(|(end, _)| name.ends_with(end));
    named.map_or("ansi16", |(_, theme)| theme)
}

/// Screens to look at in every size and language: the name, the keys, and what to wait for.
const SCREENS: [(&str, &str, &str); 6] = [
    ("overview", "", "2021"),
    ("sheet", "2jl", "G"),
    ("ranking", "3jj", "G"),
    ("scorecard", "4jjj", "A1"),
    ("comparison", "4Blmx\r", "|"),
    ("heat-map", "5", "A1"),
];

/// The pictures of the documents, or every screen in every size and language where `all` is said.
fn wanted() -> Vec<Picture<String>> {
    if std::env::args().nth(2).as_deref() != Some("all") {
        let named = PICTURES.iter();
        return named
            .map(|&(name, lang, size, keys, shows)| (name.to_owned(), lang, size, keys, shows))
            .collect();
    }
    let shapes = ["zh", "en"]
        .into_iter()
        .flat_map(|lang| [(lang, (160, 48)), (lang, (80, 24))]);
    let all = shapes.flat_map(|(lang, size)| {
        SCREENS.map(|(name, keys, shows)| (format!("{name}-{lang}-{}x{}", size.0, size.1), lang, size, keys, shows))
    });
    all.collect()
}

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "docs/img".to_owned()));
    std::fs::create_dir_all(&folder).unwrap();
    let built = Command::new("cargo")
        .args(["build", "--quiet", "--bin", "kaohe"])
        .status();
    assert!(built.unwrap().success(), "the program does not build");
    let program = std::env::current_exe()
        .unwrap()
        .parent()
        .unwrap()
        .with_file_name("kaohe");
    for (name, lang, size, keys, shows) in wanted() {
        let mut pty = Pty::start(
            pty::command(
                &program,
                &["demo", "--lang", lang, "--as", "王五", "--theme", theme(&name)],
            ),
            size,
        );
        pty.wait("the first frame", |screen| screen.contents().contains("2021"));
        for key in keys.split_inclusive(|_| true) {
            pty.send(key);
        }
        pty.wait_for(shows);
        while pty.bytes_while_idle(std::time::Duration::from_millis(300)) > 0 {}
        let svg = pty.look(|screen| picture(screen, size));
        convert(&svg, &folder.join(&name).with_extension("png"));
    }
}

fn convert(svg: &str, png: &Path) {
    let drawn = png.with_extension("svg");
    std::fs::write(&drawn, svg).unwrap();
    let done = Command::new("rsvg-convert").arg(&drawn).arg("-o").arg(png).status();
    assert!(done.expect("rsvg-convert is installed").success());
    let done = Command::new("pngquant")
        .args(["--force", "--ext", ".png", "48"])
        .arg(png)
        .status();
    assert!(done.expect("pngquant is installed").success());
    std::fs::remove_file(&drawn).unwrap();
}

/// The width and height of a cell.
const CELL: (u16, u16) = (9, 22);
const BACK: &str = "#1b1f27";
const FORE: &str = "#d5d9e0";

fn picture(screen: &Screen, (columns, rows): (u16, u16)) -> String {
    let (width, height) = (columns * CELL.0 + 16, rows * CELL.1 + 16);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">\
         <rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{BACK}\"/>\
         <g transform=\"translate(8 8)\" font-family=\"Noto Sans Mono CJK SC\" font-size=\"17\">"
    );
    for y in 0..rows {
        for x in 0..columns {
            if let Some(cell) = screen.cell(y, x).filter(|cell| !cell.is_wide_continuation()) {
                draw(&mut svg, cell, (x * CELL.0, y * CELL.1));
            }
        }
    }
    let (y, x) = screen.cursor_position();
    if !screen.hide_cursor() {
        let (x, y) = (x * CELL.0, y * CELL.1 + CELL.1 - 3);
        write!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"3\" fill=\"#ffb454\"/>",
            CELL.0
        )
        .unwrap();
    }
    svg + "</g></svg>"
}

fn draw(svg: &mut String, cell: &Cell, (x, y): (u16, u16)) {
    let width = if cell.is_wide() { CELL.0 * 2 } else { CELL.0 };
    let (mut fore, mut back) = (colour(cell.fgcolor(), FORE), colour(cell.bgcolor(), BACK));
    if cell.inverse() {
        std::mem::swap(&mut fore, &mut back);
    }
    let mut rect = |x: u16, y: u16, width: u16, height: u16, fill: &str| {
        write!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>"
        )
        .unwrap();
    };
    if back != BACK {
        rect(x, y, width, CELL.1, &back);
    }
    if cell.underline() {
        rect(x, y + CELL.1 - 2, width, 1, &fore);
    }
    let (right, down) = (CELL.0 / 2, CELL.1 / 2);
    match cell.contents() {
        "" | " " => {}
        "▇" => rect(x, y + 3, width, CELL.1 - 3, &fore),
        "▁" => rect(x, y + CELL.1 - 3, width, 3, "#3a4150"),
        "▒" => rect(x, y + 5, width, CELL.1 - 10, &fore),
        "─" => rect(x, y + down, width, 1, &fore),
        "│" => rect(x + right, y, 1, CELL.1, &fore),
        "┌" => {
            rect(x + right, y + down, width - right, 1, &fore);
            rect(x + right, y + down, 1, CELL.1 - down, &fore);
        }
        "┐" => {
            rect(x, y + down, right, 1, &fore);
            rect(x + right, y + down, 1, CELL.1 - down, &fore);
        }
        "└" => {
            rect(x + right, y + down, width - right, 1, &fore);
            rect(x + right, y, 1, down, &fore);
        }
        "┘" => {
            rect(x, y + down, right, 1, &fore);
            rect(x + right, y, 1, down, &fore);
        }
        text => {
            let weight = if cell.bold() { "bold" } else { "normal" };
            let opacity = if cell.dim() { "0.6" } else { "1" };
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            let (middle, base) = (x + width / 2, y + CELL.1 - 6);
            write!(
                svg,
                "<text x=\"{middle}\" y=\"{base}\" text-anchor=\"middle\" fill=\"{fore}\" font-weight=\"{weight}\" \
                 opacity=\"{opacity}\">{text}</text>"
            )
            .unwrap();
        }
    }
}

fn colour(colour: Color, usual: &str) -> String {
    const ANSI: [&str; 16] = [
        "#1b1f27", "#e06c75", "#8cc265", "#d5b06b", "#5aa5e8", "#c582dd", "#4fb8c4", "#c8ccd4", "#6b7280", "#ff7a85",
        "#a5e075", "#f0c674", "#6cb6ff", "#de9cf5", "#63d4e0", "#ffffff",
    ];
    match colour {
        Color::Default => usual.to_owned(),
        Color::Idx(n @ 0..16) => ANSI[usize::from(n)].to_owned(),
        Color::Idx(n @ 16..232) => {
            let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
            let n = n - 16;
            format!("#{:02x}{:02x}{:02x}", level(n / 36), level(n / 6 % 6), level(n % 6))
        }
        Color::Idx(n) => format!("#{0:02x}{0:02x}{0:02x}", 8 + 10 * (n - 232)),
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
    }
}
