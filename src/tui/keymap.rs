//! Which key means which command, and where: one table, from which footer, help and key sheet come.
//!
//! Knows nothing of what commands do.

use std::borrow::Cow;

use super::command::Command;
pub use super::context::Context;
use super::event::{Code, Held, Key};
use crate::text::Lang;

/// Keys that mean a command in a context; the first key is the one that is shown.
#[derive(Debug, Clone)]
pub struct Binding {
    /// Where.
    pub context: Context,
    /// Which keys.
    pub keys: Cow<'static, [Key]>,
    /// What they mean.
    pub command: Command,
}

const fn bind(context: Context, keys: &'static [Key], command: Command) -> Binding {
    Binding {
        context,
        keys: Cow::Borrowed(keys),
        command,
    }
}

const fn key(code: Code) -> Key {
    Key::new(code)
}

const fn char(letter: char) -> Key {
    Key::char(letter)
}

const fn ctrl(letter: char) -> Key {
    Key::ctrl(Code::Char(letter))
}

const fn alt(letter: char) -> Key {
    Key::alt(Code::Char(letter))
}

/// All bindings, in the order in which the footer drops them last: the most needed first.
#[rustfmt::skip]
pub const BINDINGS: &[Binding] = &[
    bind(Context::Sheet, &[key(Code::F(2)), key(Code::Enter)], Command::Edit),
    bind(Context::Sheet, &[char('n')], Command::NextPending),
    bind(Context::Sheet, &[char('N')], Command::PreviousPending),
    bind(Context::Sheet, &[char('v')], Command::Select),
    bind(Context::Sheet, &[char('V')], Command::Verify),
    bind(Context::Sheet, &[char('m')], Command::Missing),
    bind(Context::Sheet, &[key(Code::Delete), key(Code::Backspace)], Command::Clear),
    bind(Context::Sheet, &[char('x')], Command::NotApplicable),
    bind(Context::Sheet, &[ctrl('d')], Command::FillDown),
    bind(Context::Sheet, &[ctrl('r')], Command::FillRight),
    bind(Context::Sheet, &[char('\''), char('"')], Command::AsLast),
    bind(Context::Sheet, &[char('y'), ctrl('c')], Command::Copy),
    bind(Context::Sheet, &[ctrl('x')], Command::Cut),
    bind(Context::Sheet, &[ctrl('v')], Command::Paste),
    bind(Context::Sheet, &[char('d')], Command::NextDoubtful),
    bind(Context::Sheet, &[char('D')], Command::PreviousDoubtful),
    bind(Context::Sheet, &[char('w')], Command::NextWeak),
    bind(Context::Sheet, &[char('W')], Command::PreviousWeak),
    bind(Context::Sheet, &[char('z'), char(' ')], Command::Fold),
    bind(Context::Sheet, &[char('Z')], Command::FoldAll),
    bind(Context::Sheet, &[char('f')], Command::Fit),
    bind(Context::Sheet, &[char('i')], Command::Inspector),
    bind(Context::Sheet, &[char('r')], Command::Standing),
    bind(Context::Sheet, &[char('H')], Command::History),
    bind(Context::Sheet, &[char('b'), Key::shift(Code::F(2))], Command::Note),
    bind(Context::Sheet, &[char('o')], Command::Source),
    bind(Context::Sheet, &[char('e')], Command::Evidence),
    bind(Context::Sheet, &[char('a')], Command::Attach),
    bind(Context::Sheet, &[char('p')], Command::Panel),
    bind(Context::Sheet, &[char('Y')], Command::Reason),
    bind(Context::Sheet, &[char('t')], Command::Turn),
    bind(Context::Sheet, &[char('c')], Command::Scorecard),
    bind(Context::Sheet, &[key(Code::Tab)], Command::EnterRight),
    bind(Context::Sheet, &[Key::shift(Code::Tab)], Command::EnterLeft),
    bind(Context::Sheet, &[Key::shift(Code::Enter)], Command::EnterUp),
    bind(Context::Sheet, &[Key::shift(Code::Up)], Command::SelectUp),
    bind(Context::Sheet, &[Key::shift(Code::Down)], Command::SelectDown),
    bind(Context::Sheet, &[Key::shift(Code::Left)], Command::SelectLeft),
    bind(Context::Sheet, &[Key::shift(Code::Right)], Command::SelectRight),
    bind(Context::Sheet, &[ctrl('a')], Command::SelectAll),
    bind(Context::Sheet, &[char('{'), Key::alt(Code::Up)], Command::BlockUp),
    bind(Context::Sheet, &[char('}'), Key::alt(Code::Down)], Command::BlockDown),
    bind(Context::Sheet, &[Key::ctrl_shift(Code::Up)], Command::SelectEdgeUp),
    bind(Context::Sheet, &[Key::ctrl_shift(Code::Down)], Command::SelectEdgeDown),
    bind(Context::Sheet, &[Key::ctrl_shift(Code::Left)], Command::SelectEdgeLeft),
    bind(Context::Sheet, &[Key::ctrl_shift(Code::Right)], Command::SelectEdgeRight),

    bind(Context::Overview, &[key(Code::Enter)], Command::Open),
    bind(Context::Overview, &[char('a')], Command::Advance),
    bind(Context::Overview, &[char('r')], Command::TakeBack),
    bind(Context::Overview, &[char('i')], Command::Import),
    bind(Context::Overview, &[char('f')], Command::Template),
    bind(Context::Overview, &[char('d')], Command::Deadlines),
    bind(Context::Overview, &[char('e')], Command::Export),
    bind(Context::Overview, &[char('v')], Command::ProveResult),
    bind(Context::Overview, &[key(Code::Up), char('k')], Command::Up),
    bind(Context::Overview, &[key(Code::Down), char('j')], Command::Down),

    bind(Context::Ranking, &[key(Code::Enter)], Command::Open),
    bind(Context::Ranking, &[char('s')], Command::SortNext),
    bind(Context::Ranking, &[char('S')], Command::SortPrevious),
    bind(Context::Ranking, &[char('g')], Command::Scope),
    bind(Context::Ranking, &[char('b')], Command::CompareWith),
    bind(Context::Ranking, &[char('e')], Command::Export),

    bind(Context::Scorecard, &[key(Code::Enter)], Command::Cell),
    bind(Context::Scorecard, &[char('e')], Command::Export),
    bind(Context::Scorecard, &[char('.'), key(Code::Right), char('l')], Command::NextUnit),
    bind(Context::Scorecard, &[char('r')], Command::PutRight),
    bind(Context::Scorecard, &[char('a')], Command::Appeal),
    bind(Context::Scorecard, &[char('+')], Command::Adjust),
    bind(Context::Scorecard, &[char('v')], Command::Stages),
    bind(Context::Scorecard, &[char('b')], Command::Compare),
    bind(Context::Scorecard, &[char('B')], Command::CompareWith),
    bind(Context::Scorecard, &[char('s')], Command::SortLost),
    bind(Context::Scorecard, &[char('>')], Command::NextRival),
    bind(Context::Scorecard, &[char('<')], Command::PreviousRival),
    bind(Context::Scorecard, &[char(','), key(Code::Left), char('h')], Command::PreviousUnit),

    bind(Context::Rectification, &[key(Code::Enter)], Command::Open),
    bind(Context::Rectification, &[char('g')], Command::NextList),
    bind(Context::Rectification, &[char('H')], Command::History),
    bind(Context::Rectification, &[char('e')], Command::Export),
    bind(Context::Rectification, &[char('i')], Command::TakeOver),

    bind(Context::Filling, &[key(Code::Enter)], Command::Accept),
    bind(Context::Filling, &[key(Code::Down), key(Code::Tab)], Command::Down),
    bind(Context::Filling, &[key(Code::Up), Key::shift(Code::Tab)], Command::Up),
    bind(Context::Filling, &[key(Code::Esc)], Command::Back),

    bind(Context::HeatMap, &[key(Code::Enter)], Command::Cell),
    bind(Context::HeatMap, &[char('n')], Command::NextWeak),
    bind(Context::HeatMap, &[char('p')], Command::Numbers),
    bind(Context::HeatMap, &[char('s')], Command::SortUnits),
    bind(Context::HeatMap, &[char('S')], Command::SortIndicators),
    bind(Context::HeatMap, &[char('t')], Command::Turn),
    bind(Context::HeatMap, &[char('c')], Command::Scorecard),
    bind(Context::HeatMap, &[char('r')], Command::PutRight),
    bind(Context::HeatMap, &[char('N')], Command::PreviousWeak),

    bind(Context::Plan, &[key(Code::Enter)], Command::Cell),
    bind(Context::Plan, &[char('d')], Command::Duties),
    bind(Context::Scheme, &[key(Code::Enter)], Command::Differences),
    bind(Context::Scheme, &[char('v')], Command::NextVersion),
    bind(Context::Scheme, &[char('i')], Command::IssueScheme),
    bind(Context::Scheme, &[char('w')], Command::Weigh),

    bind(Context::Journal, &[key(Code::Enter)], Command::Differences),
    bind(Context::Journal, &[char('v')], Command::Prove),
    bind(Context::Journal, &[char('r')], Command::ProveResult),

    bind(Context::People, &[key(Code::Enter)], Command::Open),
    bind(Context::People, &[char('a')], Command::Register),

    bind(Context::Editing, &[key(Code::Enter), key(Code::Down)], Command::Enter),
    bind(Context::Editing, &[key(Code::Tab)], Command::EnterRight),
    bind(Context::Editing, &[key(Code::Up), Key::shift(Code::Enter)], Command::EnterUp),
    bind(Context::Editing, &[Key::shift(Code::Tab)], Command::EnterLeft),
    bind(Context::Editing, &[key(Code::Esc)], Command::Back),
    bind(Context::Editing, &[key(Code::F(1))], Command::Help),

    bind(Context::Question, &[key(Code::Enter)], Command::Choose),
    bind(Context::Question, &[key(Code::Up), char('k')], Command::Up),
    bind(Context::Question, &[key(Code::Down), char('j'), key(Code::Tab)], Command::Down),
    bind(Context::Question, &[key(Code::Esc), char('q')], Command::Back),

    bind(Context::Preview, &[key(Code::Enter)], Command::Apply),
    bind(Context::Preview, &[key(Code::Esc), char('q')], Command::Back),

    bind(Context::Page, &[key(Code::Esc), char('q'), char('?'), key(Code::Enter)], Command::Back),
    bind(Context::Page, &[key(Code::Up), char('k')], Command::Up),
    bind(Context::Page, &[key(Code::Down), char('j')], Command::Down),
    bind(Context::Page, &[key(Code::PageUp)], Command::PageUp),
    bind(Context::Page, &[key(Code::PageDown), char(' ')], Command::PageDown),
    bind(Context::Page, &[key(Code::Home)], Command::Top),
    bind(Context::Page, &[key(Code::End)], Command::Bottom),

    bind(Context::Finding, &[key(Code::Enter)], Command::Open),
    bind(Context::Finding, &[key(Code::Up), ctrl('p')], Command::Up),
    bind(Context::Finding, &[key(Code::Down), key(Code::Tab), ctrl('n')], Command::Down),
    bind(Context::Finding, &[key(Code::PageUp)], Command::PageUp),
    bind(Context::Finding, &[key(Code::PageDown)], Command::PageDown),
    bind(Context::Finding, &[key(Code::Esc)], Command::Back),

    bind(Context::Filtering, &[key(Code::Enter)], Command::KeepFilter),
    bind(Context::Filtering, &[key(Code::Up)], Command::Up),
    bind(Context::Filtering, &[key(Code::Down)], Command::Down),
    bind(Context::Filtering, &[key(Code::PageUp)], Command::PageUp),
    bind(Context::Filtering, &[key(Code::PageDown)], Command::PageDown),
    bind(Context::Filtering, &[key(Code::Esc)], Command::Back),
    bind(Context::Filtering, &[key(Code::F(1))], Command::Help),

    bind(Context::Prompt, &[key(Code::Enter)], Command::Accept),
    bind(Context::Prompt, &[key(Code::Esc)], Command::Back),

    bind(Context::Everywhere, &[char('?'), key(Code::F(1))], Command::Help),
    bind(Context::Everywhere, &[char(':'), ctrl('p')], Command::Palette),
    bind(Context::Everywhere, &[char('/'), ctrl('f')], Command::Filter),
    bind(Context::Everywhere, &[char('u'), ctrl('z')], Command::Undo),
    bind(Context::Everywhere, &[char('U'), ctrl('y')], Command::Redo),
    bind(Context::Everywhere, &[char('['),], Command::EarlierPeriod),
    bind(Context::Everywhere, &[char(']')], Command::LaterPeriod),
    bind(Context::Everywhere, &[char('L')], Command::Language),
    bind(Context::Everywhere, &[char('q'), ctrl('q'), ctrl('c')], Command::Quit),
    bind(Context::Everywhere, &[key(Code::Esc)], Command::Back),
    bind(Context::Everywhere, &[Key::alt(Code::Left), ctrl('o')], Command::LastPlace),
    bind(Context::Everywhere, &[Key::alt(Code::Right)], Command::NextPlace),
    bind(Context::Everywhere, &[alt('1')], Command::GoOverview),
    bind(Context::Everywhere, &[alt('2')], Command::GoSheet),
    bind(Context::Everywhere, &[alt('3')], Command::GoRanking),
    bind(Context::Everywhere, &[alt('4')], Command::GoScorecard),
    bind(Context::Everywhere, &[alt('5')], Command::GoHeatMap),
    bind(Context::Everywhere, &[alt('8')], Command::GoRectification),
    bind(Context::Everywhere, &[alt('9')], Command::GoPlan),
    bind(Context::Everywhere, &[alt('0')], Command::GoScheme),
    bind(Context::Everywhere, &[char('J')], Command::GoJournal),
    bind(Context::Everywhere, &[char('P')], Command::GoPeople),
    bind(Context::Everywhere, &[Key::ctrl(Code::PageDown)], Command::NextScreen),
    bind(Context::Everywhere, &[Key::ctrl(Code::PageUp)], Command::PreviousScreen),
    bind(Context::Everywhere, &[ctrl('s')], Command::Saved),
    bind(Context::Everywhere, &[ctrl('t')], Command::Tour),
    bind(Context::Everywhere, &[ctrl('n')], Command::SkipStep),

    bind(Context::Reading, &[char('1')], Command::GoOverview),
    bind(Context::Reading, &[char('2')], Command::GoSheet),
    bind(Context::Reading, &[char('3')], Command::GoRanking),
    bind(Context::Reading, &[char('4')], Command::GoScorecard),
    bind(Context::Reading, &[char('5')], Command::GoHeatMap),
    bind(Context::Reading, &[char('8')], Command::GoRectification),
    bind(Context::Reading, &[char('9')], Command::GoPlan),
    bind(Context::Reading, &[char('0')], Command::GoScheme),
    bind(Context::Reading, &[key(Code::Tab)], Command::NextScreen),
    bind(Context::Reading, &[Key::shift(Code::Tab)], Command::PreviousScreen),

    bind(Context::Table, &[key(Code::Up), char('k')], Command::Up),
    bind(Context::Table, &[key(Code::Down), char('j')], Command::Down),
    bind(Context::Table, &[key(Code::Left), char('h')], Command::Left),
    bind(Context::Table, &[key(Code::Right), char('l')], Command::Right),
    bind(Context::Table, &[key(Code::PageUp)], Command::PageUp),
    bind(Context::Table, &[key(Code::PageDown)], Command::PageDown),
    bind(Context::Table, &[key(Code::Home)], Command::First),
    bind(Context::Table, &[key(Code::End)], Command::Last),
    bind(Context::Table, &[Key::ctrl(Code::Up)], Command::EdgeUp),
    bind(Context::Table, &[Key::ctrl(Code::Down)], Command::EdgeDown),
    bind(Context::Table, &[Key::ctrl(Code::Left)], Command::EdgeLeft),
    bind(Context::Table, &[Key::ctrl(Code::Right)], Command::EdgeRight),
    bind(Context::Table, &[Key::ctrl(Code::Home)], Command::Top),
    bind(Context::Table, &[Key::ctrl(Code::End)], Command::Bottom),
];

/// The keys that hold: the table, with the changes that the config file asks for.
#[derive(Debug, Clone)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self {
            bindings: BINDINGS.to_vec(),
        }
    }
}

impl Keymap {
    /// All bindings, the most needed first.
    #[must_use]
    pub fn all(&self) -> &[Binding] {
        &self.bindings
    }

    /// Gives a command other keys, wherever it has one and they type nothing.
    pub fn give(&mut self, command: Command, keys: &[Key]) {
        for binding in self.bindings.iter_mut().filter(|binding| binding.command == command) {
            let free: Vec<_> = keys
                .iter()
                .copied()
                .filter(|key| is_free(binding.context, *key))
                .collect();
            if !free.is_empty() {
                binding.keys = free.into();
            }
        }
    }

    /// What a key means where these contexts hold; an earlier context counts before a later one.
    #[must_use]
    pub fn command(&self, contexts: &[Context], key: Key) -> Option<Command> {
        let key = half_width(key);
        contexts.iter().find_map(|&context| {
            let mut bindings = self.bindings.iter();
            let binding = bindings.find(|binding| binding.context == context && binding.keys.contains(&key));
            binding.map(|binding| binding.command)
        })
    }

    /// The bindings that hold in these contexts, the most needed first, without keys that mean something else here.
    pub fn bindings(&self, contexts: &[Context]) -> impl Iterator<Item = &Binding> {
        self.bindings.iter().filter(|binding| {
            contexts.contains(&binding.context) && self.command(contexts, binding.keys[0]) == Some(binding.command)
        })
    }

    /// The key of a command where these contexts hold; that of an earlier context is the nearer one.
    #[must_use]
    pub fn key_of(&self, contexts: &[Context], command: Command) -> Option<Key> {
        contexts.iter().find_map(|context| {
            let mut bindings = self.bindings(contexts);
            let binding = bindings.find(|binding| binding.command == command && binding.context == *context);
            binding.map(|binding| binding.keys[0])
        })
    }

    /// The key of a command where these contexts hold, as it is called in a language; nothing where it has none.
    #[must_use]
    pub fn named_key(&self, contexts: &[Context], command: Command, lang: Lang) -> String {
        let key = self.key_of(contexts, command);
        key.map_or_else(String::new, |key| label(key, lang))
    }
}

/// A digit or a sign, also in full width, or any letter an input method gives: in the score sheet it begins a value.
#[must_use]
pub const fn begins_a_value(letter: char) -> bool {
    letter.is_ascii_digit() || matches!(letter, '.' | '-' | '+') || !letter.is_ascii()
}

/// Whether a key types nothing in a context.
#[must_use]
pub const fn is_free(context: Context, key: Key) -> bool {
    match (context, key.code, key.held) {
        (
            Context::Editing | Context::Finding | Context::Filtering | Context::Prompt | Context::Filling,
            Code::Char(_),
            Held::Nothing,
        ) => false,
        (Context::Sheet | Context::Table | Context::Everywhere, Code::Char(letter), Held::Nothing) => {
            !begins_a_value(letter)
        }
        _ => true,
    }
}

/// The key that is meant where an input method gives the full-width sign.
const fn half_width(key: Key) -> Key {
    match key.code {
        Code::Char('：') => Key::char(':'),
        Code::Char('／') => Key::char('/'),
        Code::Char('？') => Key::char('?'),
        _ => key,
    }
}

/// A key as it is called in a language.
#[must_use]
pub fn label(key: Key, lang: Lang) -> String {
    let arrow = match (key.code, lang) {
        (Code::Up, Lang::Zh) => "上",
        (Code::Down, Lang::Zh) => "下",
        (Code::Left, Lang::Zh) => "左",
        (Code::Right, Lang::Zh) => "右",
        (Code::Char(' '), Lang::Zh) => "空格",
        _ => return key.to_string(),
    };
    match key.to_string().rsplit_once('-') {
        Some((held, _)) => format!("{held}-{arrow}"),
        None => arrow.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::tui::command::COMMANDS;

    #[test]
    fn no_two_commands_share_a_key_in_a_context() {
        let mut taken = HashSet::new();
        for binding in BINDINGS {
            for key in binding.keys.iter() {
                assert!(
                    taken.insert((binding.context, *key)),
                    "{key} is bound twice in {:?}",
                    binding.context
                );
            }
        }
    }

    #[test]
    fn every_command_has_a_key() {
        for about in COMMANDS {
            assert!(
                BINDINGS.iter().any(|binding| binding.command == about.command),
                "{:?} cannot be reached",
                about.command
            );
        }
    }

    #[test]
    fn escape_leads_out_of_everything() {
        for context in [
            Context::Everywhere,
            Context::Editing,
            Context::Question,
            Context::Page,
            Context::Finding,
            Context::Filtering,
        ] {
            assert_eq!(
                Keymap::default().command(&[context], Key::new(Code::Esc)),
                Some(Command::Back)
            );
        }
    }

    #[test]
    fn an_earlier_context_hides_the_keys_of_a_later_one() {
        let keymap = Keymap::default();
        let sheet = [Context::Sheet, Context::Table, Context::Everywhere];
        assert_eq!(keymap.command(&sheet, Key::new(Code::Tab)), Some(Command::EnterRight));
        assert_eq!(keymap.command(&sheet, Key::char('1')), None);
        let card = [Context::Scorecard, Context::Table, Context::Everywhere];
        assert!(keymap.bindings(&card).all(|binding| binding.command != Command::Left));
    }
}
