//! Entry forms: made, filled in and brought back, by a department, a unit and an expert.

use kaohe::error::Kind;
use kaohe::exchange::form::{Audience, Form};
use kaohe::exchange::{Mapping, read_workbook};
use kaohe::model::Role;
use kaohe::ops::file::Existing;
use kaohe::ops::import::{ReadOptions, apply, plan};
use kaohe::ops::session::Session;
use kaohe::ops::template::{Format, Order, bytes, template};
use kaohe::ops::{actor, journal};
use kaohe::text::Lang;

use crate::desk::{A, Desk, EXPORT, G, assert_fresh, clock, round, value};

fn order<'a>(audience: Audience, format: Format) -> Order<'a> {
    Order {
        audience,
        format,
        is_filled: false,
        lang: Lang::Zh,
        to: None,
        existing: Existing::Keep,
    }
}

const DATA: &str = "period,unit,metric,value,status
2020,a,export,45.50,verified
2021,a,export,50,verified
2021,a,brands,NA,
2021,b,export,未报送,
2021,b,brands,0.1234567890123456789,
2021,a,G@甲,90,
";

fn filled(desk: &Desk, session: &mut Session) -> kaohe::ops::round::Round {
    let mut now = round(session, "2021");
    let data = desk.file("data.csv", DATA);
    let planned = plan(session, &now, &data, &ReadOptions::default()).expect("a plan");
    apply(session, &mut now, planned, "").expect("imported");
    now
}

#[test]
fn a_form_with_what_is_there_comes_back_the_same_in_every_format_and_language() {
    let (desk, mut session) = Desk::new();
    let now = filled(&desk, &mut session);
    for (format, lang) in [
        (Format::Xlsx, Lang::Zh),
        (Format::Xlsx, Lang::En),
        (Format::Csv, Lang::Zh),
        (Format::Csv, Lang::En),
    ] {
        let order = Order {
            is_filled: true,
            lang,
            to: Some(desk.folder.path()),
            existing: Existing::Replace,
            ..order(Audience::Everybody, format)
        };
        let file = template(&now, &order).expect("a form");
        let planned = plan(&session, &now, &file, &ReadOptions::default()).expect("a plan");
        assert_eq!(
            (planned.new, planned.changed, planned.same),
            (0, 0, 4),
            "{format:?} {lang:?}"
        );
        let (_other, elsewhere) = Desk::new();
        let there = round(&elsewhere, "2021");
        let planned = plan(&elsewhere, &there, &file, &ReadOptions::default()).expect("a plan");
        assert_eq!(planned.new, 4, "{format:?} {lang:?}");
    }
}

#[test]
fn an_empty_form_changes_nothing_and_the_same_data_make_the_same_bytes() {
    let (desk, mut session) = Desk::new();
    let now = filled(&desk, &mut session);
    for audience in [
        Audience::Everybody,
        Audience::Department("商务局".to_owned()),
        Audience::Unit(A),
        Audience::Assessor("甲".to_owned()),
    ] {
        let order = order(audience, Format::Xlsx);
        let form = bytes(&now, &order).expect("a form");
        assert_eq!(form, bytes(&now, &order).expect("a form"));
        let path = desk.folder.path().join("form.xlsx");
        std::fs::write(&path, form).expect("written");
        let planned = plan(&session, &now, &path, &ReadOptions::default()).expect("a plan");
        assert_eq!((planned.new, planned.changed, planned.same), (0, 0, 0));
    }
}

#[test]
fn a_form_asks_a_department_for_its_own_metrics_and_names_the_departments_there_are() {
    let (_desk, session) = Desk::new();
    let now = round(&session, "2021");
    let csv = bytes(&now, &order(Audience::Department("商务局".to_owned()), Format::Csv)).expect("a form");
    let csv = String::from_utf8(csv).expect("a text");
    assert!(
        csv.contains("2021,甲县,出口,,") && csv.contains("2021,全市,出口,,") && !csv.contains("品牌"),
        "{csv}"
    );
    let error = bytes(&now, &order(Audience::Department("财政局".to_owned()), Format::Csv)).expect_err("nothing");
    assert_eq!(error.kind, Kind::NotFound);
    assert!(error.to_string().contains("商务局、市监局"), "{error}");
}

#[test]
fn a_form_for_another_scheme_or_version_is_refused_in_words() {
    let (desk, session) = Desk::new();
    let now = round(&session, "2021");
    let form = bytes(&now, &order(Audience::Everybody, Format::Xlsx)).expect("a form");
    let other = crate::desk::SCHEME.replace("\"1.0.0\"", "\"1.1.0\"");
    let other = kaohe::exchange::read_scheme(other.as_bytes()).expect("a scheme");
    let error = read_workbook(&form, &other, &Mapping::default()).expect_err("refused");
    assert!(
        error.to_string().contains("“two-counties”1.0.0") && error.to_string().contains("kaohe template"),
        "{error}"
    );
    drop(desk);
}

#[test]
fn text_that_looks_like_a_formula_stays_text_on_a_form() {
    let scheme = crate::desk::SCHEME
        .replace("\"甲县\"", "\"=HYPERLINK(甲县)\"")
        .replace("\"出口\"", "\"@SUM(出口)\"");
    let scheme = kaohe::exchange::read_scheme(scheme.as_bytes()).expect("a scheme");
    let form = Form {
        scheme: &scheme,
        dataset: &scheme.empty_dataset(),
        period: "2021".parse().expect("a period"),
        audience: Audience::Everybody,
        is_filled: false,
        lang: Lang::Zh,
    };
    let bytes = form.xlsx().expect("a form");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut parts = String::new();
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).expect("a part");
        if part.name().expect("a name").starts_with("xl/worksheets/") {
            std::io::Read::read_to_string(&mut part, &mut parts).expect("a text");
        }
    }
    assert!(parts.contains("<sheetProtection") && !parts.contains("<f>"));
}

/// The desk with two experts, and the session of the first.
fn experts() -> (Desk, Session) {
    let (desk, mut session) = Desk::new();
    let mut now = filled(&desk, &mut session);
    for (name, role) in [
        ("张三", Role::Administrator),
        ("甲", Role::Expert),
        ("乙", Role::Expert),
    ] {
        let duties = actor::Duties {
            roles: Some(vec![role]),
            departments: None,
        };
        actor::add(&mut session, &mut now, name, &duties).expect("registered");
    }
    let expert = Session::open(&desk.store(), "甲", clock()).expect("a session");
    (desk, expert)
}

fn brought(desk: &Desk, session: &Session, rows: &str) -> kaohe::error::Result<kaohe::ops::import::Plan> {
    let file = desk.file("marks.csv", &format!("period,unit,metric,value\n{rows}"));
    plan(session, &round(session, "2021"), &file, &ReadOptions::default())
}

#[test]
fn an_expert_brings_their_own_marks_in_a_form() {
    let (desk, mut session) = experts();
    let mut now = round(&session, "2021");
    let form = order(Audience::Assessor("甲".to_owned()), Format::Csv);
    let form = String::from_utf8(bytes(&now, &form).expect("a form")).expect("a text");
    let file = desk.file("form.csv", &form.replace("乙县,G@甲,,", "乙县,G@甲,88,"));
    let planned = plan(&session, &now, &file, &ReadOptions::default()).expect("a plan");
    apply(&mut session, &mut now, planned, "")
        .expect("imported")
        .expect("a change");
    let marks = now.dataset.marks(now.period, G, kaohe::model::UnitIx(1));
    assert_eq!(marks[0].entry.reported, value("88"));
    assert_eq!(now.dataset.entry(now.period, A, EXPORT).reported, value("50"));
    assert_fresh(&session, &now);
}

#[test]
fn whatever_else_an_expert_brings_is_refused_with_its_place_and_is_not_compared() {
    let (desk, session) = experts();
    let before = journal::list(&session, None, 100).expect("the journal").len();
    for rows in [
        "2021,b,G@乙,70\n",
        "2021,a,export,50\n",
        "2021,a,X1,1\n",
        "2021,b,G@甲,80\n2021,a,G@乙,90\n",
    ] {
        let error = brought(&desk, &session, rows).expect_err(rows);
        assert_eq!(error.kind, Kind::Conflict);
        assert_eq!(error.problems.len(), 1, "{error}");
        assert!(error.to_string().contains("只能导入本人的评分"), "{error}");
    }
    assert!(brought(&desk, &session, "2021,b,G@甲,80\n").is_ok());
    let mut said = ReadOptions::default();
    said.headings.set("分数", "value").expect("a column");
    let file = desk.file("foreign.csv", "period,unit,metric,分数\n2021,b,G@甲,80\n");
    let mut now = round(&session, "2021");
    let mut session = session;
    let planned = plan(&session, &now, &file, &said).expect("a plan");
    assert_eq!(
        apply(&mut session, &mut now, planned, "").expect_err("refused").kind,
        Kind::Conflict
    );
    assert_eq!(journal::list(&session, None, 100).expect("the journal").len(), before);
}
