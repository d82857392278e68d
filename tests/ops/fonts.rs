//! The fonts of papers: found by the names that offices use, and missing with a sentence.

use std::path::{Path, PathBuf};

use kaohe::error::Kind;
use kaohe::ops::fonts::Library;
use kaohe::report::document::{Block, Document, Front, Manner, Sheet};
use kaohe::text::Lang;

fn face() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts/KaoheTestSans.otf")
}

fn paper(text: &str) -> Document {
    Document {
        lang: Lang::Zh,
        manner: Manner::Official,
        sheet: Sheet::Upright,
        front: Front {
            title: "关于甲县的通报".to_owned(),
            ..Front::default()
        },
        blocks: vec![Block::Paragraph(text.to_owned())],
    }
}

#[test]
fn a_font_that_is_named_stands_for_every_typeface() {
    for named in [face(), face().parent().expect("a folder").to_owned()] {
        let library = Library::only(vec![named]);
        let bytes = library.set(&paper("甲县完成值80.66。")).expect("a PDF");
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            text.contains("+KaoheTestSans-Regular"),
            "the face is embedded as a subset"
        );
        assert!(text.contains("/FontFile3") && text.contains("/ToUnicode"));
    }
}

#[test]
fn without_a_chinese_font_the_typefaces_are_named_with_what_to_install() {
    let error = Library::only(Vec::new()).set(&paper("甲县")).expect_err("no font");
    assert_eq!(error.kind, Kind::NotFound);
    let zh = error.message(Lang::Zh);
    assert!(
        zh.contains("《关于甲县的通报》") && zh.contains("宋体、仿宋、小标宋"),
        "{zh}"
    );
    assert!(zh.contains("fonts-noto-cjk") && zh.contains("--font"), "{zh}");
    let en = error.message(Lang::En);
    assert!(
        en.contains("Song, Fangsong, Xiaobiaosong") && en.contains("Install"),
        "{en}"
    );
}

#[test]
fn a_character_that_no_font_has_is_named() {
    let library = Library::only(vec![face()]);
    let error = library
        .set(&paper("甲县\u{2A700}\u{2A701}"))
        .expect_err("no such character");
    assert_eq!(error.kind, Kind::NotFound);
    assert!(error.message(Lang::Zh).contains("(U+2A700)、"), "{error}");
    assert!(error.message(Lang::En).contains("(U+2A701)"), "{error}");
    library.set(&paper("甲县")).expect("the next paper is not held up");
}

#[test]
fn a_named_file_that_is_no_font_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ttf");
    let error = Library::only(vec![path.clone()])
        .set(&paper("甲县"))
        .expect_err("no file");
    assert_eq!(error.kind, Kind::NotFound);
    std::fs::write(&path, "no font").expect("written");
    let error = Library::only(vec![path]).set(&paper("甲县")).expect_err("no font");
    assert_eq!(error.kind, Kind::Invalid);
    assert!(error.message(Lang::En).contains("a.ttf"), "{error}");
}
