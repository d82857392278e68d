//! Markdown (tables as on GitHub); spans are flattened, charts become tables of their numbers.

use crate::i18n::plain::visible;
use crate::i18n::width::Align;
use crate::report::document::{Block, Chart, Document, Fact, RowKind, Table};
use crate::text::Lang;

/// The whole document.
pub(super) fn render(document: &Document) -> String {
    let front = &document.front;
    let masthead = front.masthead.iter().flat_map(|head| [&head.office, &head.number]);
    let mut parts: Vec<String> = masthead.map(|line| escaped(line)).collect();
    parts.extend([format!("# {}", escaped(&front.title)), escaped(&front.subtitle)]);
    let marks = front.draft.iter().chain(&front.notice);
    parts.extend(marks.map(|mark| format!("> **{}**", escaped(mark))));
    parts.extend(document.blocks.iter().map(|block| self::block(block, document.lang)));
    parts.push("---".to_owned());
    let footer: Vec<_> = front.footer.iter().map(|line| escaped(line)).collect();
    parts.push(footer.join("  \n"));
    parts.retain(|part| !part.is_empty());
    format!("{}\n", parts.join("\n\n"))
}

fn block(block: &Block, lang: Lang) -> String {
    match block {
        Block::Heading(text) => format!("## {}", escaped(text)),
        Block::Paragraph(text) | Block::Addressee(text) => escaped(text),
        Block::Annex(mark, title) => format!("## {}　{}", escaped(mark), escaped(title)),
        Block::Issued(lines) | Block::Imprint(lines) => {
            let lines: Vec<_> = lines.iter().map(|line| escaped(line)).collect();
            lines.join("  \n")
        }
        Block::NewPage(_) => "---".to_owned(),
        Block::Notes(notes) => numbered(notes),
        Block::Enclosures(titles) => match lang {
            Lang::Zh => format!("附件：\n\n{}", numbered(titles)),
            Lang::En => format!("Annexes:\n\n{}", numbered(titles)),
        },
        Block::Facts(facts) => facts
            .iter()
            .map(|fact| self::fact(fact, lang))
            .collect::<Vec<_>>()
            .join("\n"),
        Block::Table(table) => self::table(table),
        Block::Chart(chart) => self::chart(chart),
        Block::Signatures(labels) => {
            let blanks = labels.iter().map(|label| match lang {
                Lang::Zh => format!("{}：＿＿＿＿＿＿", escaped(label)),
                Lang::En => format!("{}: \\_\\_\\_\\_\\_\\_\\_\\_", escaped(label)),
            });
            blanks.collect::<Vec<_>>().join("　")
        }
    }
}

fn numbered(lines: &[String]) -> String {
    let numbered = lines.iter().enumerate();
    let numbered = numbered.map(|(n, line)| format!("{}. {}", n + 1, escaped(line)));
    numbered.collect::<Vec<_>>().join("\n")
}

fn fact(fact: &Fact, lang: Lang) -> String {
    let (label, value) = (escaped(&fact.label), escaped(&fact.value));
    let note = match (fact.note.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("（{}）", escaped(&fact.note)),
        (false, Lang::En) => format!(" ({})", escaped(&fact.note)),
    };
    match lang {
        Lang::Zh => format!("- {label}：**{value}**{note}"),
        Lang::En => format!("- {label}: **{value}**{note}"),
    }
}

fn table(table: &Table) -> String {
    let headings: Vec<_> = table.columns.iter().map(|column| escaped(&column.heading)).collect();
    let rules = table.columns.iter().map(|column| match column.align {
        Align::Left => "---",
        Align::Center => ":-:",
        Align::Right => "--:",
    });
    let mut lines = Vec::new();
    if !table.caption.is_empty() {
        lines.push(format!("**{}**\n", escaped(&table.caption)));
    }
    lines.push(row(&headings));
    lines.push(row(&rules.map(str::to_owned).collect::<Vec<_>>()));
    for (cells, kind) in table.grid().into_iter().zip(table.rows.iter().map(|row| row.kind)) {
        let texts = cells.into_iter().map(|cell| {
            let text = cell.map_or_else(String::new, |cell| escaped(&cell.text));
            match kind {
                RowKind::Subtotal | RowKind::Total if !text.is_empty() => format!("**{text}**"),
                RowKind::Body | RowKind::Subtotal | RowKind::Total => text,
            }
        });
        lines.push(row(&texts.collect::<Vec<_>>()));
    }
    lines.join("\n")
}

fn chart(chart: &Chart) -> String {
    let names = chart.series.iter().map(|series| escaped(&series.name));
    let headings: Vec<_> = std::iter::once(escaped(&chart.title)).chain(names).collect();
    let rules: Vec<_> = std::iter::once("---".to_owned())
        .chain(chart.series.iter().map(|_| "--:".to_owned()))
        .collect();
    let mut lines = vec![row(&headings), row(&rules)];
    for (n, category) in chart.categories.iter().enumerate() {
        let shown = chart
            .series
            .iter()
            .map(|series| series.shown.get(n).map_or_else(String::new, |text| escaped(text)));
        lines.push(row(&std::iter::once(escaped(category))
            .chain(shown)
            .collect::<Vec<_>>()));
    }
    lines.join("\n")
}

fn row(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

/// Text that means only itself: no markup, no HTML, no cell borders, no line breaks.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for (n, letter) in visible(&text.replace(['\r', '\n'], " ")).char_indices() {
        let opens_line = n == 0 && matches!(letter, '#' | '+' | '-' | '=');
        if opens_line
            || matches!(
                letter,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '!'
            )
        {
            safe.push('\\');
        }
        safe.push(letter);
    }
    // "1." at the start of a line would open a list.
    match safe.split_once('.') {
        Some((number, rest))
            if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) && rest.starts_with(' ') =>
        {
            format!("{number}\\.{rest}")
        }
        _ => safe,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_means_only_itself() {
        assert_eq!(escaped("a|b\n<b>*x*_y_`z`"), "a\\|b \\<b\\>\\*x\\*\\_y\\_\\`z\\`");
        assert_eq!(escaped("[龙门](http://x)!"), "\\[龙门\\](http://x)\\!");
        assert_eq!(escaped("# 一"), "\\# 一");
        assert_eq!(escaped("-1.20"), "\\-1.20");
        assert_eq!(escaped("1. 一"), "1\\. 一");
        assert_eq!(escaped("80.66"), "80.66");
    }
}
