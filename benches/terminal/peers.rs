//! Other programs that show a table in a terminal, on the same data: what is installed is measured,
//! what is not is said to be missing.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::running::Running;
use super::spread;

/// The programs and the keys that go one row down and up.
const PEERS: [(&str, &[&str]); 3] = [("csvlens", &[]), ("sc-im", &[]), ("vd", &["--quitguard"])];

/// Measures what is installed.
pub fn figures(folder: &Path) {
    let wide = wide();
    std::fs::write(folder.join("wide.csv"), wide).expect("a table");
    for (name, arguments) in PEERS {
        let found = Command::new(name).arg("--version").stdin(Stdio::null()).output();
        let Ok(version) = found else {
            println!("{name}: not installed");
            continue;
        };
        let version = String::from_utf8_lossy(&version.stdout).into_owned();
        let version = version.lines().next().unwrap_or_default().trim().to_owned();
        let arguments: Vec<&str> = arguments.iter().copied().chain(["wide.csv"]).collect();
        let (mut starts, mut keys) = (Vec::new(), Vec::new());
        for _ in 0..5 {
            let mut program = Running::of(name, &arguments, folder);
            // A table may come some time after the first bytes.
            let ready = program.settled(Duration::from_secs(1));
            starts.extend(ready.map(|at| at - program.started));
            for turn in 0..40 {
                let key: &[u8] = if turn % 2 == 0 { b"j" } else { b"k" };
                keys.extend(program.press(key).map(|(time, _)| time));
            }
        }
        println!("{name} ({version}): table ready {}", spread(&mut starts));
        println!("{name} ({version}): cursor key to settled screen {}", spread(&mut keys));
    }
}

/// The large data as other programs read it: a row a unit.
fn wide() -> String {
    let (_, data) = large();
    let mut rows: Vec<String> = Vec::new();
    for line in data.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        if cells[2] == "m0" {
            rows.push(cells[1].to_owned());
        }
        if let Some(row) = rows.last_mut() {
            row.push(',');
            row.push_str(cells[3]);
        }
    }
    let names: Vec<_> = (0..100).map(|n| format!("m{n}")).collect();
    format!("unit,{}\n{}\n", names.join(","), rows.join("\n"))
}

/// The scheme and the data of the large store.
pub fn large() -> (String, String) {
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
