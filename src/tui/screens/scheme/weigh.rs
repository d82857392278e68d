//! 定权: which method is to propose weights for the node under the cursor and its sisters.

use crate::i18n::weighing;
use crate::model::NodeIx;
use crate::ops::weights::Way;
use crate::text::{Lang, Text};
use crate::tui::effect::{Choice, Effect, Intent, Question, Reading};
use crate::tui::prompt::{Asked, Experts, Prompt};
use crate::tui::view::View;

/// Asks by which method; the weights are those of the node and its sisters.
pub fn ask(view: &View, focus: Option<NodeIx>) -> Effect {
    let scheme = &view.round.scheme;
    let node = focus.and_then(|focus| scheme.node(focus).parent);
    let by_data = |way: Way| Choice {
        label: weighing::method(way.code()),
        then: Effect::Intend(Intent::Weigh(node, way)),
    };
    let by_experts = |code: &str, experts: Experts, how: Text| Choice {
        label: weighing::method(code),
        then: Effect::Prompt(Prompt::new(Asked::Judgements(node, experts), vec![how], "")),
    };
    Effect::Ask(Question {
        title: title(view, node),
        body: vec![KEPT],
        choices: vec![
            by_experts("ahp", Experts::Ahp, PAIRS),
            by_data(Way::Entropy),
            by_data(Way::Critic),
            by_data(Way::Equal),
            by_experts("budget", Experts::Budget, ALLOTTED),
            Choice {
                label: Text::new("查看已记录的依据", "See the grounds that were kept"),
                then: Effect::Read(Reading::Weightings),
            },
        ],
        marked: 0,
    })
}

fn title(view: &View, node: Option<NodeIx>) -> Text {
    match node.map(|node| view.round.scheme.node(node)) {
        Some(node) => Text::of(
            format!("定权：{} {}的下级", node.code(), node.name()),
            format!("Weights below {} {}", node.code(), node.name().get(Lang::En)),
        ),
        None => Text::new("定权：最上一级", "Weights at the top of the tree"),
    }
}

const KEPT: Text = Text::new(
    "先看拟定的权重，再决定是否记为依据；方案不变。",
    "The weights are shown first and may be kept as a ground; the scheme stays.",
);
const PAIRS: Text = Text::new(
    "两两比较表（CSV）的路径，一位专家一个，几个用分号隔开；也可把文件拖到窗口里。",
    "The path of a table of judgements (CSV), one an expert, semicolons between several; or drag the file to the window.",
);
const ALLOTTED: Text = Text::new(
    "分配表（CSV）的路径：一行一位专家，一列一项；也可把文件拖到窗口里。",
    "The path of the allotments (CSV): a row an expert, a column a thing; or drag the file to the window.",
);
