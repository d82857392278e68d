//! What is written reads back the same, in every form and for any text a person may type.

use encoding_rs::GB18030;
use kaohe::exchange::{Encoding, dataset_json, read_csv, read_json, write_csv};
use kaohe::model::dataset::Remark;
use kaohe::model::{
    Adjustment, Dataset, Entry, MetricIx, NodeIx, Period, Quantity, Reported, Scheme, UnitIx, Verification,
};
use kaohe::text::hidden_character;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

use crate::fixture::scheme;

/// Texts as people type them, and texts that try to be formulas, quotes or separators.
fn text() -> impl Strategy<Value = String> {
    let legible = |text: &String| {
        let lines = text.split('\n');
        lines.map(hidden_character).all(|hidden| hidden.is_none()) && !text.contains(is_lost)
    };
    prop_oneof![
        2 => Just(String::new()),
        2 => "[ \"',;=+@\\-'\n县区海关统计，、（）]{0,8}",
        1 => "\\PC{0,12}".prop_filter("legible", legible),
    ]
}

fn is_lost(character: char) -> bool {
    matches!(character, '\u{FFFD}' | '\u{FDD0}'..='\u{FDEF}') || u32::from(character) & 0xFFFE == 0xFFFE
}

fn number() -> impl Strategy<Value = Quantity> {
    prop_oneof![
        "-?[0-9]{1,9}(\\.[0-9]{1,9})?".prop_map(|digits| digits.parse().expect("a number")),
        any::<i32>().prop_map(Quantity::from),
    ]
}

fn reported() -> impl Strategy<Value = Reported> {
    prop_oneof![
        Just(Reported::Pending),
        Just(Reported::Missing),
        Just(Reported::NotApplicable),
        number().prop_map(Reported::Value),
    ]
}

fn verification() -> impl Strategy<Value = Verification> {
    prop_oneof![Just(Verification::Reported), Just(Verification::Verified)]
}

fn entry() -> impl Strategy<Value = Entry> {
    (reported(), verification()).prop_map(|(reported, verification)| Entry { reported, verification })
}

fn period() -> impl Strategy<Value = Period> {
    (2016..=2021).prop_map(Period::year)
}

fn mark() -> impl Strategy<Value = Entry> {
    (0..=100_i32, verification()).prop_map(|(mark, verification)| Entry {
        reported: Reported::Value(mark.into()),
        verification,
    })
}

prop_compose! {
    fn dataset(scheme: Scheme)(
        cells in btree_map((period(), 0..3_usize, 0..3_usize), (entry(), text(), text()), 0..12),
        marks in btree_map((period(), 0..2_usize, "[0-9李明]{1,3}"), mark(), 0..6),
        applied in btree_map((period(), 0..2_usize, text()), (1..9_i32, text()), 0..4),
    ) -> Dataset {
        let mut dataset = scheme.empty_dataset();
        for ((period, unit, metric), (entry, source, note)) in cells {
            let remark = Remark { source, note };
            if (entry, &remark) != (Entry::default(), &Remark::default()) {
                dataset.set(period, UnitIx(unit), MetricIx(metric), entry);
                dataset.set_remark(period, UnitIx(unit), MetricIx(metric), remark);
            }
        }
        let judged = scheme.find_node("G4").unwrap_or(NodeIx(0));
        for ((period, unit, assessor), entry) in marks {
            dataset.set_mark(period, (judged, UnitIx(unit)), &assessor, Some(entry));
        }
        for ((period, unit, reason), (count, evidence)) in applied {
            let mut all = dataset.adjustments(period).to_vec();
            let item = "X1".to_owned();
            all.push(Adjustment { unit: UnitIx(unit), item, count: count.into(), reason, actor: String::new(), evidence });
            dataset.set_adjustments(period, all);
        }
        dataset
    }
}

proptest! {
    #[test]
    fn a_dataset_written_as_csv_reads_back_the_same(dataset in dataset(scheme())) {
        let scheme = scheme();
        let table = read_csv(&write_csv(&scheme, &dataset), &scheme, None).expect("what was written");
        prop_assert!(table.certain);
        prop_assert_eq!(&table.readings, &[]);
        prop_assert_eq!(table.to_dataset(&scheme), dataset);
    }

    #[test]
    fn a_dataset_saved_again_as_gb18030_reads_back_the_same(dataset in dataset(scheme())) {
        let scheme = scheme();
        let written = String::from_utf8(write_csv(&scheme, &dataset)).expect("UTF-8");
        let (bytes, _, _) = GB18030.encode(&written);
        prop_assume!(GB18030.decode_without_bom_handling(&bytes).0 == written);
        let table = read_csv(&bytes, &scheme, Some(Encoding::Gb18030)).expect("what was written");
        prop_assert_eq!(table.to_dataset(&scheme), dataset.clone());
        // Found out without being told, it is right or not called certain.
        if let Ok(guessed) = read_csv(&bytes, &scheme, None) {
            prop_assert!(!guessed.certain || guessed.to_dataset(&scheme) == dataset);
        }
    }

    #[test]
    fn a_dataset_written_as_json_reads_back_the_same(dataset in dataset(scheme())) {
        let scheme = scheme();
        let bytes = serde_json::to_vec_pretty(&dataset_json(&scheme, &dataset)).expect("JSON");
        let table = read_json(&bytes, &scheme).expect("what was written");
        prop_assert_eq!(table.to_dataset(&scheme), dataset);
    }

    #[test]
    fn no_bytes_make_the_reader_stumble(bytes in vec(any::<u8>(), 0..200)) {
        let _ = read_csv(&bytes, &scheme(), None);
        let _ = read_json(&bytes, &scheme());
    }

    #[test]
    fn no_text_makes_the_reader_stumble(rows in vec("[\"\r\n\t,;=%@0-9.eE+\\-，％０县NA龙门\u{0}\u{202E}]{0,40}", 0..6)) {
        let text = format!("period,unit,metric,value,note\n{}", rows.join("\n"));
        if let Err(error) = read_csv(text.as_bytes(), &scheme(), None) {
            let message = error.message(kaohe::text::Lang::En);
            prop_assert!(message.split('\n').all(|line| hidden_character(line).is_none()), "{}", message);
        }
    }
}
