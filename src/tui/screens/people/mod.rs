//! 人员, the people: who takes part in which roles, and who acts now.
//!
//! What a role may do is said by `ops::task`; nothing is decided here.

mod rows;

use ratatui::layout::Rect;

use self::rows::Rows;
use super::{Screen, headed, split};
use crate::i18n::names::Names;
use crate::model::Actor;
use crate::ops::actor::{Duties, unknown_departments};
use crate::ops::task::open_to;
use crate::text::{Lang, Text};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::effect::{Choice, Effect, Enabled, Keep, Question};
use crate::tui::errand::office::{Office, duties};
use crate::tui::errand::{Errand, form};
use crate::tui::keymap::Context;
use crate::tui::narrow::Narrow;
use crate::tui::view::View;
use crate::tui::widgets::grid::{Cursor, Grid};
use crate::tui::widgets::page::{Line, draw_lines};

/// The people.
#[derive(Debug)]
pub struct People {
    /// Everybody who is shown, by name.
    actors: Vec<Actor>,
    /// How many there are without a filter.
    n_all: usize,
    /// Whether who acts is registered.
    is_known: bool,
    narrow: Narrow,
    grid: Grid,
    details: Vec<Line>,
}

impl Default for People {
    fn default() -> Self {
        Self {
            actors: Vec::new(),
            n_all: 0,
            is_known: false,
            narrow: Narrow::default(),
            grid: Grid::new(Cursor::Row),
            details: Vec::new(),
        }
    }
}

impl Screen for People {
    fn prepare(&mut self, view: &View) {
        let focus = self.focus().map(|actor| actor.name.clone());
        self.actors = view.desk.actors().unwrap_or_default();
        self.n_all = self.actors.len();
        self.is_known = self.actors.iter().any(|actor| actor.name == view.actor);
        let names = |actor: &Actor| {
            let (roles, departments) = duties(actor, view.lang);
            Names::new("", &Text::same(&actor.name), view.lang)
                .also(&roles)
                .also(&departments)
        };
        self.narrow.keep(&mut self.actors, names);
        let row = focus.and_then(|name| self.actors.iter().position(|actor| actor.name == name));
        self.grid.go(row.unwrap_or(0), 0);
    }

    fn settle(&mut self, view: &View) {
        self.details = self.about(view);
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::People, Context::Table, Context::Reading, Context::Everywhere]
    }

    fn enabled(&self, command: Command, _view: &View) -> Enabled {
        match command {
            Command::Open if self.actors.is_empty() => {
                Enabled::No(Text::new("还没有登记人员。", "Nobody is registered."))
            }
            _ => Enabled::Yes,
        }
    }

    fn update(&mut self, command: Command, view: &View) -> Effect {
        let mut grid = self.grid.clone();
        if grid.step(command, &self.rows(view)) {
            self.grid = grid;
            return Effect::None;
        }
        match (command, self.focus()) {
            (Command::Register, _) => fill(Office::Register, view),
            (Command::Open, Some(actor)) => ask(actor, view),
            _ => Effect::Pass,
        }
    }

    fn clicked(&mut self, x: u16, y: u16, view: &View) -> Effect {
        if let Some((row, _)) = self.grid.at(x, y, &self.rows(view)) {
            self.grid.go(row, 0);
        }
        Effect::None
    }

    fn narrow(&mut self, text: &str, view: &View) {
        self.narrow.look_for(text);
        self.prepare(view);
    }

    fn counts(&self, _view: &View) -> Option<(usize, usize)> {
        Some((self.actors.len(), self.n_all))
    }

    fn explained(&self, _view: &View) -> Vec<Line> {
        self.details.clone()
    }

    fn draw(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let (title, rest) = headed(area);
        let theme = canvas.theme;
        let acts = match view.lang {
            Lang::Zh => format!("现在由“{}”操作", view.actor),
            Lang::En => format!("\"{}\" acts now", view.actor),
        };
        let unknown = if self.is_known || self.n_all == 0 {
            ""
        } else {
            view.pick("：没有登记，不能改动", ": not registered, may change nothing")
        };
        let pieces = [
            (view.pick("人员", "People"), theme.heading),
            ("  ", theme.text),
            (acts.as_str(), theme.text),
            (unknown, theme.doubtful),
        ];
        canvas.line(title, &pieces);
        let (table, side) = split(canvas, rest);
        self.grid.draw(canvas, table, &self.rows(view), None);
        draw_lines(canvas, side, &self.details, &view.help_key());
    }
}

impl People {
    fn focus(&self) -> Option<&Actor> {
        self.actors.get(self.grid.row())
    }

    fn rows<'a>(&'a self, view: &View<'a>) -> Rows<'a> {
        Rows {
            view: *view,
            actors: &self.actors,
        }
    }

    /// What somebody is and may do; what names are for where there is nobody.
    fn about(&self, view: &View) -> Vec<Line> {
        let Some(actor) = self.focus() else {
            let nobody = (self.n_all == 0).then(|| Line::Text(nobody(view)));
            return nobody
                .into_iter()
                .chain([Line::Text(view.say(&GUARD).to_owned())])
                .collect();
        };
        let (roles, departments) = duties(actor, view.lang);
        let departments = match departments.as_str() {
            "" => view.pick("全部", "all").to_owned(),
            _ => departments,
        };
        let may = open_to(&actor.roles);
        let may: Vec<&str> = may.iter().map(|task| view.say(task)).collect();
        let may = if may.is_empty() {
            view.pick("只看", "read only").to_owned()
        } else {
            may.join(view.pick("、", ", "))
        };
        let named = |name: &str, said: &str| Line::Named(name.to_owned(), said.to_owned());
        let mut lines = vec![
            Line::Heading(actor.name.clone()),
            named(view.pick("角色", "Roles"), &roles),
            named(view.pick("部门", "Departments"), &departments),
            named(view.pick("可做", "May do"), &may),
        ];
        let named = Duties {
            roles: None,
            departments: Some(actor.departments.clone()),
        };
        let unknown = unknown_departments(&view.round.scheme, &named).into_iter();
        lines.extend(unknown.map(|department| {
            Line::Warning(match view.lang {
                Lang::Zh => format!("方案中没有由“{department}”负责的数据或指标。"),
                Lang::En => format!("The scheme has nothing that \"{department}\" answers for."),
            })
        }));
        lines.push(Line::Text(view.say(&GUARD).to_owned()));
        lines
    }
}

fn nobody(view: &View) -> String {
    let key = view.key(&[Context::People], Command::Register);
    match view.lang {
        Lang::Zh => format!(
            "还没有登记人员：任何人都可以做任何事。按 {key} 登记，第一个须是管理员；登记以后，未登记的人不能改动。"
        ),
        Lang::En => format!(
            "Nobody is registered: everybody may do everything. {key} registers; the first is an administrator, and from then on only the registered change anything."
        ),
    }
}

fn fill(office: Office, view: &View) -> Effect {
    Effect::Fill(form(Errand::Office(office), view))
}

/// What may be done about somebody.
fn ask(actor: &Actor, view: &View) -> Effect {
    let name = || actor.name.clone();
    let choice = |label, then| Choice { label, then };
    let mut choices = vec![choice(
        Text::new("由此人操作", "Act as this person"),
        Effect::ActAs(name(), Keep::Now),
    )];
    if view.desk.keeps_actor() {
        choices.push(choice(
            Text::new(
                "以后都由此人操作（写入设置文件）",
                "Act as this person from now on (kept in config.toml)",
            ),
            Effect::ActAs(name(), Keep::Always),
        ));
    }
    choices.push(choice(
        Text::new("改角色和部门", "Change roles and departments"),
        fill(Office::Change(name()), view),
    ));
    choices.push(choice(Text::new("移除", "Remove"), fill(Office::Remove(name()), view)));
    Effect::Ask(Question {
        title: Text::same(name()),
        body: vec![Text::of(duties(actor, Lang::Zh).0, duties(actor, Lang::En).0)],
        choices,
        marked: 0,
    })
}

const GUARD: Text = Text::new(
    "姓名用来防误操作、留记录，不是登录。",
    "A name is a guard against mistakes and a record, not a login.",
);
