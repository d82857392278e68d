//! The schemas of `schemas/` themselves.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

fn schemas() -> Vec<(PathBuf, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    let entries = fs::read_dir(folder).expect("the schemas");
    let paths = entries.map(|entry| entry.expect("a file").path());
    paths
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a schema");
            let value = serde_json::from_str(&text).expect("JSON");
            (path, value)
        })
        .collect()
}

#[test]
fn every_schema_is_valid_2020_12() {
    let schemas = schemas();
    assert!(!schemas.is_empty());
    for (path, schema) in schemas {
        assert_eq!(
            schema["$schema"],
            "https://json-schema.org/draft/2020-12/schema",
            "{}",
            path.display()
        );
        if let Err(error) = jsonschema::draft202012::meta::validate(&schema) {
            panic!("{}: {error}", path.display());
        }
    }
}

#[test]
fn every_object_refuses_unknown_keys_and_describes_its_own_in_both_languages() {
    let mut objects = 0;
    for (path, schema) in schemas() {
        walk(&schema, "", &mut |pointer, part| {
            let Some(properties) = part.get("properties").and_then(Value::as_object) else {
                return;
            };
            objects += 1;
            let place = format!("{}{pointer}", path.display());
            assert_eq!(part["additionalProperties"], false, "{place}");
            for (key, property) in properties {
                let described = property.get("description").or_else(|| {
                    let reference = property.get("$ref")?.as_str()?.strip_prefix('#')?;
                    schema.pointer(reference)?.get("description")
                });
                let description = described.and_then(Value::as_str).unwrap_or_default();
                assert!(description.contains(" | "), "{place}/properties/{key}");
            }
        });
    }
    assert!(objects > 60, "{objects}");
}

#[test]
fn an_input_of_a_plan_is_an_input_of_a_scheme() {
    let schemas = schemas();
    let definition = |file: &str, name: &str| {
        let (_, schema) = schemas.iter().find(|(path, _)| path.ends_with(file)).expect("a schema");
        schema["$defs"][name].clone()
    };
    for name in ["input", "over", "period", "code"] {
        assert_eq!(
            definition("plan.schema.json", name),
            definition("scheme.schema.json", name),
            "{name}"
        );
    }
}

fn walk(value: &Value, pointer: &str, visit: &mut impl FnMut(&str, &Value)) {
    match value {
        Value::Object(object) => {
            if !pointer.ends_with("/properties") {
                visit(pointer, value);
            }
            for (key, item) in object {
                walk(item, &format!("{pointer}/{key}"), visit);
            }
        }
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                walk(item, &format!("{pointer}/{n}"), visit);
            }
        }
        _ => {}
    }
}
