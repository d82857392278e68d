//! The tour: a panel that says one thing, waits until it is really done with the real keys, and says the next.
//!
//! What was done is heard from the app as it does it; nothing is timed, and nothing is done for the person.

mod words;

use ratatui::layout::Rect;

use self::words::words;
use super::app::App;
use super::canvas::{Canvas, columns_of, wrap};
use super::command::Command;
use super::effect::{Choice, Effect, Enabled, Notice, Question, ScreenName, Target};
use super::keymap::Context;
use super::overlay::Overlay;
use super::screens::contexts_of;
use crate::text::{Lang, Text};

/// Something that was done, as the app saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// A command was carried out.
    Carried(Command),
    /// A place was clicked.
    Pointed,
    /// A screen was opened.
    Shown,
    /// Numbers were entered that were not so before.
    Entered,
    /// A change was taken back.
    Undone,
    /// Something was found and gone to.
    Found,
    /// A file was written.
    Exported,
}

/// What is shown of the program, one thing at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Sheet,
    Move,
    Type,
    Undo,
    Pending,
    Ranking,
    Why,
    Find,
    Export,
}

impl Step {
    const ALL: [Self; 9] = [
        Self::Sheet,
        Self::Move,
        Self::Type,
        Self::Undo,
        Self::Pending,
        Self::Ranking,
        Self::Why,
        Self::Find,
        Self::Export,
    ];
}

/// The tour while it lasts.
#[derive(Debug)]
pub struct Tour {
    /// The number of the step.
    at: usize,
}

impl Tour {
    const fn step(&self) -> Step {
        Step::ALL[self.at]
    }
}

impl App {
    /// Whether it is the sample that is thrown away at the end, on which the tour can be taken.
    #[must_use]
    pub const fn is_on_sample(&self) -> bool {
        self.desk.is_thrown_away()
    }

    /// Asks whether the tour is wanted.
    pub fn offer_tour(&mut self) {
        let choice = |label, then| Choice { label, then };
        self.overlay = Some(Overlay::from(Question {
            title: Text::new("第一次用？", "Your first time?"),
            body: vec![Text::new(
                "导览用一分钟、九步，在示例上带您把填数、看名次、查原因、导出各做一遍，随时可以结束。",
                "A tour of one minute and nine steps on the sample: enter a value, see the ranking, ask why, export. You can end it at any time.",
            )],
            choices: vec![
                choice(Text::new("开始导览", "Take the tour"), Effect::Run(Command::Tour)),
                choice(Text::new("自己看看", "Look around alone"), Effect::None),
            ],
            marked: 0,
        }));
    }

    /// Whether the tour can be taken, gone on with or ended now; nothing for other commands.
    pub(super) fn tour_enabled(&self, command: Command) -> Option<Enabled> {
        match (command, &self.tour) {
            (Command::Tour, _) if !self.is_on_sample() => Some(Enabled::No(NOT_ON_THE_SAMPLE)),
            (Command::SkipStep, None) => Some(Enabled::No(NO_TOUR)),
            (Command::Back, Some(_)) if self.ends_tour() => Some(Enabled::Yes),
            _ => None,
        }
    }

    /// Whether leaving means leaving the tour: what is typed and filtered is left first.
    fn ends_tour(&self) -> bool {
        self.filter.is_none() && !self.screen().contexts().contains(&Context::Editing)
    }

    /// Begins, goes on with or ends the tour; whether the command was for it.
    pub(super) fn tour_command(&mut self, command: Command) -> bool {
        match (command, &self.tour) {
            (Command::Tour, _) => {
                self.tour = Some(Tour { at: 0 });
                self.show(ScreenName::Overview, Target::default());
            }
            (Command::SkipStep, Some(_)) => self.next_step(),
            (Command::Back, Some(_)) if self.ends_tour() => self.end_tour(&LEFT),
            _ => return false,
        }
        true
    }

    /// Hears what was done, and goes on where it is what the tour waits for.
    pub(super) fn did(&mut self, deed: Deed) {
        let waits = self.tour.as_ref().map(Tour::step);
        if waits.is_some_and(|step| self.is_done(step, deed)) {
            self.next_step();
        }
    }

    fn is_done(&self, step: Step, deed: Deed) -> bool {
        match step {
            Step::Sheet => self.at == ScreenName::Sheet,
            Step::Move => self.at == ScreenName::Sheet && is_move(deed) && self.enabled(Command::Edit) == Enabled::Yes,
            Step::Type => deed == Deed::Entered,
            Step::Undo => deed == Deed::Undone,
            Step::Pending => deed == Deed::Carried(Command::NextPending),
            Step::Ranking => self.at == ScreenName::Ranking,
            Step::Why => self.at == ScreenName::Scorecard,
            Step::Find => deed == Deed::Found,
            Step::Export => deed == Deed::Exported,
        }
    }

    fn next_step(&mut self) {
        match &mut self.tour {
            Some(tour) if tour.at + 1 < Step::ALL.len() => tour.at += 1,
            Some(_) => self.end_tour(&DONE),
            None => {}
        }
    }

    fn end_tour(&mut self, said: &Text) {
        self.tour = None;
        let in_lang = |lang| {
            let key = |command| self.tour_key(command, lang);
            let (help, find, quit) = (key(Command::Help), key(Command::Palette), key(Command::Quit));
            match lang {
                Lang::Zh => format!(
                    "{}不知道怎么办时按 {help}，找什么都按 {find}（键入“导览”可再看一遍），退出按 {quit}。",
                    said.get(lang)
                ),
                Lang::En => format!(
                    "{}{help} explains what you see, {find} finds everything (type \"tour\" to see this again), {quit} leaves.",
                    said.get(lang)
                ),
            }
        };
        // What ended it, such as where a file was written, is told beside it.
        self.notices
            .add(Notice::done(Text::of(in_lang(Lang::Zh), in_lang(Lang::En))));
    }

    /// The key of a command on the screen that is shown, else where the command has one.
    fn tour_key(&self, command: Command, lang: Lang) -> String {
        let keymap = &self.look.keymap;
        let here = contexts_of(self.at);
        let elsewhere = Context::ALL.into_iter().map(|context| [context]);
        let mut keys = std::iter::once(keymap.named_key(here, command, lang))
            .chain(elsewhere.map(|context| keymap.named_key(&context, command, lang)));
        keys.find(|key| !key.is_empty()).unwrap_or_default()
    }

    /// What the panel of the tour says: its title, the thing to do, and the keys to skip it and to end.
    fn tour_words(&self, tour: &Tour) -> [String; 3] {
        let lang = self.look.lang;
        let (title, says) = words(tour.step(), lang, &|command| self.tour_key(command, lang));
        let (at, all) = (tour.at + 1, Step::ALL.len());
        let skip = self.tour_key(Command::SkipStep, lang);
        let back = self.look.keymap.named_key(&[Context::Everywhere], Command::Back, lang);
        match lang {
            Lang::Zh => [
                format!(" 导览 {at}/{all} {title} "),
                says,
                format!(" {skip} 跳过这一步  {back} 结束导览 "),
            ],
            Lang::En => [
                format!(" Tour {at}/{all}: {title} "),
                says,
                format!(" {skip} skip  {back} end the tour "),
            ],
        }
    }

    /// So many rows of an area are the panel's; the screen has the others, so that nothing is covered.
    pub(super) fn tour_rows(&self, area: Rect) -> u16 {
        let Some(tour) = &self.tour else { return 0 };
        let [_, says, _] = self.tour_words(tour);
        let lines = wrap(&says, area.width.saturating_sub(2)).len();
        u16::try_from(lines + 1).unwrap_or(u16::MAX).min(area.height / 3)
    }

    /// Draws the panel of the tour.
    pub(super) fn draw_tour(&self, canvas: &mut Canvas, area: Rect) {
        let Some(tour) = self.tour.as_ref().filter(|_| area.height > 0) else {
            return;
        };
        let [title, says, keys] = self.tour_words(tour);
        let theme = canvas.theme;
        canvas.clear(area);
        let first = Rect { height: 1, ..area };
        canvas.fill(first, theme.glyphs.rule, theme.border);
        let used = canvas.line(
            Rect {
                x: area.x + 1,
                width: area.width.saturating_sub(1),
                ..first
            },
            &[(&title, theme.tab)],
        );
        let hints = [(keys.as_str(), theme.key)];
        if used + 1 + columns_of(&hints) < area.width {
            canvas.right(first, &hints);
        }
        let lines = wrap(&says, area.width.saturating_sub(2));
        for (line, y) in lines.iter().zip(area.top() + 1..area.bottom()) {
            let row = Rect {
                x: area.x + 1,
                y,
                width: area.width.saturating_sub(1),
                height: 1,
            };
            canvas.text(row, line, theme.strong);
        }
    }
}

fn is_move(deed: Deed) -> bool {
    use Command as C;
    matches!(
        deed,
        Deed::Pointed
            | Deed::Carried(
                C::Up
                    | C::Down
                    | C::Left
                    | C::Right
                    | C::PageUp
                    | C::PageDown
                    | C::Top
                    | C::Bottom
                    | C::BlockUp
                    | C::BlockDown
            )
    )
}

const NOT_ON_THE_SAMPLE: Text = Text::new(
    "导览只在示例上进行，不动您的数据；请退出后运行 kaohe demo。",
    "The tour is taken on the sample, so that your data stay as they are: leave and run kaohe demo.",
);
const NO_TOUR: Text = Text::new("现在不在导览中。", "No tour is being taken.");
const LEFT: Text = Text::new("导览已结束。", "The tour is over. ");
const DONE: Text = Text::new("导览完成，九步都走过了。", "That was the tour. ");
