//! One frame: the line of screens, the screen, what lies over it, the notice, the footer.
//!
//! ```text
//! 1 总览  2 评分表  3 排名  4 评分卡  5 热图         2021年度 · 示例数据 · 张三
//! (the screen)
//! (a notice, where there is one)
//! F2 修改  n 下一未填  u 撤销                                          ? 帮助
//! ```

use ratatui::Frame;
use ratatui::layout::Rect;

use super::app::App;
use super::canvas::{Canvas, width, wrap};
use super::effect::{Enabled, Notice, ScreenName, Tone};
use super::keymap::{self, Context};
use super::view::View;
use super::widgets::footer::footer;
use super::widgets::page::draw_more;
use crate::i18n::sample;
use crate::text::{Lang, Text};
use crate::tui::command::Command;

/// The smallest size at which everything can be seen.
const COMPLETE: (u16, u16) = (80, 24);
/// Below this nothing useful can be shown.
const USABLE: (u16, u16) = (24, 6);

/// Draws a frame.
pub fn draw(app: &App, frame: &mut Frame) {
    let area = frame.area();
    app.columns.set(area.width);
    let mut canvas = Canvas::new(frame.buffer_mut(), &app.look.theme, app.look.lang);
    if area.width < USABLE.0 || area.height < USABLE.1 {
        let muted = canvas.theme.text;
        let lines = wrap(canvas.say(&TOO_SMALL), area.width);
        for (line, y) in lines.iter().zip(area.top()..area.bottom()) {
            canvas.text(Rect { y, height: 1, ..area }, line, muted);
        }
        canvas.ground();
        return;
    }
    let view = app.view();
    let row = |y| Rect { y, height: 1, ..area };
    tabs(&mut canvas, row(area.y), app, &view);
    let panel = app.tour_rows(area);
    let lines = u16::from(app.filter.is_some());
    let body = Rect {
        y: area.y + 1,
        height: area.height - 2 - panel - lines,
        ..area
    };
    app.screen().draw(&mut canvas, body, &view);
    draw_notices(&mut canvas, body, &told(app, &view, area), &view.help_key());
    if let (Some(filter), Some(counts)) = (&app.filter, app.screen().counts(&view)) {
        filter.draw(&mut canvas, row(body.bottom()), counts, &app.look.keymap);
    }
    if let Some(overlay) = &app.overlay {
        canvas.cursor = None;
        overlay.draw(&mut canvas, body);
    }
    let place = Rect {
        y: body.bottom() + lines,
        height: panel,
        ..area
    };
    app.draw_tour(&mut canvas, place);
    footer(&mut canvas, row(area.bottom() - 1), &hints(app));
    canvas.ground();
    if let Some(cursor) = canvas.cursor {
        frame.set_cursor_position(cursor);
    }
}

/// The screen whose name stands at a place.
#[must_use]
pub fn tab_at(app: &App, x: u16, y: u16) -> Option<ScreenName> {
    let room = room_for_tabs(&app.view(), app.columns.get());
    let mut placed = placed_tabs(app.look.lang, Some(app.at), room).into_iter();
    placed
        .find(|(_, at, name)| y == 0 && x >= *at && x < at + width(name))
        .map(|(name, ..)| name)
}

/// So many columns are for the names of the screens; that values are made up is always said beside them.
fn room_for_tabs(view: &View, columns: u16) -> u16 {
    columns.saturating_sub(width(mark(view)))
}

/// Says of the sample that it is one.
fn mark<'a>(view: &View<'a>) -> &'a str {
    if view.is_sample {
        sample::MARK.get(view.lang)
    } else {
        ""
    }
}

/// Where the names of the screens stand. There is room for the records only while they are shown; where there
/// is not room for every name, the screens that are not shown go by their keys, the last ones first.
fn placed_tabs(lang: Lang, shown: Option<ScreenName>, room: u16) -> Vec<(ScreenName, u16, String)> {
    let is_named =
        |name: &ScreenName| sign_of(*name).is_ascii_digit() && *name != ScreenName::Scheme || Some(*name) == shown;
    let named: Vec<ScreenName> = ScreenName::ALL.into_iter().filter(is_named).collect();
    let full = |name| format!(" {} {} ", sign_of(name), command_of(name).about().name.get(lang));
    let short = |name| format!(" {} ", sign_of(name));
    let label = |name| if Some(name) == shown { full(name) } else { short(name) };
    let mut spare = room.saturating_sub(named.iter().map(|name| width(&label(*name))).sum());
    let mut x = 0;
    let placed = named.into_iter().map(|name| {
        let grows = width(&full(name)) - width(&label(name));
        let label = if grows <= spare {
            spare -= grows;
            full(name)
        } else {
            short(name)
        };
        let at = x;
        x += width(&label);
        (name, at, label)
    });
    placed.collect()
}

/// The key of a screen.
const fn sign_of(name: ScreenName) -> char {
    match name {
        ScreenName::Overview => '1',
        ScreenName::Sheet => '2',
        ScreenName::Ranking => '3',
        ScreenName::Scorecard => '4',
        ScreenName::HeatMap => '5',
        ScreenName::Rectification => '8',
        ScreenName::Plan => '9',
        ScreenName::Scheme => '0',
        ScreenName::Journal => 'J',
        ScreenName::People => 'P',
    }
}

/// The command that opens a screen.
pub const fn command_of(name: ScreenName) -> Command {
    match name {
        ScreenName::Overview => Command::GoOverview,
        ScreenName::Sheet => Command::GoSheet,
        ScreenName::Ranking => Command::GoRanking,
        ScreenName::Scorecard => Command::GoScorecard,
        ScreenName::HeatMap => Command::GoHeatMap,
        ScreenName::Rectification => Command::GoRectification,
        ScreenName::Plan => Command::GoPlan,
        ScreenName::Scheme => Command::GoScheme,
        ScreenName::Journal => Command::GoJournal,
        ScreenName::People => Command::GoPeople,
    }
}

/// The screen that a command opens.
pub fn screen_of(command: Command) -> Option<ScreenName> {
    let mut all = ScreenName::ALL.into_iter();
    all.find(|name| command_of(*name) == command)
}

/// Draws the names of the screens, one of them as the one that is shown; returns the columns used.
pub fn names(canvas: &mut Canvas, area: Rect, shown: Option<ScreenName>) -> u16 {
    let theme = canvas.theme;
    let mut used = 0;
    for (name, x, label) in placed_tabs(canvas.lang, shown, area.width) {
        let look = if Some(name) == shown { theme.tab } else { theme.text };
        let place = Rect {
            x: area.x + x,
            width: area.width.saturating_sub(x),
            ..area
        };
        used = x + canvas.text(place, &label, look);
    }
    used
}

fn tabs(canvas: &mut Canvas, area: Rect, app: &App, view: &View) {
    let theme = canvas.theme;
    let sample = mark(view);
    let for_names = Rect {
        width: room_for_tabs(view, area.width),
        ..area
    };
    let used = names(canvas, for_names, Some(app.at));
    let who = format!(" {} {}", view.period(), view.actor);
    let pieces = [(sample, theme.doubtful), (who.as_str(), theme.muted)];
    let room = Rect {
        x: area.x + used,
        width: area.width.saturating_sub(used),
        ..area
    };
    if super::canvas::columns_of(&pieces) <= room.width {
        canvas.right(room, &pieces);
    } else {
        canvas.right(room, &pieces[..1]);
    }
}

/// What is to be told: what was done, else what is said of what is being typed, else that the window is small.
fn told(app: &App, view: &View, area: Rect) -> Vec<Notice> {
    let mut told = app.notices.told().to_vec();
    told.extend(app.worker.notice());
    if !told.is_empty() {
        return told;
    }
    let small = || (area.width < COMPLETE.0 || area.height < COMPLETE.1).then(|| Notice::done(SMALL));
    app.screen().remark(view).or_else(small).into_iter().collect()
}

/// Draws notices over the last lines of the screen, as many as they take, up to half of it; help shows the rest.
fn draw_notices(canvas: &mut Canvas, body: Rect, notices: &[Notice], help: &str) {
    let mut lines = Vec::new();
    for notice in notices {
        let (look, sign) = match notice.tone {
            Tone::Done => (canvas.theme.good, " "),
            Tone::Asked => (canvas.theme.doubtful, "?"),
            Tone::Refused => (canvas.theme.bad, canvas.theme.glyphs.weak),
        };
        let broken = wrap(canvas.say(&notice.text), body.width.saturating_sub(2));
        let signs = std::iter::once(sign).chain(std::iter::repeat(" "));
        lines.extend(broken.into_iter().zip(signs).map(|(line, sign)| (sign, line, look)));
    }
    if lines.is_empty() {
        return;
    }
    let needed = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let height = needed.min(body.height / 2).max(1);
    let place = Rect {
        y: body.bottom() - height,
        height,
        ..body
    };
    canvas.clear(place);
    for ((sign, line, look), y) in lines.iter().zip(place.top()..place.bottom()) {
        let row = Rect { y, height: 1, ..place };
        canvas.line(row, &[(sign, *look), (" ", *look), (line, *look)]);
    }
    if needed > height {
        draw_more(canvas, place, help);
    }
}

/// The keys for the footer: what can be done here now, the most needed first, help last.
fn hints(app: &App) -> Vec<(String, &'static str)> {
    let shown = |context| !matches!(context, Context::Table | Context::Reading);
    let bindings = app
        .look
        .keymap
        .bindings(app.contexts())
        .filter(|binding| shown(binding.context));
    // What lies over the screen does not ask it.
    let can = |command| app.overlay.is_some() || app.enabled(command) == Enabled::Yes;
    let mut seen = Vec::new();
    let bindings = bindings.filter(|binding| {
        let is_new = !seen.contains(&binding.command);
        seen.push(binding.command);
        is_new
    });
    let first = bindings.filter(|binding| {
        let is_plain = binding.keys[0].held == super::event::Held::Nothing;
        is_plain && binding.command != Command::Help && can(binding.command)
    });
    let hint = |key, command: Command| {
        (
            keymap::label(key, app.look.lang),
            command.about().name.get(app.look.lang),
        )
    };
    let mut hints: Vec<_> = first.map(|binding| hint(binding.keys[0], binding.command)).collect();
    let help = app
        .look
        .keymap
        .bindings(app.contexts())
        .find(|binding| binding.command == Command::Help);
    hints.extend(help.map(|binding| hint(binding.keys[0], binding.command)));
    hints
}

const SMALL: Text = Text::new(
    "窗口小于 80×24，部分内容没有显示。",
    "The window is smaller than 80×24; some things are not shown.",
);
const TOO_SMALL: Text = Text::new("窗口太小，请放大。", "The window is too small.");
