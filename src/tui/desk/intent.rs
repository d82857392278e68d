//! What would come of something that is asked for: weights, shown before it is done.
//!
//! Changes nothing in the store.

use super::{Desk, Result};
use crate::i18n::{number, weighing};
use crate::model::NodeIx;
use crate::ops::weights::{Proposal, Way, propose};
use crate::text::{Lang, Text};
use crate::tui::effect::Intent;
use crate::tui::widgets::page::Line;

impl Desk {
    /// What would be done, as the title and the lines of a page.
    ///
    /// # Errors
    /// A file cannot be read, or what is asked for cannot be worked out.
    pub fn intend(&self, intent: &Intent, lang: Lang) -> Result<(Text, Vec<Line>)> {
        match intent {
            Intent::Weigh(node, way) => self.weigh(*node, way, lang),
        }
    }

    fn weigh(&self, node: Option<NodeIx>, way: &Way, lang: Lang) -> Result<(Text, Vec<Line>)> {
        let proposal = propose(&self.round, node, way)?;
        let method = weighing::method(way.code());
        let title = Text::of(
            format!("拟定权重：{method}"),
            format!("Weights proposed: {}", method.get(Lang::En)),
        );
        let mut lines = vec![Line::Heading(weighed(self, node, lang))];
        let each = proposal.children.iter().zip(&proposal.shares);
        lines.extend(each.map(|(child, share)| self.proposed(&proposal, (*child, *share), lang)));
        let remarks = proposal.remarks(&self.round.scheme).into_iter();
        lines.extend(remarks.map(|remark| {
            let said = remark.text.get(lang).to_owned();
            if remark.warns {
                Line::Warning(said)
            } else {
                Line::Text(said)
            }
        }));
        Ok((title, lines))
    }

    /// `A 结构优化：现 30，拟 33.25（+3.25），比重 33.25%`.
    fn proposed(&self, proposal: &Proposal, (child, share): (NodeIx, f64), lang: Lang) -> Line {
        let node = self.round.scheme.node(child);
        let (points, present) = (share * proposal.points, number::value(node.weight));
        let (change, share) = (points - node.weight, number::percent(share));
        let said = match lang {
            Lang::Zh => format!("现 {present}，拟 {points:.2}（{change:+.2}），比重 {share}"),
            Lang::En => format!("now {present}, proposed {points:.2} ({change:+.2}), share {share}"),
        };
        Line::Named(format!("{} {}", node.code(), node.name().get(lang)), said)
    }
}

/// Whose children are weighed.
fn weighed(desk: &Desk, node: Option<NodeIx>, lang: Lang) -> String {
    let node = node.map(|node| desk.round.scheme.node(node));
    match (node, lang) {
        (Some(node), Lang::Zh) => format!("{} {}的下级", node.code(), node.name()),
        (Some(node), Lang::En) => format!("Below {} {}", node.code(), node.name().get(lang)),
        (None, Lang::Zh) => "最上一级".to_owned(),
        (None, Lang::En) => "The top of the tree".to_owned(),
    }
}
