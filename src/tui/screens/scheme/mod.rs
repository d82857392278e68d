//! 方案, the scheme: the tree with its weights and checks, its versions and what they differ in.
//!
//! What is doubtful and what differs is said by `model`; this only lays it out.

mod about;
mod rows;
mod weigh;

use ratatui::layout::Rect;

use self::rows::Rows;
use super::{Screen, headed, split};
use crate::error::{Place, Problem};
use crate::i18n::names::Names;
use crate::model::NodeIx;
use crate::model::scheme::document::{NodeDocument, Status};
use crate::ops::versions::{Version, name};
use crate::text::{Lang, Text};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::effect::{Effect, Enabled, Row, Target};
use crate::tui::errand::{Errand, form};
use crate::tui::keymap::Context;
use crate::tui::narrow::Narrow;
use crate::tui::view::View;
use crate::tui::widgets::grid::{Cursor, Grid};
use crate::tui::widgets::page::{Line, draw_lines};

/// The scheme.
#[derive(Debug)]
pub struct Scheme {
    order: Vec<NodeIx>,
    narrow: Narrow,
    grid: Grid,
    /// The JSON pointer of each node.
    pointers: Vec<String>,
    /// What is allowed but probably not meant.
    warnings: Vec<Problem>,
    versions: Vec<Version>,
    /// Which version the one in force is compared with.
    compared: usize,
    details: Vec<Line>,
}

impl Default for Scheme {
    fn default() -> Self {
        Self {
            order: Vec::new(),
            narrow: Narrow::default(),
            grid: Grid::new(Cursor::Row),
            pointers: Vec::new(),
            warnings: Vec::new(),
            versions: Vec::new(),
            compared: 1,
            details: Vec::new(),
        }
    }
}

impl Screen for Scheme {
    fn prepare(&mut self, view: &View) {
        let focus = self.focus();
        let scheme = &view.round.scheme;
        self.order = (0..scheme.nodes().len()).map(NodeIx).collect();
        let lang = view.lang;
        let names = |node: &NodeIx| {
            let node = scheme.node(*node);
            Names::new(node.code(), node.name(), lang).also(&node.document.scored_by)
        };
        self.narrow.keep(&mut self.order, names);
        let mut pointers = Vec::new();
        place(&scheme.document().tree, "/tree", &mut pointers);
        self.pointers = pointers;
        self.warnings = crate::ops::scheme::warnings(scheme);
        self.versions = view.desk.versions().unwrap_or_default();
        self.compared = self.compared.clamp(1, self.versions.len().max(2) - 1);
        let row = focus.and_then(|focus| self.order.iter().position(|node| *node == focus));
        self.grid.go(row.unwrap_or(0), 0);
    }

    fn settle(&mut self, view: &View) {
        self.details = self.about(view);
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Scheme, Context::Table, Context::Reading, Context::Everywhere]
    }

    fn enabled(&self, command: Command, view: &View) -> Enabled {
        match command {
            Command::IssueScheme if view.round.scheme.document().status == Status::Issued => {
                Enabled::No(Text::new("这一版已印发。", "This version is issued."))
            }
            Command::NextVersion | Command::Differences if self.versions.len() < 2 => {
                Enabled::No(Text::new("只有一个版本。", "There is only one version."))
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
        match command {
            Command::Weigh => weigh::ask(view, self.focus()),
            Command::NextVersion => {
                self.compared = self.compared % (self.versions.len() - 1) + 1;
                Effect::None
            }
            Command::IssueScheme => Effect::Fill(form(Errand::IssueScheme, view)),
            Command::Differences => Effect::Page(Command::Differences.about().name.clone(), self.differences(view)),
            _ => Effect::Pass,
        }
    }

    fn clicked(&mut self, x: u16, y: u16, view: &View) -> Effect {
        if let Some((row, _)) = self.grid.at(x, y, &self.rows(view)) {
            self.grid.go(row, 0);
        }
        Effect::None
    }

    fn open(&mut self, target: Target, _view: &View) {
        if let Some(Row::Node(node)) = target.row
            && let Some(row) = self.order.iter().position(|other| *other == node)
        {
            self.grid.go(row, 0);
        }
    }

    fn row(&self) -> Option<Row> {
        self.focus().map(Row::Node)
    }

    fn narrow(&mut self, text: &str, view: &View) {
        self.narrow.look_for(text);
        self.prepare(view);
    }

    fn counts(&self, view: &View) -> Option<(usize, usize)> {
        Some((self.order.len(), view.round.scheme.nodes().len()))
    }

    fn explained(&self, _view: &View) -> Vec<Line> {
        self.details.clone()
    }

    fn draw(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let (title, rest) = headed(area);
        let theme = canvas.theme;
        let (named, checks) = (name(&view.round.scheme, view.lang), self.checks(view));
        let looks = if self.warnings.is_empty() {
            theme.good
        } else {
            theme.doubtful
        };
        let pieces = [
            (named.as_str(), theme.heading),
            ("  ", theme.text),
            (checks.as_str(), looks),
        ];
        canvas.line(title, &pieces);
        let (table, side) = split(canvas, rest);
        self.grid.draw(canvas, table, &self.rows(view), None);
        draw_lines(canvas, side, &self.details, &view.help_key());
    }
}

impl Scheme {
    fn focus(&self) -> Option<NodeIx> {
        self.order.get(self.grid.row()).copied()
    }

    fn rows<'a>(&'a self, view: &View<'a>) -> Rows<'a> {
        Rows {
            view: *view,
            screen: self,
        }
    }

    /// How many things the checks found, in one line.
    fn checks(&self, view: &View) -> String {
        let marks = view.round.scheme.full_marks();
        match (self.warnings.len(), view.lang) {
            (0, Lang::Zh) => format!("满分 {marks}，检查无提醒"),
            (0, Lang::En) => format!("full marks {marks}, no warnings"),
            (n, Lang::Zh) => format!("满分 {marks}，{n} 处提醒"),
            (n, Lang::En) => format!("full marks {marks}, {n} warnings"),
        }
    }

    /// The warnings of a node.
    fn warnings_of(&self, node: NodeIx) -> impl Iterator<Item = &Problem> {
        let own = self.pointers.get(node.0).map_or("", String::as_str);
        self.warnings.iter().filter(move |warning| match &warning.place {
            Place::Pointer(pointer) => pointer.strip_prefix(own).is_some_and(|rest| {
                !own.is_empty() && (rest.is_empty() || rest.starts_with('/')) && !rest.starts_with("/children/")
            }),
            _ => false,
        })
    }
}

/// The JSON pointers of nodes, parents before children.
fn place(nodes: &[NodeDocument], above: &str, pointers: &mut Vec<String>) {
    for (n, node) in nodes.iter().enumerate() {
        let pointer = format!("{above}/{n}");
        pointers.push(pointer.clone());
        place(&node.children, &format!("{pointer}/children"), pointers);
    }
}
