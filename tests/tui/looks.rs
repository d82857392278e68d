//! Themes: pictures of them, what follows the terminal's background, signs and edges in each.

use kaohe::ops::look::{Ground, Look, Symbols, ThemeName};
use kaohe::text::Lang;
use kaohe::tui::event::Event;
use kaohe::tui::theme::Theme;
use unicode_width::UnicodeWidthStr;

use crate::harness::{Screen, Setting};

fn theme(name: ThemeName) -> Theme {
    let look = Look {
        theme: name,
        ..Look::default()
    };
    Theme::of(&look, Ground::Dark)
}

/// Every screen with something over it or not.
const SCREENS: [&str; 8] = [
    "",
    "2 down right",
    "3 down",
    "4 down down",
    "4 b b",
    "5 down right",
    "2 ?",
    "2 : \"h\"",
];

#[test]
fn pictures_of_light_and_of_high_contrast() {
    for (name, theme) in [
        ("light", theme(ThemeName::Light)),
        ("high_contrast", theme(ThemeName::HighContrast)),
    ] {
        for (screen, keys) in [
            ("sheet", "2 down right"),
            ("ranking", "3 down"),
            ("heat_map", "5 down right"),
        ] {
            let mut shown = Screen::open(&Setting {
                theme: theme.clone(),
                ..Setting::default()
            });
            shown.keys(keys);
            insta::assert_snapshot!(format!("{screen}_{name}"), shown.picture());
        }
    }
}

#[test]
fn pictures_in_english_without_colour() {
    for (screen, keys) in [
        ("overview", ""),
        ("sheet", "2 down right"),
        ("ranking", "3 down"),
        ("heat_map", "5 down right"),
    ] {
        let mut shown = Screen::open(&Setting {
            lang: Lang::En,
            theme: Theme::colourless(),
            ..Setting::default()
        });
        shown.keys(keys);
        insta::assert_snapshot!(format!("{screen}_en_no_colour"), shown.picture());
    }
}

#[test]
fn a_theme_that_is_named_leaves_no_cell_to_the_terminals_own_colours() {
    for name in [ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast] {
        for keys in SCREENS {
            let mut screen = Screen::open(&Setting {
                theme: theme(name),
                ..Setting::default()
            });
            screen.keys(keys);
            assert_eq!(screen.unpainted(), 0, "{} after {keys:?}", name.name());
        }
    }
}

#[test]
fn the_answer_about_the_background_changes_the_colours_and_nothing_else() {
    let mut screen = Screen::open(&Setting {
        look: Some(Look::default()),
        ..Setting::default()
    });
    screen.keys("2 down down \"15\"");
    let (text, dark) = (screen.text(), screen.picture());
    screen.send(vec![Event::Ground(Ground::Light)]);
    assert_eq!(screen.text(), text, "what is being typed stays");
    assert_ne!(screen.picture(), dark);
    screen.send(vec![Event::Ground(Ground::Dark)]);
    assert_eq!(screen.picture(), dark);
}

#[test]
fn a_theme_that_is_named_does_not_follow_the_background() {
    let look = Look {
        theme: ThemeName::HighContrast,
        ..Look::default()
    };
    let mut screen = Screen::open(&Setting {
        look: Some(look),
        ..Setting::default()
    });
    let before = screen.picture();
    screen.send(vec![Event::Ground(Ground::Light)]);
    assert_eq!(screen.picture(), before);
}

#[test]
fn with_ascii_signs_everything_of_one_column_is_ascii() {
    let look = Look {
        symbols: Symbols::Ascii,
        ..Look::default()
    };
    for lang in [Lang::Zh, Lang::En] {
        for size in [(80, 24), (160, 48)] {
            for keys in SCREENS {
                let mut screen = Screen::open(&Setting {
                    lang,
                    size,
                    look: Some(look),
                    ..Setting::default()
                });
                screen.keys(keys);
                for row in screen.rows() {
                    let odd: String = row
                        .chars()
                        .filter(|letter| !letter.is_ascii() && letter.to_string().width() < 2)
                        .collect();
                    assert_eq!(odd, "", "after {keys:?}: {row}");
                }
            }
        }
    }
}

#[test]
fn no_wide_character_is_cut_at_any_edge_in_any_theme() {
    let themes = [Theme::ansi(), theme(ThemeName::Light), Theme::colourless().ascii()];
    for theme in themes {
        for keys in SCREENS {
            let mut screen = Screen::open(&Setting {
                theme: theme.clone(),
                ..Setting::default()
            });
            screen.keys(keys);
            for columns in (60..=84).chain([119, 160]) {
                screen.resize(columns, 24);
                assert_eq!(screen.cut(), Vec::<String>::new(), "{columns} columns after {keys:?}");
            }
        }
    }
}
