//! What there is to say of a node of the scheme, and of its versions.

use super::Scheme;
use crate::i18n::difference::{effect, sentence};
use crate::i18n::{heading, input, method, policy};
use crate::model::scheme::difference::differences;
use crate::ops::versions::name;
use crate::text::Lang;
use crate::tui::view::View;
use crate::tui::widgets::page::Line;

/// So many differences stand beside the tree; a page of its own has all of them.
const FIRST: usize = 4;

impl Scheme {
    /// The node under the cursor, the versions, and the first differences.
    pub(super) fn about(&self, view: &View) -> Vec<Line> {
        let mut lines = self.node_lines(view);
        lines.push(Line::Heading(view.pick("版本", "Versions").to_owned()));
        for version in &self.versions {
            let said = name(&version.scheme, view.lang);
            lines.push(if version.is_in_force {
                Line::Named(view.pick("在用", "in force").to_owned(), said)
            } else {
                Line::Named(String::new(), said)
            });
        }
        let found = self.differences(view);
        let more = found.len().saturating_sub(FIRST + 1);
        lines.extend(found.into_iter().take(FIRST + 1));
        if more > 0 {
            lines.push(Line::Text(match view.lang {
                Lang::Zh => format!("……另有 {more} 处"),
                Lang::En => format!("… and {more} more"),
            }));
        }
        lines
    }

    fn node_lines(&self, view: &View) -> Vec<Line> {
        let Some(focus) = self.focus() else {
            return Vec::new();
        };
        let scheme = &view.round.scheme;
        let node = scheme.node(focus);
        let mut lines = vec![Line::Heading(view.node_name(focus))];
        let warnings = self.warnings_of(focus);
        lines.extend(warnings.map(|warning| Line::Warning(warning.what.get(view.lang).to_owned())));
        let mut named = |name: &str, said: &str| {
            if !said.is_empty() {
                lines.push(Line::Named(name.to_owned(), said.to_owned()));
            }
        };
        let definition = node.document.definition.as_ref();
        named(
            view.pick("定义", "Definition"),
            definition.map_or("", |text| text.get(view.lang)),
        );
        let formula = node.input().map(|of| input::formula(scheme, of, view.lang));
        named(view.pick("取数", "Input"), formula.as_deref().unwrap_or_default());
        named(view.say(&heading::METHOD), &method::describe(scheme, node, view.lang));
        if node.is_indicator() {
            named(
                view.pick("缺报", "Missing"),
                view.say(policy::missing_rule(node.missing())),
            );
        } else {
            let own = node.document.aggregation.unwrap_or(scheme.document().aggregation);
            named(view.pick("汇总", "Aggregation"), view.say(policy::aggregation(own)));
        }
        named(view.say(&heading::SCORED_BY), &node.document.scored_by);
        lines
    }

    /// What the version that was chosen and the one in force differ in; the heading first.
    pub(super) fn differences(&self, view: &View) -> Vec<Line> {
        let (Some(now), Some(other)) = (self.versions.first(), self.versions.get(self.compared)) else {
            return Vec::new();
        };
        let schemes = [&other.scheme, &now.scheme];
        let found = differences(schemes[0], schemes[1]);
        let [before, after] = schemes.map(|scheme| scheme.document().version.as_str());
        let breaking = found.iter().filter(|one| one.breaks()).count();
        let heading = match view.lang {
            Lang::Zh => format!("{before} → {after}：{} 处不同，{breaking} 处使结果不可比", found.len()),
            Lang::En => format!(
                "{before} → {after}: {} differences, {breaking} break comparison",
                found.len()
            ),
        };
        let line = |one| {
            let said = sentence(schemes, one, view.lang);
            if one.breaks() {
                Line::Warning(format!("{said}{}", view.bracketed(view.say(effect(one)))))
            } else {
                Line::Text(said)
            }
        };
        std::iter::once(Line::Heading(heading))
            .chain(found.iter().map(line))
            .collect()
    }
}
