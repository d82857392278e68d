//! What the two READMEs show is what the program prints.

use std::fs;

use crate::home::{Home, root};

/// The `console` blocks of a README, each command with what is shown below it.
fn tour(text: &str) -> Vec<(String, Vec<String>)> {
    let mut steps: Vec<(String, Vec<String>)> = Vec::new();
    let mut is_inside = false;
    for line in text.lines() {
        if line.starts_with("```") {
            is_inside = line == "```console";
        } else if is_inside {
            match line.strip_prefix("$ kaohe ") {
                Some(command) => steps.push((command.to_owned(), Vec::new())),
                None => steps.last_mut().expect("a command").1.push(line.to_owned()),
            }
        }
    }
    steps
}

/// Whether output is as shown, where a line `…` stands for any lines.
fn is_as_shown(shown: &[String], printed: &[&str]) -> bool {
    match (shown.first(), printed.first()) {
        (None, None) => true,
        (Some(line), _) if line == "…" => (0..=printed.len()).any(|skip| is_as_shown(&shown[1..], &printed[skip..])),
        (Some(line), Some(other)) => line == other && is_as_shown(&shown[1..], &printed[1..]),
        _ => false,
    }
}

#[cfg(unix)]
fn follow(readme: &str, locale: &str) {
    let home = Home::new();
    std::os::unix::fs::symlink(root().join("sample-data"), home.path().join("sample-data")).expect("the samples");
    let text = fs::read_to_string(root().join(readme)).expect("a README");
    let steps = tour(&text);
    assert!(steps.len() >= 8, "{readme} has no tour");
    for (command, shown) in steps {
        let words: Vec<&str> = command.split_whitespace().collect();
        let output = home
            .command(&words)
            .env("LANG", locale)
            .env("KAOHE_STORE", "huizhou.db")
            .output()
            .expect("the program runs");
        let printed = format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        let printed: Vec<&str> = printed.lines().collect();
        let shown: Vec<String> = shown.into_iter().filter(|line| !line.is_empty()).collect();
        assert!(
            is_as_shown(&shown, &printed),
            "{readme}: $ kaohe {command}\n{}",
            printed.join("\n")
        );
    }
}

#[cfg(unix)]
#[test]
fn the_tour_in_english_prints_what_it_shows() {
    follow("README.md", "en_US.UTF-8");
}

#[cfg(unix)]
#[test]
fn the_tour_in_chinese_prints_what_it_shows() {
    follow("README.zh-CN.md", "zh_CN.UTF-8");
}
