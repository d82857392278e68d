//! A text in both languages, and the language a reader has chosen.
//!
//! Every sentence a person may read is a [`Text`], so a missing translation does not compile.
//! This file holds no words of its own and knows nothing of the product.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// The language of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Simplified Chinese, the default.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The other language, for switching at run time.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// The code used on the command line, in files and in the environment.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }
}

/// The first character that shows nothing or makes a text read otherwise than it is written:
/// controls, line separators, zero-width and bidirectional marks.
#[must_use]
pub fn hidden_character(text: &str) -> Option<char> {
    text.chars().find(|character| {
        character.is_control()
            || matches!(character,
                '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
                | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
    })
}

/// One text in Chinese and in English.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Text {
    zh: Cow<'static, str>,
    en: Cow<'static, str>,
}

impl Text {
    /// A text known when the program is compiled.
    #[must_use]
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self {
            zh: Cow::Borrowed(zh),
            en: Cow::Borrowed(en),
        }
    }

    /// A text put together at run time, in both languages at once.
    #[must_use]
    pub fn of(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: Cow::Owned(zh.into()),
            en: Cow::Owned(en.into()),
        }
    }

    /// A text that reads the same in both languages, such as a code or a file name.
    #[must_use]
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::of(text.clone(), text)
    }

    /// The text in the language asked for.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// Whether either language equals `name`, for looking things up by name.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.zh == name || self.en == name
    }
}

impl fmt::Display for Text {
    /// Shows the Chinese text: the language of record.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.zh)
    }
}

impl<'de> Deserialize<'de> for Text {
    /// Reads `{"zh": …, "en": …}`, or one string that serves both languages.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged, deny_unknown_fields)]
        enum Form {
            Both { zh: String, en: String },
            One(String),
        }
        Ok(match Form::deserialize(deserializer)? {
            Form::Both { zh, en } => Self::of(zh, en),
            Form::One(text) => Self::same(text),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_in_any_script_hides_nothing() {
        for text in [
            "惠州市 2021年（含本数）",
            "Longmen County",
            "㐀\u{E0100}𠮷",
            "a\u{3000}b",
            "é",
        ] {
            assert_eq!(hidden_character(text), None, "{text}");
        }
    }

    #[test]
    fn controls_and_invisible_marks_are_found() {
        for hidden in [
            '\n', '\t', '\u{1B}', '\u{7F}', '\u{9B}', '\u{200B}', '\u{202E}', '\u{2066}', '\u{FEFF}', '\u{2028}',
        ] {
            assert_eq!(hidden_character(&format!("甲{hidden}县")), Some(hidden));
        }
    }
}
