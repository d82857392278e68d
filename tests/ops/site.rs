//! Everything at once: a site whose pages lead to each other, and every paper in every format.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use kaohe::error::Kind;
use kaohe::ops::export::{Format, Order, Paper, Source, all_papers, export_all, site};
use kaohe::ops::file::Existing;
use kaohe::progress::{Progress, Stop};
use kaohe::text::Lang;

use crate::desk::{Desk, round};

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"));
    names.collect()
}

/// What the pages of a folder lead to.
fn links(page: &str) -> BTreeSet<String> {
    let links = page.split("href=\"").skip(1);
    let links = links.map(|rest| rest.split('"').next().unwrap_or_default().to_owned());
    links.collect()
}

#[test]
fn every_page_of_a_site_is_reached_and_leads_only_to_pages_beside_it() {
    let (desk, session) = Desk::new();
    let now = round(&session, "2021");
    let source = Source::of(&session, &now).expect("a source");
    for lang in [Lang::Zh, Lang::En] {
        let folder = desk.folder.path().join(format!("{lang:?}"));
        site(&source, lang, (&folder, Existing::Keep), &Progress::default()).expect("written");
        let pages = names(&folder);
        let expected = ["index.html", "method.html", "unit-1.html", "unit-2.html"].map(str::to_owned);
        assert_eq!(pages, BTreeSet::from(expected));
        let mut reached = BTreeSet::new();
        for name in &pages {
            let page = fs::read_to_string(folder.join(name)).expect("a page");
            assert!(page.contains("default-src 'none'"), "{name}");
            assert!(!page.contains("<script") && !page.contains("://"), "{name}");
            let links = links(&page);
            assert!(links.is_subset(&pages) && !links.contains(name), "{name}: {links:?}");
            reached.extend(links);
        }
        assert_eq!(reached, pages);
    }
}

#[test]
fn the_ranking_of_a_site_leads_to_the_page_of_each_unit() {
    let (desk, session) = Desk::new();
    let now = round(&session, "2021");
    let source = Source::of(&session, &now).expect("a source");
    let folder = desk.folder.path().join("site");
    site(&source, Lang::Zh, (&folder, Existing::Keep), &Progress::default()).expect("written");
    let index = fs::read_to_string(folder.join("index.html")).expect("a page");
    assert!(index.contains("<a href=\"unit-2.html\">乙县</a>"), "{index}");
    let unit = fs::read_to_string(folder.join("unit-2.html")).expect("a page");
    assert!(unit.contains("<h1>乙县2021年度考核评分表</h1>"), "{unit}");
}

#[test]
fn a_site_is_replaced_whole_only_where_it_was_written_here_and_not_at_all_when_cancelled() {
    let (desk, session) = Desk::new();
    let now = round(&session, "2021");
    let source = Source::of(&session, &now).expect("a source");
    let folder = desk.folder.path().join("site");
    let write = |existing, progress: &Progress| site(&source, Lang::Zh, (&folder, existing), progress);
    let stop = Stop::default();
    let asks = stop.clone();
    let stopping = Progress::told(stop, move |step| {
        if step.done == 2 {
            asks.ask();
        }
    });
    assert_eq!(
        write(Existing::Keep, &stopping).expect_err("cancelled").kind,
        Kind::Cancelled
    );
    assert!(!folder.exists());
    write(Existing::Keep, &Progress::default()).expect("written");
    let kept = write(Existing::Keep, &Progress::default()).expect_err("kept");
    assert_eq!(kept.kind, Kind::Conflict);
    write(Existing::Replace, &Progress::default()).expect("replaced");
    fs::write(folder.join("mine.txt"), "mine").expect("written");
    let foreign = write(Existing::Replace, &Progress::default()).expect_err("not ours");
    assert_eq!(foreign.kind, Kind::Conflict);
    assert_eq!(fs::read_to_string(folder.join("mine.txt")).expect("mine"), "mine");
}

#[test]
fn every_paper_is_written_in_every_format_it_can_be_had_in_with_the_same_bytes_each_time() {
    let (desk, session) = Desk::new();
    let session = session.with_fonts(vec![face()]);
    let now = round(&session, "2021");
    let source = Source::of(&session, &now).expect("a source");
    let papers = all_papers(&now, "2022-01-15".parse().expect("a day"));
    assert!(papers.contains(&Paper::Ranking) && papers.contains(&Paper::Method));
    let expected: usize = papers.iter().map(|paper| paper.formats().count()).sum();
    let write = |name: &str| {
        let to = desk.folder.path().join(name);
        let order = Order {
            format: Format::DEFAULT,
            lang: Lang::Zh,
            to: Some(&to),
            existing: Existing::Keep,
        };
        export_all(&source, &papers, &order, &Progress::default()).expect("written")
    };
    let (first, second) = (write("one"), write("two"));
    assert_eq!(first.len(), expected);
    for (one, two) in first.iter().zip(&second) {
        assert_eq!(one.file_name(), two.file_name());
        assert_eq!(
            fs::read(one).expect("a paper"),
            fs::read(two).expect("a paper"),
            "{}",
            one.display()
        );
    }
    assert_eq!(names(&desk.folder.path().join("one")).len(), expected);
}

fn face() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts/KaoheTestSans.otf")
}
