//! A site: the papers of a period as pages that lead to each other, in a folder that needs nothing
//! else. Written whole or not at all.

use std::fs;
use std::path::Path;

use super::document::document;
use super::{Paper, Source};
use crate::error::Result;
use crate::model::UnitIx;
use crate::ops::file::Existing;
use crate::ops::folder::Folder;
use crate::progress::Progress;
use crate::report::render::{Around, OF_A_SITE, page_among};
use crate::text::{Lang, Text};

const INDEX: &str = "index.html";

/// Writes the site of a period to a folder.
///
/// # Errors
/// The folder exists and is to be kept, or is no such site; it cannot be written; or it was cancelled.
pub fn site(source: &Source<'_>, lang: Lang, (to, existing): (&Path, Existing), progress: &Progress) -> Result<()> {
    let folder = Folder::begin(to, existing, is_site)?;
    let site = Site { source, lang };
    let pages = site.pages();
    let part = progress.begin(WRITING, pages.len() as u64)?;
    for (n, (paper, file)) in pages.iter().enumerate() {
        if let Some(document) = document(source, *paper, lang) {
            folder.put(file, &page_among(&document, &site.around(*paper)))?;
        }
        part.at(n as u64 + 1)?;
    }
    folder.place()
}

const WRITING: Text = Text::new("生成网页", "writing the pages");

/// Whether a folder holds pages of such a site and nothing else.
fn is_site(folder: &Path) -> bool {
    let is_page = |name: &str| Path::new(name).extension().is_some_and(|ending| ending == "html");
    let Ok(entries) = fs::read_dir(folder) else {
        return false;
    };
    let names: Vec<_> = entries.map(|entry| entry.map(|entry| entry.file_name())).collect();
    let are_pages = names.iter().all(|name| {
        let name = name.as_ref().ok().and_then(|name| name.to_str());
        name.is_some_and(is_page)
    });
    let index = fs::read_to_string(folder.join(INDEX));
    names.is_empty() || are_pages && index.is_ok_and(|index| index.contains(OF_A_SITE))
}

#[derive(Clone, Copy)]
struct Site<'a> {
    source: &'a Source<'a>,
    lang: Lang,
}

impl Site<'_> {
    /// The pages with their files.
    fn pages(self) -> Vec<(Paper, String)> {
        let round = self.source.round;
        let mut papers = vec![Paper::Ranking, Paper::Method];
        papers.extend(round.plan.is_some().then_some(Paper::Plan));
        papers.extend(super::all_scorecards(round));
        papers.into_iter().map(|paper| (paper, file(paper))).collect()
    }

    /// The way from a page to the others.
    fn around(self, paper: Paper) -> Around {
        let round = self.source.round;
        let mut main = vec![Paper::Ranking, Paper::Method];
        main.extend(round.plan.is_some().then_some(Paper::Plan));
        let link = |of: Paper| (self.name(of), (of != paper).then(|| file(of)));
        let mut links: Vec<_> = main.into_iter().map(link).collect();
        if let Some(UnitIx(n)) = paper.unit() {
            let beside = |to: Option<usize>| to.map(|to| Paper::Scorecard(UnitIx(to)));
            let next = beside(Some(n + 1).filter(|next| *next < round.scheme.n_units()));
            links.extend(beside(n.checked_sub(1)).map(|of| (format!("← {}", self.name(of)), Some(file(of)))));
            links.push(link(paper));
            links.extend(next.map(|of| (format!("{} →", self.name(of)), Some(file(of)))));
        }
        let named = (0..round.scheme.n_units()).map(|n| Paper::Scorecard(UnitIx(n)));
        let named = named.filter(|_| paper == Paper::Ranking);
        Around {
            links,
            names: named.map(|of| (self.name(of), file(of))).collect(),
        }
    }

    /// What a page is called where another leads to it.
    fn name(self, paper: Paper) -> String {
        let name = match paper {
            Paper::Scorecard(unit) => self.source.round.scheme.unit(unit).name.clone(),
            Paper::Ranking => Text::new("考核结果", "Results"),
            Paper::Method => Text::new("计分办法", "Scoring method"),
            Paper::Plan => Text::new("工作计划进展", "Progress of the plan"),
            Paper::Notice(_) | Paper::Ledger(_) | Paper::Circular(_) | Paper::Workbook => paper.title(),
        };
        name.get(self.lang).to_owned()
    }
}

/// The file of a page, the same on every system.
fn file(paper: Paper) -> String {
    match paper {
        Paper::Scorecard(UnitIx(n)) => format!("unit-{}.html", n + 1),
        Paper::Method => "method.html".to_owned(),
        Paper::Plan => "plan.html".to_owned(),
        Paper::Ranking | Paper::Notice(_) | Paper::Ledger(_) | Paper::Circular(_) | Paper::Workbook => INDEX.to_owned(),
    }
}
