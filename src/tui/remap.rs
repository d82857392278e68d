//! Keys as the config file wants them: everything that cannot be done is said at once, and the rest is done.
//!
//! A command whose wish cannot be met keeps its own keys, so the program always starts and can be used.

use std::collections::{BTreeMap, BTreeSet};

use super::app::App;
use super::command::{COMMANDS, Command};
use super::effect::ScreenName;
use super::event::{Code, Held, Key};
use super::keymap::{Context, Keymap, is_free, label};
use super::overlay::Overlay;
use super::screens::contexts_of;
use super::widgets::page::{Line, Page};
use crate::text::{Lang, Text};

/// The keys wanted for commands, by the name of the command.
pub type Wishes = BTreeMap<String, Vec<String>>;

/// The key table with the wishes in it, where these contexts hold together, and what is wrong with the wishes.
fn remapped(wishes: &Wishes, together: &[&[Context]]) -> (Keymap, Vec<Text>) {
    let mut problems = Vec::new();
    let mut wanted = read(wishes, &mut problems);
    let own = clashes(&Keymap::default(), together);
    loop {
        let keymap = applied(&wanted);
        let new: Vec<_> = clashes(&keymap, together).difference(&own).copied().collect();
        if new.is_empty() {
            return (keymap, problems);
        }
        for (key, one, other) in new {
            let given_up: Vec<_> = [one, other]
                .into_iter()
                .filter(|command| wanted.get(command).is_some_and(|keys| keys.contains(&key)))
                .collect();
            problems.push(clash(key, (one, other), &given_up));
            for command in given_up {
                wanted.remove(&command);
            }
        }
    }
}

impl App {
    /// The same with the keys that are wanted; what cannot be had is said at once.
    #[must_use]
    pub fn with_keys(mut self, wishes: &Wishes) -> Self {
        let (keymap, problems) = on_all_screens(wishes);
        self.look.keymap = keymap;
        if !problems.is_empty() {
            self.overlay = Some(Overlay::Page(page(&problems, self.look.lang)));
        }
        self
    }
}

/// The key table with the wishes in it.
#[must_use]
pub fn keymap(wishes: &Wishes) -> Keymap {
    on_all_screens(wishes).0
}

/// The key table with the wishes in it, and what is wrong with them on any screen.
fn on_all_screens(wishes: &Wishes) -> (Keymap, Vec<Text>) {
    let mut together: Vec<_> = ScreenName::ALL.into_iter().map(contexts_of).collect();
    together.extend(OVER.chunks(1));
    remapped(wishes, &together)
}

/// What holds alone, over the screens.
const OVER: [Context; 7] = [
    Context::Editing,
    Context::Question,
    Context::Page,
    Context::Finding,
    Context::Filtering,
    Context::Prompt,
    Context::Filling,
];

/// What is wrong with the wishes, to be read.
fn page(problems: &[Text], lang: Lang) -> Page {
    let mut lines = vec![Line::Text(FAULTS.get(lang).to_owned())];
    lines.extend(problems.iter().map(|text| Line::Warning(text.get(lang).to_owned())));
    Page::new(TITLE.get(lang).to_owned(), lines)
}

const TITLE: Text = Text::new("按键设置有误", "Faults in the keys");
const FAULTS: Text = Text::new(
    "设置文件 config.toml 的 [keys] 中，以下几项没有照办；其余均已生效。",
    "These settings under [keys] in config.toml are not followed; the others are.",
);

/// The name of a command in the config file: `next-pending`.
#[must_use]
pub fn name_of(command: Command) -> String {
    let mut name = String::new();
    for letter in format!("{command:?}").chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

fn read(wishes: &Wishes, problems: &mut Vec<Text>) -> BTreeMap<Command, Vec<Key>> {
    let mut wanted = BTreeMap::new();
    for (name, keys) in wishes {
        let Some(command) = COMMANDS
            .iter()
            .map(|about| about.command)
            .find(|command| name_of(*command) == *name)
        else {
            problems.push(unknown(name));
            continue;
        };
        if keys.is_empty() {
            problems.push(Text::of(
                format!("{name}：没有写按键；请写成 {name} = [\"Ctrl-G\"] 的样子。"),
                format!("{name}: no key is given; write it like {name} = [\"Ctrl-G\"]."),
            ));
        }
        let mut good = Vec::new();
        for text in keys {
            match key_of(text) {
                Some(key) if Keymap::default().can_have(command, key) => good.push(key),
                Some(_) => problems.push(Text::of(
                    format!("{name}：“{text}”在那里是用来键入内容的，不能作命令键。"),
                    format!("{name}: \"{text}\" types something there and cannot be a command's key."),
                )),
                None => problems.push(Text::of(
                    format!("{name}：没有“{text}”这样的按键；可写 F5、Ctrl-G、Alt-1、Shift-Tab、PgDn、Space 或单个字符。"),
                    format!("{name}: there is no key \"{text}\"; write F5, Ctrl-G, Alt-1, Shift-Tab, PgDn, Space or one character."),
                )),
            }
        }
        if command == Command::Back && !good.contains(&Key::new(Code::Esc)) {
            // Esc always leads out.
            good.push(Key::new(Code::Esc));
        }
        if !good.is_empty() {
            wanted.insert(command, good);
        }
    }
    wanted
}

fn unknown(name: &str) -> Text {
    let names = COMMANDS.iter().map(|about| name_of(about.command));
    let near = names
        .map(|other| (strsim::damerau_levenshtein(name, &other), other))
        .min()
        .filter(|(distance, _)| *distance <= 3);
    match near {
        Some((_, other)) => Text::of(
            format!("没有命令“{name}”；是不是 {other}？"),
            format!("There is no command \"{name}\"; is it {other}?"),
        ),
        None => Text::of(
            format!("没有命令“{name}”；命令的名称见 docs/keys.md。"),
            format!("There is no command \"{name}\"; docs/keys.md names them all."),
        ),
    }
}

fn clash(key: Key, commands: (Command, Command), given_up: &[Command]) -> Text {
    let said = |lang: Lang, (open, close, comma)| {
        let name = |command: Command| format!("{open}{}{close}", command.about().name.get(lang));
        let kept: Vec<_> = given_up.iter().map(|command| name(*command)).collect();
        (name(commands.0), name(commands.1), kept.join(comma))
    };
    let (one, other, kept) = said(Lang::Zh, ("“", "”", "、"));
    let zh = format!(
        "{} 同时用于{one}和{other}；{kept}仍用原来的按键。",
        label(key, Lang::Zh)
    );
    let (one, other, kept) = said(Lang::En, ("\"", "\"", ", "));
    let en = format!(
        "{} is wanted for {one} and for {other}; {kept} keeps its own keys.",
        label(key, Lang::En)
    );
    Text::of(zh, en)
}

fn applied(wanted: &BTreeMap<Command, Vec<Key>>) -> Keymap {
    let mut keymap = Keymap::default();
    for (command, keys) in wanted {
        keymap.give(*command, keys);
    }
    keymap
}

/// Keys that mean two commands where contexts hold together.
fn clashes(keymap: &Keymap, together: &[&[Context]]) -> BTreeSet<(Key, Command, Command)> {
    let mut found = BTreeSet::new();
    for contexts in together {
        let mut meaning: BTreeMap<Key, Command> = BTreeMap::new();
        for binding in keymap
            .all()
            .iter()
            .filter(|binding| contexts.contains(&binding.context))
        {
            for key in binding.keys.iter() {
                let first = *meaning.entry(*key).or_insert(binding.command);
                if first != binding.command {
                    let (one, other) = (first.min(binding.command), first.max(binding.command));
                    found.insert((*key, one, other));
                }
            }
        }
    }
    found
}

/// Reads a key as the key sheet writes it, in small letters or large.
fn key_of(text: &str) -> Option<Key> {
    let lower = text.to_lowercase();
    let prefixes = [
        ("ctrl-shift-", Held::CtrlShift),
        ("ctrl-", Held::Ctrl),
        ("alt-", Held::Alt),
        ("shift-", Held::Shift),
    ];
    let held = prefixes
        .iter()
        .find(|(prefix, _)| lower.starts_with(prefix) && lower.len() > prefix.len());
    let (held, name) = held.map_or((Held::Nothing, text), |(prefix, held)| (*held, &text[prefix.len()..]));
    let code = code_of(name)?;
    match (held, code) {
        // What terminals send for these is Backspace, Tab, Enter, and nothing at all.
        (Held::Ctrl, Code::Char(letter)) if !letter.is_ascii_alphabetic() || "hijmHIJM".contains(letter) => None,
        (Held::CtrlShift, Code::Char(_)) => None,
        (Held::Ctrl, Code::Char(letter)) => Some(Key::ctrl(Code::Char(letter.to_ascii_lowercase()))),
        (Held::Shift, Code::Char(letter)) => letter.is_lowercase().then(|| Key::char(letter.to_ascii_uppercase())),
        (held, code) => Some(Key { code, held }),
    }
}

fn code_of(name: &str) -> Option<Code> {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return (!letter.is_control() && !letter.is_whitespace()).then_some(Code::Char(letter));
    }
    let lower = name.to_lowercase();
    let number = lower.strip_prefix('f').and_then(|number| number.parse().ok());
    Some(match (lower.as_str(), number) {
        ("space" | "空格", _) => Code::Char(' '),
        ("enter", _) => Code::Enter,
        ("esc", _) => Code::Esc,
        ("tab", _) => Code::Tab,
        ("backspace", _) => Code::Backspace,
        ("del" | "delete", _) => Code::Delete,
        ("up", _) => Code::Up,
        ("down", _) => Code::Down,
        ("left", _) => Code::Left,
        ("right", _) => Code::Right,
        ("home", _) => Code::Home,
        ("end", _) => Code::End,
        ("pgup", _) => Code::PageUp,
        ("pgdn", _) => Code::PageDown,
        (_, Some(number @ 1..=12)) => Code::F(number),
        _ => return None,
    })
}

impl Keymap {
    /// Whether a key can mean a command somewhere: not where it would be typed.
    fn can_have(&self, command: Command, key: Key) -> bool {
        let mut bindings = self.all().iter().filter(|binding| binding.command == command);
        bindings.any(|binding| is_free(binding.context, key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keymap(wishes: &[(&str, &[&str])]) -> (Keymap, Vec<String>) {
        let keys = |keys: &[&str]| keys.iter().map(|&key| key.to_owned()).collect();
        let wishes = wishes.iter().map(|(name, wanted)| ((*name).to_owned(), keys(wanted)));
        let (keymap, problems) = on_all_screens(&wishes.collect());
        (
            keymap,
            problems.iter().map(|text| text.get(Lang::En).to_owned()).collect(),
        )
    }

    #[test]
    fn a_command_gets_the_keys_that_are_wanted_and_loses_its_own() {
        let (keymap, problems) = keymap(&[("undo", &["Ctrl-G", "F5"])]);
        assert!(problems.is_empty(), "{problems:?}");
        let at = |key| keymap.command(&[Context::Everywhere], key);
        assert_eq!(at(Key::ctrl(Code::Char('g'))), Some(Command::Undo));
        assert_eq!(at(Key::new(Code::F(5))), Some(Command::Undo));
        assert_eq!(at(Key::char('u')), None);
    }

    #[test]
    fn two_commands_can_change_places() {
        let (keymap, problems) = keymap(&[("undo", &["U"]), ("redo", &["u"])]);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(
            keymap.command(&[Context::Everywhere], Key::char('u')),
            Some(Command::Redo)
        );
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let (keymap, problems) = keymap(&[
            ("udno", &["x"]),
            ("redo", &["Hyper-x", "Ctrl-M"]),
            ("edit", &[]),
            ("clear", &["5"]),
            ("language", &["q"]),
        ]);
        let all = problems.join("\n");
        for said in [
            "no command \"udno\"; is it undo?",
            "there is no key \"Hyper-x\"",
            "there is no key \"Ctrl-M\"",
            "edit: no key is given",
            "clear: \"5\" types something there",
            "q is wanted for \"中文\" and for \"Quit\"; \"中文\" keeps its own keys.",
        ] {
            assert!(all.contains(said), "{said}\n{all}");
        }
        assert_eq!(
            keymap.command(&[Context::Everywhere], Key::char('L')),
            Some(Command::Language)
        );
    }

    #[test]
    fn escape_leads_out_whatever_is_wanted() {
        let (keymap, problems) = keymap(&[("back", &["F10"]), ("quit", &["Esc"])]);
        assert_eq!(problems.len(), 1, "{problems:?}");
        for context in [Context::Everywhere, Context::Editing, Context::Finding, Context::Page] {
            assert_eq!(keymap.command(&[context], Key::new(Code::Esc)), Some(Command::Back));
        }
    }

    #[test]
    fn a_key_that_types_is_no_command_where_one_types() {
        let (keymap, problems) = keymap(&[
            ("down", &["down", "n"]),
            ("next-pending", &["F7"]),
            ("next-weak", &["F9"]),
        ]);
        assert_eq!(problems.len(), 0, "{problems:?}");
        assert_eq!(keymap.command(&[Context::Finding], Key::char('n')), None);
        assert_eq!(keymap.command(&[Context::Table], Key::char('n')), Some(Command::Down));
    }

    #[test]
    fn every_key_of_the_key_sheet_can_be_written_in_the_config_file() {
        for binding in Keymap::default().all() {
            for key in binding.keys.iter() {
                assert_eq!(key_of(&key.to_string()), Some(*key), "{key}");
            }
        }
    }
}
