//! What kind of cell the cursor is on, and what can be done with it, in a sentence or two for the help.

use super::Sheet;
use super::lines::What;
use super::typing::COMPUTED;
use crate::text::Lang;
use crate::tui::command::Command;
use crate::tui::keymap::Context;
use crate::tui::view::View;

impl Sheet {
    /// What kind of cell the cursor is on.
    pub fn kind(&self, view: &View) -> String {
        let Some((what, unit)) = self.focus() else {
            return view.pick("没有符合筛选的行。", "No row fits the filter.").to_owned();
        };
        let enter = view.key(&[Context::Editing], Command::Enter);
        let is_reference = unit.0 >= view.round.scheme.n_units();
        match (what, view.lang) {
            (What::Metric(..), Lang::Zh) if is_reference => {
                format!("参照单位的数据：只用于比较，不参加考核。直接键入数字，按 {enter} 写入。")
            }
            (What::Metric(..), Lang::En) if is_reference => {
                format!("A value of a reference unit: compared with, not assessed. Type a number and press {enter}.")
            }
            (What::Metric(..), Lang::Zh) => {
                format!("填报数据的格：直接键入数字，按 {enter} 写入；有得分的，写入后立即重算。")
            }
            (What::Metric(..), Lang::En) => {
                format!("A reported value: type a number and press {enter}; the points follow at once.")
            }
            (What::Mark(..), Lang::Zh) => format!("评委打分的格：直接键入分数，按 {enter} 写入。"),
            (What::Mark(..), Lang::En) => format!("An assessor's mark: type it and press {enter}."),
            (What::Criterion(_) | What::Indicator(_), _) => view.say(&COMPUTED).to_owned(),
        }
    }
}
