//! The sample assessments read without a fault, and say what they should.

use std::fs;
use std::path::Path;

use kaohe::exchange::schema::Schema;
use kaohe::exchange::{read_csv, read_plan, read_scheme, read_scheme_document, write_csv};
use kaohe::model::Scheme;
use kaohe::text::Lang;
use serde_json::Value;

fn bytes(sample: &str, file: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(sample);
    fs::read(path.join(file)).expect("a file of the sample")
}

fn scheme(sample: &str) -> Scheme {
    let scheme = read_scheme(&bytes(sample, "scheme.json"));
    scheme.map_err(|error| error.message(Lang::Zh)).expect(sample)
}

#[test]
fn the_huizhou_scheme_has_26_indicators_in_7_criteria_for_7_units() {
    let scheme = scheme("huizhou");
    assert_eq!(scheme.indicators().count(), 26);
    assert_eq!(scheme.top().len(), 7);
    assert_eq!(scheme.n_units(), 7);
    assert_eq!(scheme.n_groups(), 2);
    assert!((scheme.full_marks() - 100.0).abs() < f64::EPSILON);
}

#[test]
fn every_huizhou_indicator_is_defined_and_linked_in_both_languages() {
    for (_, node) in scheme("huizhou").indicators() {
        let code = node.code();
        let definition = node.document.definition.as_ref().expect(code);
        for text in [node.name(), definition] {
            assert!(!text.get(Lang::Zh).is_ascii(), "{code}");
            assert_ne!(text.get(Lang::Zh), text.get(Lang::En), "{code}");
        }
        assert!(!node.document.measures.is_empty(), "{code}");
        assert!(!node.document.scored_by.is_empty(), "{code}");
    }
}

#[test]
fn writing_a_scheme_document_and_reading_it_back_changes_nothing() {
    let document = read_scheme_document(&bytes("huizhou", "scheme.json")).expect("a scheme");
    let written = serde_json::to_vec(&document).expect("JSON");
    assert_eq!(read_scheme_document(&written).expect("a scheme"), document);
}

#[test]
fn the_tiny_scheme_has_4_indicators_for_3_fictitious_counties() {
    let scheme = scheme("tiny");
    assert_eq!(scheme.indicators().count(), 4);
    let names: Vec<_> = scheme.units().iter().map(|unit| unit.name.to_string()).collect();
    assert_eq!(names, ["甲县", "乙县", "丙县"]);
    assert!(scheme.is_adjustment("V1"));
}

#[test]
fn the_samples_leave_nothing_to_warn_of() {
    for sample in ["huizhou", "tiny"] {
        let scheme = scheme(sample);
        assert_eq!(Scheme::warnings(scheme.document()), [], "{sample}");
    }
}

#[test]
fn the_data_of_every_sample_is_read_whole_and_without_doubts() {
    for sample in ["huizhou", "tiny"] {
        let scheme = scheme(sample);
        let table = read_csv(&bytes(sample, "data.csv"), &scheme, None);
        let table = table.map_err(|error| error.message(Lang::Zh)).expect(sample);
        assert!(table.certain, "{sample}");
        assert_eq!(table.warnings, [], "{sample}");
        assert_eq!(table.readings, [], "{sample}");
    }
}

#[test]
fn writing_the_data_of_every_sample_and_reading_it_back_changes_nothing() {
    for sample in ["huizhou", "tiny"] {
        let scheme = scheme(sample);
        let table = read_csv(&bytes(sample, "data.csv"), &scheme, None).expect(sample);
        let dataset = table.to_dataset(&scheme);
        let written = write_csv(&scheme, &dataset);
        let again = read_csv(&written, &scheme, None).expect(sample);
        assert_eq!(again.to_dataset(&scheme), dataset, "{sample}");
        assert_eq!(again.rows.len(), table.rows.len(), "{sample}");
    }
}

#[test]
fn the_huizhou_plan_has_8_actions_31_measures_and_25_targets_with_their_departments() {
    let plan = plan();
    let measures = measures(&plan);
    let targets = plan["targets"].as_array().expect("targets");
    assert_eq!(plan["actions"].as_array().expect("actions").len(), 8);
    let numbers: Vec<_> = measures.iter().map(|measure| measure["no"].as_u64()).collect();
    assert_eq!(numbers, (1..=31).map(Some).collect::<Vec<_>>());
    let of_kind = |kind: &str| targets.iter().filter(|target| target["kind"] == kind).count();
    assert_eq!(
        (of_kind("quantified"), of_kind("rule"), of_kind("qualitative")),
        (17, 1, 7)
    );

    let departments = plan["departments"].as_array().expect("departments");
    let is_known = |name: &Value| departments.iter().any(|department| department["name"]["zh"] == *name);
    for measure in measures {
        for key in ["lead", "with"] {
            let named = measure[key].as_array().expect("departments");
            assert!(!named.is_empty() && named.iter().all(is_known), "{}", measure["no"]);
        }
    }
}

#[test]
fn the_huizhou_plan_is_as_its_schema_has_it() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/plan.schema.json");
    let schema = Schema::embedded(&fs::read_to_string(path).expect("the schema"));
    assert_eq!(schema.problems(&plan()), (Vec::new(), Vec::new()));
}

#[test]
fn every_huizhou_indicator_answers_to_the_plan_and_every_county_target_has_an_indicator() {
    let (plan, scheme) = (plan(), scheme("huizhou"));
    let measures = measures(&plan);
    let targets = plan["targets"].as_array().expect("targets");
    let mut assessed = Vec::new();
    for (_, node) in scheme.indicators() {
        for number in &node.document.measures {
            assert!(
                measures.iter().any(|measure| measure["no"] == *number),
                "{}",
                node.code()
            );
        }
        for code in &node.document.targets {
            assert!(targets.iter().any(|target| target["code"] == *code), "{}", node.code());
            assessed.push(code.as_str());
        }
    }
    for target in targets {
        let code = target["code"].as_str().expect("a code");
        assert_eq!(target["county_matter"] == true, assessed.contains(&code), "{code}");
    }
}

#[test]
fn every_unit_and_metric_that_the_huizhou_plan_names_is_in_the_scheme() {
    let plan = read_plan(&bytes("huizhou", "plan.json")).expect("a plan");
    let scheme = scheme("huizhou");
    for unit in plan
        .document()
        .departments
        .iter()
        .flat_map(|department| &department.units)
    {
        assert!(scheme.find_unit(unit).is_some(), "{unit}");
    }
    let amounts = plan.targets().iter().flat_map(|target| &target.amounts);
    for data in amounts.filter_map(|amount| amount.data.as_ref()) {
        for metric in data.input().metrics() {
            assert!(scheme.find_metric(metric).is_some(), "{metric}");
        }
    }
    // Counties and both zones answer for these thirteen measures, and for no other.
    let of_counties = plan.measures().filter(|(_, measure)| plan.units_of(measure).len() == 7);
    let of_counties: Vec<_> = of_counties.map(|(_, measure)| measure.no).collect();
    assert_eq!(of_counties, [1, 2, 3, 4, 8, 9, 10, 11, 12, 13, 16, 18, 19]);
    let of_none = plan.measures().filter(|(_, measure)| plan.units_of(measure).is_empty());
    assert_eq!(of_none.count(), 18);
}

fn plan() -> Value {
    serde_json::from_slice(&bytes("huizhou", "plan.json")).expect("JSON")
}

fn measures(plan: &Value) -> Vec<Value> {
    let actions = plan["actions"].as_array().expect("actions").iter();
    let measures = actions.map(|action| action["measures"].as_array().expect("measures").clone());
    measures.flatten().collect()
}
