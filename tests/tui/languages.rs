//! Pictures of every screen, text and looks, at two sizes, in both languages and without colour.

use kaohe::text::Lang;
use kaohe::tui::theme::Theme;

use crate::harness::{Screen, Setting};

const SCREENS: [(&str, &str); 10] = [
    ("overview", ""),
    ("sheet", "2 down right"),
    ("ranking", "3 down"),
    ("scorecard", "4 down down"),
    ("against", "4 b b down"),
    ("heat_map", "5 down right right right"),
    ("ledger", "8 g enter enter g g"),
    ("form", "8 g down enter"),
    ("help", "2 ?"),
    ("palette", "2 : \"h\""),
];

fn pictures(name: &str, setting: &Setting) {
    for (screen, keys) in SCREENS {
        let mut shown = Screen::open(setting);
        shown.keys(keys);
        insta::assert_snapshot!(format!("{screen}_{name}"), shown.picture());
    }
}

#[test]
fn in_chinese_at_the_smallest_size() {
    pictures("zh_80x24", &Setting::default());
}

#[test]
fn in_english_at_the_smallest_size() {
    pictures(
        "en_80x24",
        &Setting {
            lang: Lang::En,
            ..Setting::default()
        },
    );
}

#[test]
fn in_chinese_on_a_wide_screen() {
    pictures(
        "zh_160x48",
        &Setting {
            size: (160, 48),
            ..Setting::default()
        },
    );
}

#[test]
fn in_english_on_a_wide_screen() {
    pictures(
        "en_160x48",
        &Setting {
            lang: Lang::En,
            size: (160, 48),
            ..Setting::default()
        },
    );
}

#[test]
fn without_colour() {
    pictures(
        "zh_no_colour",
        &Setting {
            theme: Theme::colourless(),
            ..Setting::default()
        },
    );
}

#[test]
fn with_plain_signs() {
    pictures(
        "en_ascii",
        &Setting {
            lang: Lang::En,
            theme: Theme::colourless().ascii(),
            ..Setting::default()
        },
    );
}

#[test]
fn the_language_changes_while_the_program_runs() {
    let mut screen = Screen::sample();
    screen.keys("3 L");
    assert!(screen.text().contains("Ranking 2021: All units"), "{}", screen.text());
    screen.keys("L");
    assert!(screen.text().contains("2021年度排名：全部单位"));
}

#[test]
fn english_screens_have_no_full_width_punctuation_of_our_own() {
    let mut screen = Screen::open(&Setting {
        lang: Lang::En,
        size: (160, 48),
        ..Setting::default()
    });
    let is_han = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
    for keys in ["2 down down", "?", "esc esc 3 down", "4 down", "5 p"] {
        screen.keys(keys);
        // What the scheme says in Chinese only keeps its own punctuation.
        for row in screen.rows().iter().filter(|row| !row.contains(is_han)) {
            assert!(!row.contains(['，', '。', '：', '；', '（']), "after {keys}: {row}");
        }
    }
}

#[test]
fn the_shown_screen_is_named_and_can_be_clicked_where_there_is_no_room_for_all_names() {
    let mut screen = Screen::open(&Setting {
        lang: Lang::En,
        ..Setting::default()
    });
    for (keys, name) in [
        ("", "1 Overview"),
        ("9", "9 Plan"),
        ("P", "P People"),
        ("J", "J Journal"),
    ] {
        screen.keys(keys);
        let names = screen.rows()[0].clone();
        assert!(names.contains(name) && names.ends_with("sample data"), "{names}");
    }
    let names = screen.rows()[0].clone();
    let at = names.find(" 9 ").expect("the plan's key");
    screen.click(u16::try_from(at + 1).expect("a column"), 0);
    assert!(screen.rows()[0].contains("9 Plan"), "{}", screen.text());
}
