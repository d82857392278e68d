//! What the palette finds: every command with its keys, every unit, indicator and metric.
//!
//! Made when the palette is opened, so that starting costs nothing.

use super::app::App;
use super::command::{COMMANDS, Command};
use super::effect::{Effect, Enabled, Notice, Rival, Row, ScreenName, Target};
use super::keymap::{self, Binding, Context};
use super::palette::{Item, Palette};
use super::view::View;
use crate::i18n::names::Names;
use crate::model::scheme::Node;
use crate::model::{MetricIx, NodeIx, UnitIx};
use crate::text::{Lang, Text};

/// The palette for what is shown now.
#[must_use]
pub fn palette(app: &App) -> Palette {
    let view = app.view();
    let mut items = here(app, Command::Palette);
    items.extend(elsewhere(app));
    items.extend(units(app, &view));
    items.extend(nodes(app, &view));
    items.extend(metrics(&view));
    items.extend(of_plan(&view));
    Palette::new(Command::Palette, Vec::new(), items)
}

/// The commands that belong here: first what can be done, the most needed first, then what cannot, and why.
pub fn here(app: &App, without: Command) -> Vec<Item> {
    let offers = commands_here(app).into_iter().filter(|command| *command != without);
    let offers = offers.map(|command| match app.enabled(command) {
        Enabled::Yes => (command, None),
        Enabled::No(why) => (command, Some(why)),
    });
    let (can, cannot): (Vec<_>, Vec<_>) = offers.partition(|(_, why)| why.is_none());
    let all = can.into_iter().chain(cannot);
    all.map(|(command, why)| command_item(app, command, why)).collect()
}

/// The commands of other screens, and where they belong.
fn elsewhere(app: &App) -> Vec<Item> {
    let here = commands_here(app);
    let all = COMMANDS.iter().map(|about| about.command);
    all.filter(|command| !here.contains(command))
        .map(|command| command_item(app, command, Some(places(command))))
        .collect()
}

fn commands_here(app: &App) -> Vec<Command> {
    let mut here: Vec<Command> = Vec::new();
    for binding in app.look.keymap.bindings(app.contexts()) {
        if !here.contains(&binding.command) {
            here.push(binding.command);
        }
    }
    here
}

fn command_item(app: &App, command: Command, why: Option<Text>) -> Item {
    let about = command.about();
    let keymap = &app.look.keymap;
    let of_it = |binding: &&Binding| binding.command == command;
    let mut bindings: Vec<_> = keymap.bindings(app.contexts()).filter(of_it).collect();
    if bindings.is_empty() {
        // Where it belongs here, its keys elsewhere may mean something else here.
        bindings = keymap.all().iter().filter(of_it).collect();
    }
    let mut keys: Vec<String> = Vec::new();
    for key in bindings.iter().flat_map(|binding| binding.keys.iter()) {
        let label = keymap::label(*key, app.look.lang);
        if !keys.contains(&label) {
            keys.push(label);
        }
    }
    let names = Names::new("", &about.name, app.look.lang);
    let names = keys.iter().fold(names, |names, key| names.also(key));
    keys.truncate(3);
    let help = about.help.get(app.look.lang);
    let why_not = why.as_ref().map(|why| why.get(app.look.lang));
    Item {
        names,
        said: why_not.unwrap_or(help).to_owned(),
        full: why_not.map_or_else(|| help.to_owned(), |why| format!("{help} {why}")),
        side: keys.join(" "),
        then: why.map_or(Effect::Run(command), |why| Effect::Tell(Notice::refused(why))),
    }
}

/// Where a command can be had.
pub fn places(command: Command) -> Text {
    let contexts = Context::ALL.into_iter().filter(|context| {
        keymap::BINDINGS
            .iter()
            .any(|binding| binding.context == *context && binding.command == command)
    });
    let names: Vec<_> = contexts.map(Context::name).collect();
    let joined = |lang, comma| {
        let names: Vec<_> = names.iter().map(|name| name.get(lang)).collect();
        names.join(comma)
    };
    Text::of(
        format!("此处不可用；适用于：{}。", joined(Lang::Zh, "、")),
        format!("Not here; it works in: {}.", joined(Lang::En, ", ")),
    )
}

/// Units open on the screen that is shown, or in the scorecard where it shows no unit.
fn units(app: &App, view: &View) -> Vec<Item> {
    let screen = match app.at {
        ScreenName::Overview => ScreenName::Scorecard,
        shown => shown,
    };
    let units = (0..view.round.scheme.n_units()).map(UnitIx);
    let target = |unit| Target {
        unit: Some(unit),
        ..Target::default()
    };
    units
        .map(|unit| unit_item(view, unit, Effect::Open(screen, target(unit))))
        .collect()
}

/// The units that one can be set against, by place.
#[must_use]
pub fn rivals(app: &App, unit: UnitIx) -> Palette {
    let view = app.view();
    let target = |rival| Target {
        unit: Some(unit),
        row: app.screen().row(),
        rival: Some(Rival::Unit(rival)),
    };
    let others = view.evaluation().in_rank_order().into_iter();
    let others = others.filter(|other| *other != unit);
    let items = others.map(|rival| unit_item(&view, rival, Effect::Open(ScreenName::Scorecard, target(rival))));
    Palette::new(Command::CompareWith, Vec::new(), items.collect())
}

fn unit_item(view: &View, unit: UnitIx, then: Effect) -> Item {
    let of = view.round.scheme.unit(unit);
    Item {
        names: Names::new("", &of.name, view.lang).also(&of.code),
        said: standing(view, unit),
        full: String::new(),
        side: view.pick("单位", "unit").to_owned(),
        then,
    }
}

fn standing(view: &View, unit: UnitIx) -> String {
    let (total, place) = (view.total(unit), view.place(unit));
    match view.lang {
        Lang::Zh => format!("总分 {total}，第 {place} 名"),
        Lang::En => format!("total {total}, place {place}"),
    }
}

fn nodes(app: &App, view: &View) -> Vec<Item> {
    let screen = match app.at {
        ScreenName::Scorecard => ScreenName::Scorecard,
        _ => ScreenName::Sheet,
    };
    let nodes = view.round.scheme.nodes().iter().enumerate();
    nodes
        .map(|(n, node)| Item {
            names: Names::new(node.code(), node.name(), view.lang),
            said: String::new(),
            full: String::new(),
            side: kind(view, node).to_owned(),
            then: Effect::Open(
                screen,
                Target {
                    row: Some(Row::Node(NodeIx(n))),
                    ..Target::default()
                },
            ),
        })
        .collect()
}

fn kind<'a>(view: &View<'a>, node: &Node) -> &'a str {
    let criterion = view.pick(
        if node.depth == 0 {
            "一级指标"
        } else {
            "上级指标"
        },
        "criterion",
    );
    if node.is_indicator() {
        view.pick("指标", "indicator")
    } else {
        criterion
    }
}

fn metrics(view: &View) -> Vec<Item> {
    let metrics = view.round.scheme.metrics().iter().enumerate();
    metrics
        .map(|(n, metric)| Item {
            names: Names::new("", &metric.name, view.lang).also(&metric.code),
            said: metric.code.clone(),
            full: String::new(),
            side: view.pick("数据", "metric").to_owned(),
            then: Effect::Open(
                ScreenName::Sheet,
                Target {
                    row: Some(Row::Metric(MetricIx(n))),
                    ..Target::default()
                },
            ),
        })
        .collect()
}

/// The measures and targets of the plan.
fn of_plan(view: &View) -> Vec<Item> {
    let Some(plan) = view.round.plan.as_deref() else {
        return Vec::new();
    };
    let item = |names: Names, side: &str, row: Row| Item {
        names,
        said: String::new(),
        full: String::new(),
        side: side.to_owned(),
        then: Effect::Open(
            ScreenName::Plan,
            Target {
                row: Some(row),
                ..Target::default()
            },
        ),
    };
    let measures = plan.measures().map(|(_, measure)| {
        let names = Names::new(&measure.no.to_string(), &measure.title, view.lang);
        item(names, view.pick("措施", "measure"), Row::Measure(measure.no))
    });
    let targets = plan.targets().iter().enumerate().map(|(n, target)| {
        let names = Names::new(&target.code, &target.text, view.lang);
        item(names, view.pick("目标", "target"), Row::Aim(n))
    });
    measures.chain(targets).collect()
}
