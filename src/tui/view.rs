//! What a screen may look at: the round, how far it is, who acts. Read only.

use std::cell::OnceCell;

use chrono::NaiveDate;
use ratatui::style::Style;

use super::command::Command;
use super::desk::Desk;
use super::keymap::{Context, Keymap};
use super::theme::Theme;
use crate::i18n::{heading, state};
use crate::model::{Evaluation, NodeIx, State, UnitIx};
use crate::ops::round::Round;
use crate::ops::status::{Status, is_complete, status};
use crate::text::{Lang, Text};

/// How everything is shown: in which language and colours, and with which keys.
#[derive(Debug, Clone)]
pub struct Look {
    /// The reader's language.
    pub lang: Lang,
    /// The look of things.
    pub theme: Theme,
    /// The keys that hold.
    pub keymap: Keymap,
}

impl Look {
    /// The key of a command where these contexts hold, as it is called; nothing where it has none.
    #[must_use]
    pub fn key(&self, contexts: &[Context], command: Command) -> String {
        self.keymap.named_key(contexts, command, self.lang)
    }
}

/// What screens read.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// What keeps the records: the versions of the scheme and the journal.
    pub desk: &'a Desk,
    /// The period in memory, with its result.
    pub round: &'a Round,
    /// How far it is, counted when somebody looks.
    pub(super) status: &'a OnceCell<Status>,
    /// Who acts.
    pub actor: &'a str,
    /// The date.
    pub today: NaiveDate,
    /// Whether values are made up to show the program.
    pub is_sample: bool,
    /// The reader's language.
    pub lang: Lang,
    /// The look of things, for cells that are prepared with their style.
    pub theme: &'a Theme,
    /// The keys that hold, for texts that name one.
    pub keymap: &'a Keymap,
}

impl<'a> View<'a> {
    /// How far the round is.
    #[must_use]
    pub fn status(&self) -> &'a Status {
        self.status.get_or_init(|| status(self.round))
    }

    /// Whether nothing is pending.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let counted = self.status.get();
        counted.map_or_else(|| is_complete(self.round), |status| status.overall.is_complete())
    }

    /// A text in the reader's language.
    #[must_use]
    pub fn say<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.lang)
    }

    /// One of two texts.
    #[must_use]
    pub const fn pick<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The key of a command where these contexts hold, as it is called.
    #[must_use]
    pub fn key(&self, contexts: &[Context], command: Command) -> String {
        self.keymap.named_key(contexts, command, self.lang)
    }

    /// The key of the help, as it is called.
    #[must_use]
    pub fn help_key(&self) -> String {
        self.key(&[Context::Everywhere], Command::Help)
    }

    /// A word in brackets, as the language writes them.
    #[must_use]
    pub fn bracketed(&self, text: &str) -> String {
        match self.lang {
            Lang::Zh => format!("（{text}）"),
            Lang::En => format!(" ({text})"),
        }
    }

    /// A state in the few columns of a cell.
    #[must_use]
    pub fn short(&self, of: State) -> &'static str {
        match (self.lang, of) {
            (Lang::En, State::NotApplicable) => "n/a",
            (Lang::En, State::Undefined) => "undef.",
            (lang, of) => state::state(of).get(lang),
        }
    }

    /// The look of a state.
    #[must_use]
    pub const fn look(&self, of: State) -> Style {
        match of {
            State::Value => self.theme.text,
            State::Pending => self.theme.pending,
            State::NotApplicable => self.theme.muted,
            State::Missing | State::Undefined => self.theme.bad,
        }
    }

    /// A computed value in the few columns of a cell; the details have all its digits.
    #[must_use]
    pub fn brief(value: f64) -> String {
        let text = format!("{value:.2}");
        text.strip_suffix(".00").map_or(text.clone(), str::to_owned)
    }

    /// The name of a unit or reference unit.
    #[must_use]
    pub fn unit_name(&self, unit: UnitIx) -> &'a str {
        self.round.scheme.unit(unit).name.get(self.lang)
    }

    /// The code and name of a node.
    #[must_use]
    pub fn node_name(&self, node: NodeIx) -> String {
        let node = self.round.scheme.node(node);
        format!("{} {}", node.code(), node.name().get(self.lang))
    }

    /// The result of the period.
    #[must_use]
    pub const fn evaluation(&self) -> &'a Evaluation {
        &self.round.evaluation
    }

    /// The printed total of a unit, or a dash.
    #[must_use]
    pub fn total(&self, unit: UnitIx) -> String {
        let total = self.evaluation().unit(unit).total;
        total.map_or_else(|| "—".to_owned(), |total| total.show(self.evaluation().decimals))
    }

    /// The place of a unit among all, or a dash where it has none.
    #[must_use]
    pub fn place(&self, unit: UnitIx) -> String {
        let place = self.evaluation().unit(unit).overall_place;
        place.map_or_else(|| "—".to_owned(), |place| place.to_string())
    }

    /// The grade of a unit, or nothing.
    #[must_use]
    pub fn grade(&self, unit: UnitIx) -> &'a str {
        let grade = self.evaluation().unit(unit).grade;
        grade.map_or("", |grade| {
            self.round.scheme.document().grades[grade].name.get(self.lang)
        })
    }

    /// The period as papers write it.
    #[must_use]
    pub fn period(&self) -> String {
        heading::period(self.round.period).get(self.lang).to_owned()
    }
}
