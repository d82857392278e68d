//! How the screens are wanted to look: the arguments, the environment, the settings, and what the
//! terminal's variables say it can do.
//!
//! It asks no terminal and names no colour.

use serde::Deserialize;

use super::config::{Config, Variables};

/// The themes by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeName {
    /// Dark or light, as the terminal's background is.
    #[default]
    Auto,
    /// For dark backgrounds.
    Dark,
    /// For light backgrounds.
    Light,
    /// White on black, with full colours.
    HighContrast,
    /// The terminal's own 16 colours.
    Ansi16,
    /// No colour at all.
    None,
}

impl ThemeName {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 6] = [
        Self::Auto,
        Self::Dark,
        Self::Light,
        Self::HighContrast,
        Self::Ansi16,
        Self::None,
    ];

    /// How it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::Ansi16 => "ansi16",
            Self::None => "none",
        }
    }

    /// The theme of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// Which signs are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Symbols {
    /// Box and block characters.
    #[default]
    Unicode,
    /// ASCII only.
    Ascii,
}

/// How many colours the terminal tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// 24 bits a colour.
    #[default]
    Full,
    /// The 256 that terminals share.
    Indexed,
    /// The 16 that every terminal chooses for itself.
    Sixteen,
}

/// What the terminal draws on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ground {
    /// Light letters on dark.
    #[default]
    Dark,
    /// Dark letters on light.
    Light,
}

/// How the screens are to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// The theme.
    pub theme: ThemeName,
    /// The colours there are.
    pub depth: Depth,
    /// The background, as far as the environment hints at it.
    pub ground: Ground,
    /// The signs.
    pub symbols: Symbols,
    /// Whether the terminal is worth asking for its background.
    pub asks: bool,
}

impl Look {
    /// The look for what the arguments name: they come first, then the environment, then the settings.
    #[must_use]
    pub fn settle(
        theme: Option<ThemeName>,
        symbols: Option<Symbols>,
        config: &Config,
        variables: Variables<'_>,
    ) -> Self {
        let value = |name: &str| variables(name).and_then(|value| value.into_string().ok());
        let value = |name: &str| value(name).filter(|value| !value.is_empty());
        let term = value("TERM").unwrap_or_default();
        let named = theme.or_else(|| ThemeName::of(&value("KAOHE_THEME")?));
        let without = value("NO_COLOR").map(|_| ThemeName::None);
        let theme = named.or(without).or(config.theme).unwrap_or_default();
        let depth = depth(&term, value("COLORTERM").as_deref());
        // The Linux console and Emacs write an unknown question on the screen; the console of Windows
        // would type the answer.
        let is_mute = term.is_empty() || ["dumb", "linux", "eterm"].iter().any(|mute| term.starts_with(mute));
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(value);
        let automatic = if term == "linux" || locale.is_some_and(|locale| is_other_than_utf8(&locale)) {
            Symbols::Ascii
        } else {
            Symbols::Unicode
        };
        Self {
            theme,
            depth,
            ground: value("COLORFGBG").and_then(|hint| hinted(&hint)).unwrap_or_default(),
            symbols: symbols.or(config.symbols).unwrap_or(automatic),
            asks: theme == ThemeName::Auto && depth != Depth::Sixteen && cfg!(unix) && !is_mute,
        }
    }
}

/// Whether the terminal says that it can neither move its cursor nor show colours.
#[must_use]
pub fn is_dumb(variables: Variables<'_>) -> bool {
    variables("TERM").is_some_and(|term| term == "dumb")
}

fn depth(term: &str, colours: Option<&str>) -> Depth {
    match colours {
        Some("truecolor" | "24bit") => Depth::Full,
        _ if term.contains("direct") || (term.is_empty() && cfg!(windows)) => Depth::Full,
        _ if term.contains("256") => Depth::Indexed,
        _ => Depth::Sixteen,
    }
}

/// The background of `COLORFGBG`, written `letters;ground` with the numbers of the 16 colours.
fn hinted(hint: &str) -> Option<Ground> {
    match hint.rsplit(';').next()?.parse::<u8>().ok()? {
        0..=6 | 8 => Some(Ground::Dark),
        7 | 9..=15 => Some(Ground::Light),
        _ => None,
    }
}

/// Whether a locale is in another encoding; one that names none, such as `zh_CN`, is not taken for one.
fn is_other_than_utf8(locale: &str) -> bool {
    let encoding = locale.split('@').next().unwrap_or_default().split_once('.');
    match encoding {
        Some((_, encoding)) => !["UTF-8", "UTF8"].iter().any(|utf8| encoding.eq_ignore_ascii_case(utf8)),
        None => ["C", "POSIX"].contains(&locale),
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    fn look(theme: Option<ThemeName>, config: &str, pairs: &[(&str, &str)]) -> Look {
        let config = toml::from_str(config).expect("settings");
        let variables = |name: &str| {
            let pair = pairs.iter().find(|(key, _)| *key == name)?;
            Some(OsString::from(pair.1))
        };
        Look::settle(theme, None, &config, &variables)
    }

    #[test]
    fn every_theme_is_written_in_the_settings_as_on_the_command_line() {
        for theme in ThemeName::ALL {
            assert_eq!(ThemeName::of(theme.name()), Some(theme));
            let settled = look(None, &format!("theme = \"{}\"", theme.name()), &[]);
            assert_eq!(settled.theme, theme);
        }
    }

    #[test]
    fn the_argument_comes_before_the_environment_and_the_environment_before_the_settings() {
        let none = [("NO_COLOR", "1")];
        assert_eq!(look(Some(ThemeName::Light), "", &none).theme, ThemeName::Light);
        assert_eq!(look(None, "theme = \"dark\"", &none).theme, ThemeName::None);
        let named = [("NO_COLOR", "1"), ("KAOHE_THEME", "high-contrast")];
        assert_eq!(look(None, "theme = \"dark\"", &named).theme, ThemeName::HighContrast);
        let empty = [("NO_COLOR", ""), ("KAOHE_THEME", "")];
        assert_eq!(look(None, "theme = \"dark\"", &empty).theme, ThemeName::Dark);
        assert_eq!(look(None, "", &[]).theme, ThemeName::Auto);
    }

    #[test]
    fn colours_are_as_many_as_the_terminal_says() {
        let depth = |pairs: &[(&str, &str)]| look(None, "", pairs).depth;
        assert_eq!(depth(&[("TERM", "xterm"), ("COLORTERM", "truecolor")]), Depth::Full);
        assert_eq!(depth(&[("TERM", "xterm-direct")]), Depth::Full);
        assert_eq!(depth(&[("TERM", "tmux-256color")]), Depth::Indexed);
        assert_eq!(depth(&[("TERM", "linux")]), Depth::Sixteen);
    }

    #[test]
    fn a_terminal_is_asked_only_where_the_answer_matters_and_the_question_does_no_harm() {
        let asks = |theme, term| look(theme, "", &[("TERM", term), ("COLORTERM", "truecolor")]).asks;
        assert_eq!(asks(None, "xterm-256color"), cfg!(unix));
        assert!(!asks(Some(ThemeName::Light), "xterm-256color"));
        for mute in ["dumb", "linux", "eterm-color", ""] {
            assert!(!asks(None, mute), "{mute}");
        }
        assert!(
            !look(None, "", &[("TERM", "xterm")]).asks,
            "16 colours are the terminal's own"
        );
    }

    #[test]
    fn the_background_is_hinted_at_by_the_last_number() {
        for (hint, ground) in [
            ("15;0", Ground::Dark),
            ("0;15", Ground::Light),
            ("0;default;7", Ground::Light),
            ("12;8", Ground::Dark),
            ("default;default", Ground::Dark),
        ] {
            assert_eq!(look(None, "", &[("COLORFGBG", hint)]).ground, ground, "{hint}");
        }
    }

    #[test]
    fn a_locale_of_another_encoding_and_the_linux_console_get_ascii_unless_told_otherwise() {
        let symbols = |config, pairs: &[(&str, &str)]| look(None, config, pairs).symbols;
        assert_eq!(symbols("", &[("LANG", "zh_CN.GB18030")]), Symbols::Ascii);
        assert_eq!(symbols("", &[("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")]), Symbols::Ascii);
        assert_eq!(symbols("", &[("LC_ALL", ""), ("LANG", "zh_CN.utf8")]), Symbols::Unicode);
        assert_eq!(symbols("", &[("LANG", "zh_CN")]), Symbols::Unicode);
        assert_eq!(symbols("", &[]), Symbols::Unicode);
        assert_eq!(symbols("", &[("TERM", "linux")]), Symbols::Ascii);
        assert_eq!(symbols("symbols = \"unicode\"", &[("TERM", "linux")]), Symbols::Unicode);
        assert_eq!(symbols("symbols = \"ascii\"", &[]), Symbols::Ascii);
    }
}
