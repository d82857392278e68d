//! The commands of docs/manual.zh-CN.md, run one after another as a reader would.

use std::path::Path;

use crate::home::{Home, root};

const MANUAL: &str = include_str!("../../docs/manual.zh-CN.md");

/// The lines of its fenced `sh` blocks.
fn commands() -> Vec<Vec<&'static str>> {
    let blocks = MANUAL.split("```sh\n").skip(1);
    let blocks = blocks.map(|block| block.split("```").next().expect("the end of the block"));
    let lines = blocks.flat_map(str::lines);
    lines.map(|line| line.split_whitespace().collect()).collect()
}

fn copy_samples(to: &Path) {
    for sample in ["huizhou", "tiny"] {
        let (from, to) = (
            root().join("sample-data").join(sample),
            to.join("sample-data").join(sample),
        );
        std::fs::create_dir_all(&to).expect("a folder");
        // Not every sample has a plan of work.
        for file in ["scheme.json", "data.csv", "plan.json"] {
            if from.join(file).exists() {
                std::fs::copy(from.join(file), to.join(file)).expect("copied");
            }
        }
    }
}

#[test]
fn every_command_of_the_manual_does_its_work() {
    let home = Home::new();
    copy_samples(home.path());
    let commands = commands();
    assert!(commands.len() > 20);
    for command in &commands {
        assert_eq!(command[0], "kaohe", "{command:?}");
        home.ok(&command[1..]);
    }
    for written in ["评分表/龙门县_2021_考核评分表.docx", "汇总2021.csv", "备份.db"] {
        assert!(home.path().join(written).exists(), "{written}");
    }
}

#[test]
fn the_manual_uses_every_command_of_the_main_job() {
    let used: Vec<_> = commands().iter().map(|command| command[1]).collect();
    let help = Home::new().ok(&["--help"]);
    let listed = help.lines().skip_while(|line| *line != "命令：").skip(1);
    let listed = listed.take_while(|line| !line.is_empty());
    for line in listed {
        let name = line.split_whitespace().next().expect("a name");
        let elsewhere = ["demo", "sign", "completions", "man"].contains(&name);
        assert!(elsewhere || used.contains(&name), "the manual does not use {name}");
    }
}
