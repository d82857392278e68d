//! What the user has settled once: who acts, the language, the default store.
//!
//! Read from the arguments first, then the environment, then `config.toml`, then the locale. It
//! opens no store.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::Deserialize;

use super::file::{self, Existing};
use super::look::{Symbols, ThemeName};
use crate::error::{Error, Kind, Problem, Result};
use crate::text::{Lang, Text};

/// The file `config.toml`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Who acts.
    pub actor: Option<String>,
    /// The language.
    pub lang: Option<Lang>,
    /// The default store.
    pub store: Option<PathBuf>,
    /// The theme of the screens.
    pub theme: Option<ThemeName>,
    /// The signs of the screens.
    pub symbols: Option<Symbols>,
    /// Font files or folders for papers.
    #[serde(default)]
    pub fonts: Vec<PathBuf>,
    /// The keys that are wanted for commands of the screens, by the name of the command.
    #[serde(default)]
    pub keys: BTreeMap<String, Keys>,
}

/// One key or several, as they are written.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Keys {
    /// One.
    One(String),
    /// Several.
    Several(Vec<String>),
    /// Something that is no key.
    None(toml::Value),
}

impl Config {
    /// The keys that are wanted for commands of the screens.
    #[must_use]
    pub fn keys(&self) -> BTreeMap<String, Vec<String>> {
        let keys = |keys: &Keys| match keys {
            Keys::One(key) => vec![key.clone()],
            Keys::Several(keys) => keys.clone(),
            Keys::None(_) => Vec::new(),
        };
        let wanted = self.keys.iter();
        wanted
            .map(|(command, wanted)| (command.clone(), keys(wanted)))
            .collect()
    }
}

/// The variables of the process, so that tests can give their own.
pub type Variables<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// The folders of this user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// Where `config.toml` is.
    pub config: PathBuf,
    /// Where the default store is.
    pub data: PathBuf,
}

impl Folders {
    /// The folders of the user who runs the process.
    ///
    /// # Errors
    /// The user has no home folder.
    pub fn of_user() -> Result<Self> {
        let base = etcetera::choose_base_strategy().map_err(|_| {
            Error::new(
                Kind::Io,
                Text::new("找不到用户的主文件夹。", "The user's home folder cannot be found."),
            )
            .hint(Text::new("请用 --store 指明考核库。", "Name the store with --store."))
        })?;
        Ok(Self {
            config: base.config_dir().join("kaohe"),
            data: base.data_dir().join("kaohe"),
        })
    }

    /// The file that holds the settings.
    #[must_use]
    pub fn config_file(&self) -> PathBuf {
        self.config.join("config.toml")
    }
}

impl Config {
    /// Reads the settings; a file that is not there means none.
    ///
    /// # Errors
    /// The file cannot be read, or says something that is not understood.
    pub fn load(path: &Path) -> Result<Self> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(file::failed(path, &error)),
        };
        toml::from_str(&text).map_err(|error| {
            let before = error.span().map_or(0, |span| span.start);
            let line = text[..before.min(text.len())].matches('\n').count() + 1;
            let what = Text::same(error.message());
            Error::invalid(
                Text::new("设置文件有错误：", "The settings file is not valid:"),
                vec![Problem::line(line as u64, 0, what).fix(Text::new(
                    "可用的设置：actor、lang、store、theme、symbols、fonts、keys",
                    "the settings are actor, lang, store, theme, symbols, fonts, keys",
                ))],
            )
            .in_file(file::show(path))
        })
    }

    /// The store to use where none is named by `--store`.
    #[must_use]
    pub fn store(&self, variables: Variables<'_>, folders: &Folders) -> PathBuf {
        let named = variables("KAOHE_STORE")
            .filter(|path| !path.is_empty())
            .map(PathBuf::from);
        named
            .or_else(|| self.store.clone())
            .unwrap_or_else(|| folders.data.join("kaohe.db"))
    }

    /// Who acts where nobody is named by `--as`: the settings, the name of the login, or that of
    /// the home folder where there was no login.
    #[must_use]
    pub fn actor(&self, variables: Variables<'_>) -> Option<String> {
        let login = ["USER", "LOGNAME", "USERNAME"].into_iter().filter_map(variables);
        let home = variables("HOME").and_then(|home| Some(Path::new(&home).file_name()?.to_owned()));
        let mut names = login.chain(home).filter_map(|name| name.into_string().ok());
        let settled = self.actor.clone();
        settled.or_else(|| names.find(|name| !name.trim().is_empty()))
    }

    /// The language where none is named by `--lang`.
    #[must_use]
    pub fn lang(&self, variables: Variables<'_>) -> Lang {
        let value = |name: &&str| variables(name).and_then(|value| value.into_string().ok());
        let named = value(&"KAOHE_LANG").and_then(|code| lang_of(&code));
        let locale = || {
            let mut values = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(value);
            values.find(|value| !value.is_empty()).and_then(|value| lang_of(&value))
        };
        named.or(self.lang).or_else(locale).unwrap_or_default()
    }
}

/// Keeps who acts in the settings file; the rest of the file stays as it is.
///
/// # Errors
/// The file cannot be read or written, or is written in a way that only a person should change.
pub fn keep_actor(path: &Path, name: &str) -> Result<()> {
    let before = Config::load(path)?;
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(file::failed(path, &error)),
    };
    let written = with_actor(&text, name);
    let wanted = Config {
        actor: Some(name.to_owned()),
        ..before
    };
    // A value over several lines, say, is not for this to edit.
    if toml::from_str::<Config>(&written).ok() != Some(wanted) {
        let shown = file::show(path);
        return Err(Error::new(
            Kind::Conflict,
            Text::of(
                format!("“{shown}”中 actor 的写法无法自动修改，没有改动。"),
                format!("The actor in \"{shown}\" is written in a way that was not changed."),
            ),
        )
        .hint(Text::of(
            format!("请手工写成 actor = \"{name}\"。"),
            format!("Write actor = \"{name}\" by hand."),
        )));
    }
    if let Some(folder) = path.parent() {
        file::make_folder(folder)?;
    }
    file::write(path, written.as_bytes(), Existing::Replace)
}

/// A settings file with another actor: its line replaced, or one put first.
fn with_actor(text: &str, name: &str) -> String {
    let line = format!("actor = {}", toml::Value::from(name));
    let is_table = |line: &str| line.trim_start().starts_with('[');
    let is_actor = |line: &str| line.split_once('=').is_some_and(|(key, _)| key.trim() == "actor");
    let mut lines: Vec<&str> = text.lines().collect();
    let settings = lines.iter().position(|line| is_table(line)).unwrap_or(lines.len());
    match lines[..settings].iter().position(|line| is_actor(line)) {
        Some(at) => lines[at] = &line,
        None => lines.insert(0, &line),
    }
    lines.join("\n") + "\n"
}

/// The language of a locale such as `zh_CN.UTF-8`, where it is one of ours.
#[must_use]
pub fn lang_of(locale: &str) -> Option<Lang> {
    match locale.split(['_', '.', '-', '@']).next()?.to_ascii_lowercase().as_str() {
        "zh" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> Result<Config> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("config.toml");
        fs::write(&path, text).expect("written");
        Config::load(&path)
    }

    fn variables(pairs: &'static [(&str, &str)]) -> impl Fn(&str) -> Option<OsString> {
        move |name| {
            let pair = pairs.iter().find(|(key, _)| *key == name)?;
            Some(OsString::from(pair.1))
        }
    }

    #[test]
    fn no_file_means_no_settings() {
        assert_eq!(
            Config::load(Path::new("/no/such/config.toml")).expect("none"),
            Config::default()
        );
    }

    #[test]
    fn a_wrong_setting_is_named_with_its_line() {
        let error = config("actor = \"张三\"\nlanguage = \"en\"\n").expect_err("unknown key");
        assert_eq!(error.kind, Kind::Invalid);
        assert!(
            error
                .message(Lang::En)
                .contains("config.toml:2 unknown field `language`"),
            "{error}"
        );
    }

    #[test]
    fn who_acts_is_kept_and_the_rest_of_the_file_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new/config.toml");
        keep_actor(&path, "小李").expect("kept");
        assert_eq!(fs::read_to_string(&path).expect("read"), "actor = \"小李\"\n");
        fs::write(
            &path,
            "# ours\nlang = \"en\"\nactor = \"甲\" # me\n\n[keys]\nundo = \"F5\"\n",
        )
        .expect("written");
        keep_actor(&path, "王\"五\\").expect("kept");
        let text = fs::read_to_string(&path).expect("read");
        assert!(text.starts_with("# ours\nlang = \"en\"\nactor = "), "{text}");
        assert!(text.ends_with("\n\n[keys]\nundo = \"F5\"\n"), "{text}");
        assert_eq!(
            Config::load(&path).expect("settings").actor.as_deref(),
            Some("王\"五\\")
        );
        let odd = "actor = \"\"\"\n甲\"\"\"\n";
        fs::write(&path, odd).expect("written");
        assert_eq!(keep_actor(&path, "乙").expect_err("refused").kind, Kind::Conflict);
        assert_eq!(fs::read_to_string(&path).expect("read"), odd);
    }

    #[test]
    fn keys_are_written_alone_or_in_a_list_and_what_is_no_key_is_left_to_the_screens() {
        let file = config("[keys]\nundo = \"F5\"\nredo = [\"a\", \"b\"]\nquit = 5\n").expect("settings");
        let keys = file.keys();
        assert_eq!(keys["undo"], ["F5"]);
        assert_eq!(keys["redo"], ["a", "b"]);
        assert!(keys["quit"].is_empty());
    }

    #[test]
    fn the_environment_comes_before_the_file_and_the_file_before_the_locale() {
        let file = config("lang = \"en\"\nstore = \"a.db\"\nactor = \"张三\"\n").expect("settings");
        let folders = Folders {
            config: PathBuf::from("c"),
            data: PathBuf::from("d"),
        };
        let none = variables(&[]);
        assert_eq!(file.store(&none, &folders), Path::new("a.db"));
        assert_eq!(Config::default().store(&none, &folders), Path::new("d/kaohe.db"));
        assert_eq!(file.actor(&variables(&[("USER", "root")])).as_deref(), Some("张三"));
        assert_eq!(
            Config::default().actor(&variables(&[("USER", "root")])).as_deref(),
            Some("root")
        );
        let home = variables(&[("USER", ""), ("HOME", "/people/li")]);
        assert_eq!(Config::default().actor(&home).as_deref(), Some("li"));
        assert_eq!(Config::default().actor(&none), None);
        let all = variables(&[("KAOHE_STORE", "e.db"), ("KAOHE_LANG", "zh")]);
        assert_eq!(file.store(&all, &folders), Path::new("e.db"));
        assert_eq!(file.lang(&all), Lang::Zh);
        assert_eq!(file.lang(&variables(&[("LANG", "zh_CN.UTF-8")])), Lang::En);
    }

    #[test]
    fn the_first_locale_variable_that_is_set_decides() {
        for (pairs, lang) in [
            (
                &[("LC_ALL", "en_US.UTF-8"), ("LANG", "zh_CN.UTF-8")] as &'static [_],
                Lang::En,
            ),
            (&[("LC_ALL", ""), ("LC_MESSAGES", "en_GB")], Lang::En),
            (&[("LANG", "zh_CN.GB18030")], Lang::Zh),
            (&[("LANG", "C.UTF-8")], Lang::Zh),
            (&[("LC_ALL", "C"), ("LANG", "en_US.UTF-8")], Lang::Zh),
            (&[], Lang::Zh),
        ] {
            assert_eq!(Config::default().lang(&variables(pairs)), lang, "{pairs:?}");
        }
    }
}
