//! A line to be typed over the screen: a note, a source, the path of a file, a reason.
//!
//! It turns what was typed into what is then to be done; the doing is the app's business.

use ratatui::layout::Rect;

use super::canvas::{Canvas, width, wrap};
use super::command::Command;
use super::effect::{Change, Effect, Intent, Place, Step, Way};
use super::event::Key;
use super::widgets::field::Field;
use super::widgets::popup::popup;
use crate::model::NodeIx;
use crate::ops::remark::Said;
use crate::ops::{typed_path, weights};
use crate::text::Text;

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Asked {
    /// The note of a cell.
    Note(Place),
    /// Where the value of a cell comes from.
    Source(Place),
    /// The path of a file that proves the value of a cell.
    Evidence(Place),
    /// The path of a file to import.
    Import,
    /// Why a change is made.
    Reason(Change, Step),
    /// Why the round goes a step.
    Way(Way),
    /// The paths of the files with experts' judgements for the children of a node.
    Judgements(Option<NodeIx>, Experts),
}

/// How experts judge what weighs how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Experts {
    /// In pairs, a file an expert.
    Ahp,
    /// By allotting a whole, all in one file.
    Budget,
}

/// A line that is being typed, and what it is for.
#[derive(Debug, Clone, PartialEq)]
pub struct Prompt {
    asked: Asked,
    /// What there is to know before answering.
    body: Vec<Text>,
    field: Field,
}

impl Prompt {
    /// A prompt that begins with a text.
    #[must_use]
    pub fn new(asked: Asked, body: Vec<Text>, text: &str) -> Self {
        Self {
            asked,
            body,
            field: Field::new(text),
        }
    }

    /// Asks why a change is made.
    #[must_use]
    pub fn reason(change: Change, step: Step) -> Self {
        Self::new(Asked::Reason(change, step), vec![WHY], "")
    }

    /// Whether it asks for the path of a file, which is easily mistyped.
    #[must_use]
    pub const fn is_for_a_file(&self) -> bool {
        matches!(self.asked, Asked::Evidence(_))
    }

    /// Carries a command out; what is then to be done where the line was finished.
    #[must_use]
    pub fn update(&self, command: Command) -> Option<Effect> {
        if command != Command::Accept {
            return None;
        }
        let text = self.field.text().trim().to_owned();
        let change = |change| Some(Effect::Change(change, Step::Stay));
        match self.asked.clone() {
            Asked::Note(place) => change(Change::Remark(
                place,
                Said {
                    source: None,
                    note: Some(text),
                },
            )),
            Asked::Source(place) => change(Change::Remark(
                place,
                Said {
                    source: Some(text),
                    note: None,
                },
            )),
            // Nothing is no answer to these.
            _ if text.is_empty() => None,
            Asked::Evidence(place) => change(Change::Prove(place, text)),
            Asked::Import => Some(Effect::Look(text)),
            Asked::Way(way) => Some(Effect::Way(way, text)),
            Asked::Judgements(node, experts) => Some(Effect::Intend(Intent::Weigh(node, way(experts, &text)))),
            Asked::Reason(why, step) => Some(Effect::Because(why, step, text)),
        }
    }

    /// Takes a key as a letter of the line.
    pub fn typed(&mut self, key: Key) {
        self.field.press(key);
    }

    /// Takes pasted text, such as the path of a file that was dragged here.
    pub fn pasted(&mut self, text: &str) {
        self.field.insert(text);
    }

    /// Draws it over an area.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        let columns = area.width.saturating_sub(8).min(72);
        let lines = self.body.iter().flat_map(|text| wrap(canvas.say(text), columns));
        let lines: Vec<_> = lines.collect();
        let rows = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
        let title = canvas.say(self.title()).to_owned();
        let widest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
        let inner = popup(canvas, area, (widest.max(columns), rows), &title);
        let style = canvas.theme.text;
        for (line, y) in lines.iter().zip(inner.top()..inner.bottom()) {
            canvas.text(Rect { y, height: 1, ..inner }, line, style);
        }
        if inner.height > 0 {
            let y = inner.bottom() - 1;
            self.field.draw(canvas, Rect { y, height: 1, ..inner });
        }
    }

    const fn title(&self) -> &'static Text {
        match self.asked {
            Asked::Note(_) => const { &Text::new("备注", "Note") },
            Asked::Source(_) => const { &Text::new("数据来源", "Source") },
            Asked::Evidence(_) => const { &Text::new("附上佐证材料", "Attach evidence") },
            Asked::Import => const { &Text::new("导入文件", "Import a file") },
            Asked::Way(Way::Forward) => const { &Text::new("进入下一步的原因", "Why it goes on") },
            Asked::Way(Way::Back) => const { &Text::new("退回的原因", "Why it goes back") },
            Asked::Way(Way::Revise) => const { &Text::new("更正的原因", "Why it is corrected") },
            Asked::Judgements(_, Experts::Ahp) => const { &Text::new("两两比较表", "Tables of judgements") },
            Asked::Judgements(_, Experts::Budget) => const { &Text::new("专家分配表", "The table of allotments") },
            Asked::Reason(..) => const { &Text::new("修改原因", "Why") },
        }
    }
}

/// The way to weigh by what experts wrote in files; several are parted by semicolons.
fn way(experts: Experts, typed: &str) -> weights::Way {
    match experts {
        Experts::Ahp => {
            let paths = typed.split([';', '；']).filter(|path| !path.trim().is_empty());
            weights::Way::Ahp(paths.map(typed_path::read).collect())
        }
        Experts::Budget => weights::Way::Budget(typed_path::read(typed)),
    }
}

const WHY: Text = Text::new(
    "请写明原因，记入日志；已核定的值改动时必定要写。",
    "Say why; the journal keeps it. A verified value changes only with a reason.",
);
