//! Names of files made from names of counties: readable, and safe on every system.
//!
//! A name never leaves its folder, is never a device, never hides and is never too long.

use unicode_normalization::UnicodeNormalization;

/// The longest name in bytes, with its ending.
const MAX_BYTES: usize = 200;

/// Names that Windows keeps for devices, whatever the ending.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// A file name from parts, joined by `_`, with an ending such as `html`.
///
/// Letters, digits, `-` and `.` inside a part stay; everything else becomes `_`. Parts that have
/// nothing left are dropped, and a name of nothing is `_`.
#[must_use]
pub fn file_name(parts: &[&str], ending: &str) -> String {
    let parts: Vec<_> = parts
        .iter()
        .map(|part| safe(part))
        .filter(|part| !part.is_empty())
        .collect();
    let mut stem = parts.join("_");
    if stem.is_empty() || is_device(&stem) {
        stem.insert(0, '_');
    }
    let room = MAX_BYTES.saturating_sub(ending.len() + 1);
    while stem.len() > room || stem.ends_with(['-', '.']) {
        stem.pop();
    }
    format!("{stem}.{ending}")
}

/// A file's own name made safe, with its ending where it has one.
#[must_use]
pub fn own_name(name: &str) -> String {
    let name = safe(name);
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= MOST_OF_AN_ENDING => file_name(&[stem], ending),
        _ => file_name(&[&name], "file"),
    }
}

/// The longest ending in bytes that is still one, and not a part of a name with a dot in it.
const MOST_OF_AN_ENDING: usize = 12;

/// The part with everything unsafe replaced, runs of replacements as one.
fn safe(part: &str) -> String {
    let mut name = String::with_capacity(part.len());
    for letter in part.nfc() {
        let stays = letter.is_alphanumeric() || matches!(letter, '-' | '.');
        let letter = if stays { letter } else { '_' };
        let repeats = matches!(letter, '_' | '.') && name.ends_with(letter);
        if !repeats {
            name.push(letter);
        }
    }
    name.trim_matches(['_', '-', '.']).to_owned()
}

/// Whether Windows would open a device instead of a file: `nul`, `com1.txt`, `LPT²`.
fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().to_uppercase();
    let port = first.strip_prefix("COM").or_else(|| first.strip_prefix("LPT"));
    let is_port = port.is_some_and(|number| {
        let mut digits = number.chars();
        matches!(digits.next(), Some('0'..='9' | '¹' | '²' | '³')) && digits.next().is_none()
    });
    is_port || DEVICES.contains(&first.as_str())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn chinese_names_stay_readable() {
        assert_eq!(
            file_name(&["考核评分表", "龙门县", "2021"], "html"),
            "考核评分表_龙门县_2021.html"
        );
        assert_eq!(
            file_name(&["大亚湾（经济技术）开发区", "2021-07"], "md"),
            "大亚湾_经济技术_开发区_2021-07.md"
        );
    }

    #[test]
    fn a_name_never_leaves_its_folder_nor_names_a_device() {
        for (hostile, name) in [
            ("../../x", "x.csv"),
            ("/etc/x", "etc_x.csv"),
            ("C:\\x", "C_x.csv"),
            ("CON", "_CON.csv"),
            ("nul.txt", "_nul.txt.csv"),
            ("COM¹", "_COM¹.csv"),
            ("a:b", "a_b.csv"),
            ("end. ", "end.csv"),
            ("-rf", "rf.csv"),
            (".hidden", "hidden.csv"),
            ("a\0b\nc", "a_b_c.csv"),
            ("", "_.csv"),
            ("...", "_.csv"),
            ("e\u{301}", "é.csv"),
        ] {
            assert_eq!(file_name(&[hostile], "csv"), name, "{hostile:?}");
        }
        assert!(file_name(&[&"县".repeat(300)], "csv").len() <= MAX_BYTES);
    }

    #[test]
    fn a_files_own_name_keeps_its_ending_and_loses_what_is_unsafe() {
        for (own, name) in [
            ("出口月报（12月）.pdf", "出口月报_12月.pdf"),
            ("a.tar.gz", "a.tar.gz"),
            ("nul.pdf", "_nul.pdf"),
            ("x.p\u{202e}df", "x.p_df"),
            ("no ending", "no_ending.file"),
            ("1.其他事项说明材料", "1.其他事项说明材料.file"),
            ("..", "_.file"),
        ] {
            assert_eq!(own_name(own), name, "{own:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_makes_a_safe_name(text in any::<String>(), other in "\\PC{0,120}") {
            let name = file_name(&[&text, &other], "html");
            prop_assert!(name.len() <= MAX_BYTES);
            let stem = name.strip_suffix(".html").expect("the ending");
            prop_assert!(!stem.is_empty() && !stem.starts_with(['.', '-']) && !stem.ends_with(['.', ' ']));
            prop_assert!(!name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) && !name.contains("..html"));
            prop_assert!(name.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.')));
            prop_assert!(!is_device(stem));
        }
    }
}
