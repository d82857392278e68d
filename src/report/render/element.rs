//! Markup in which text is always text: only names written in the program become tags.

use std::fmt::Display;

use crate::i18n::plain::visible;

/// Markup under construction.
#[derive(Debug, Default)]
pub(super) struct Markup(String);

/// An attribute: a name of the program and a value that is escaped.
pub(super) type Attribute<'a> = (&'static str, &'a dyn Display);

impl Markup {
    /// Markup written in the program.
    pub(super) fn literal(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Text from anywhere.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        escape(text, &mut self.0);
        self
    }

    /// An element with what stands in it.
    pub(super) fn element(
        &mut self,
        name: &'static str,
        attributes: &[Attribute<'_>],
        inside: impl FnOnce(&mut Self),
    ) -> &mut Self {
        self.open(name, attributes);
        self.0.push('>');
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
        self
    }

    /// An element with a text in it.
    pub(super) fn leaf(&mut self, name: &'static str, attributes: &[Attribute<'_>], text: &str) -> &mut Self {
        self.element(name, attributes, |inside| {
            inside.text(text);
        })
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[Attribute<'_>]) -> &mut Self {
        self.open(name, attributes);
        self.0.push_str("/>");
        self
    }

    /// What was built apart.
    pub(super) fn append(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    pub(super) fn finish(self) -> String {
        self.0
    }

    fn open(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            escape(&value.to_string(), &mut self.0);
            self.0.push('"');
        }
    }
}

fn escape(text: &str, into: &mut String) {
    for letter in visible(&text.replace(['\r', '\n'], " ")).chars() {
        match letter {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            letter => into.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_never_become_markup() {
        let mut markup = Markup::default();
        markup.leaf("td", &[("title", &"\"onload='x'")], "<script>&\u{202E}");
        assert_eq!(
            markup.finish(),
            "<td title=\"&quot;onload=&#39;x&#39;\">&lt;script&gt;&amp;⟦202E⟧</td>"
        );
    }
}
