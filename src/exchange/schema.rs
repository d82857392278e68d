//! An embedded JSON Schema, and what is wrong with a document in our own words.
//!
//! Every description in `schemas/` is written `中文 | English`; it serves as the hint of what would
//! be right. Knows no format in particular.

use jsonschema::error::{TypeKind, ValidationErrorKind as Fault};
use jsonschema::{JsonType, ValidationError, Validator};
use serde_json::Value;

use super::json::below;
use crate::error::{Place, Problem};
use crate::text::{Lang, Text};

/// As many faults as anybody will read; a hostile file cannot make the list endless.
const MOST: usize = 1000;

/// A schema that came with the program.
pub struct Schema {
    document: Value,
    validator: Validator,
}

impl Schema {
    /// Compiles a schema of `schemas/`.
    ///
    /// # Panics
    /// The schema is not valid, which a test excludes for every one of them.
    #[must_use]
    pub fn embedded(text: &str) -> Self {
        let document: Value = serde_json::from_str(text).expect("BUG: an embedded schema is JSON");
        let validator = jsonschema::draft202012::new(&document).expect("BUG: an embedded schema is valid");
        Self { document, validator }
    }

    /// Everything in a document that is not as the schema has it, and the pointers of the keys
    /// that are not known.
    #[must_use]
    pub fn problems(&self, value: &Value) -> (Vec<Problem>, Vec<String>) {
        let errors: Vec<_> = self.validator.iter_errors(value).take(MOST).collect();
        let is_of_wrong_type = |pointer: &str| {
            let mut types = errors.iter().filter(|error| matches!(error.kind(), Fault::Type { .. }));
            types.any(|error| error.instance_path().as_str() == pointer)
        };
        let (mut problems, mut unknown) = (Vec::new(), Vec::new());
        for error in &errors {
            let pointer = error.instance_path().as_str();
            // Where the type is wrong, nothing else there means anything.
            if matches!(error.kind(), Fault::Type { .. }) || !is_of_wrong_type(pointer) {
                self.tell(error, pointer, &mut problems);
            }
            if let Fault::AdditionalProperties { unexpected } = error.kind() {
                unknown.extend(unexpected.iter().map(|key| below(pointer, key)));
            }
        }
        (problems, unknown)
    }

    fn tell(&self, error: &ValidationError<'_>, pointer: &str, problems: &mut Vec<Problem>) {
        match error.kind() {
            Fault::AdditionalProperties { unexpected } => {
                for key in unexpected {
                    let mut problem = Problem::at(below(pointer, key), unknown_key(key));
                    problem.fix = self.known_keys(error, key);
                    problems.push(problem);
                }
            }
            Fault::PropertyNames { error: name } => {
                let key = name.instance().as_str().unwrap_or_default();
                let mut problem = Problem::at(below(pointer, key), words(name));
                problem.fix = self.description(&parent(name.schema_path().as_str()));
                problems.push(problem);
            }
            Fault::Required { property } => {
                let key = property.as_str().unwrap_or_default();
                let schema = parent(error.schema_path().as_str());
                let what = Text::of(format!("缺少键“{key}”"), format!("the key \"{key}\" is missing"));
                let mut problem = Problem::at(pointer, what);
                problem.fix = self.description(&below(&format!("{schema}/properties"), key));
                problems.push(problem);
            }
            kind => {
                let mut problem = Problem::at(pointer, words(error));
                if !speaks_for_itself(kind) {
                    problem.fix = self.description(&parent(error.schema_path().as_str()));
                }
                problems.push(problem);
            }
        }
    }

    /// The description of a part of the schema, followed through a reference.
    fn description(&self, pointer: &str) -> Option<Text> {
        let part = self.document.pointer(pointer)?;
        let own = part.get("description").and_then(Value::as_str);
        let description = own.or_else(|| {
            let reference = part.get("$ref")?.as_str()?.strip_prefix('#')?;
            self.document.pointer(reference)?.get("description")?.as_str()
        })?;
        let (zh, en) = description.split_once(" | ")?;
        Some(Text::of(zh, en))
    }

    /// The key that was probably meant, else all that may stand there.
    fn known_keys(&self, error: &ValidationError<'_>, key: &str) -> Option<Text> {
        let schema = parent(error.schema_path().as_str());
        let properties = self.document.pointer(&format!("{schema}/properties"))?.as_object()?;
        let near = properties
            .keys()
            .map(|known| (strsim::damerau_levenshtein(known, key), known))
            .min()
            .filter(|(distance, known)| *distance <= 1 + known.chars().count() / 4);
        if let Some((_, known)) = near {
            return Some(Text::of(
                format!("是否为“{known}”？"),
                format!("did you mean \"{known}\"?"),
            ));
        }
        let keys: Vec<_> = properties.keys().map(String::as_str).collect();
        Some(Text::of(
            format!("可用的键：{}", keys.join("、")),
            format!("the keys are {}", keys.join(", ")),
        ))
    }
}

/// Whether a place is named by any of the problems.
#[must_use]
pub fn names(problems: &[Problem], place: &Place) -> bool {
    problems.iter().any(|problem| problem.place == *place)
}

fn unknown_key(key: &str) -> Text {
    Text::of(format!("不认识的键“{key}”"), format!("the key \"{key}\" is not known"))
}

fn parent(pointer: &str) -> String {
    pointer.rsplit_once('/').unwrap_or_default().0.to_owned()
}

/// Whether the message already says what would be right.
const fn speaks_for_itself(kind: &Fault) -> bool {
    matches!(
        kind,
        Fault::Enum { .. } | Fault::Constant { .. } | Fault::UniqueItems | Fault::MinLength { .. }
    )
}

fn words(error: &ValidationError<'_>) -> Text {
    let here = show(error.instance());
    let bound = |zh: &str, en: &str, limit: &Value| {
        Text::of(
            format!("应{zh} {limit}，这里是 {here}"),
            format!("must be {en} {limit}, but is {here}"),
        )
    };
    let at_least = |n: u64, zh: &str, en: &str| {
        if n == 1 {
            Text::new("不能为空", "must not be empty")
        } else {
            Text::of(format!("至少要有 {n} {zh}"), format!("must have at least {n} {en}"))
        }
    };
    let at_most =
        |n: u64, zh: &str, en: &str| Text::of(format!("最多只能有 {n} {zh}"), format!("must have at most {n} {en}"));
    match error.kind() {
        Fault::Type { kind } => wrong_type(kind, error.instance()),
        Fault::Enum { options } => one_of(options, &here),
        Fault::Constant { expected_value } => Text::of(
            format!("应为 {expected_value}，这里是 {here}"),
            format!("must be {expected_value}, but is {here}"),
        ),
        Fault::Minimum { limit } => bound("不小于", "at least", limit),
        Fault::Maximum { limit } => bound("不大于", "at most", limit),
        Fault::ExclusiveMinimum { limit } => bound("大于", "more than", limit),
        Fault::ExclusiveMaximum { limit } => bound("小于", "less than", limit),
        Fault::MinLength { limit } => at_least(*limit, "个字", "characters"),
        Fault::MaxLength { limit } => at_most(*limit, "个字", "characters"),
        Fault::MinItems { limit } => at_least(*limit, "项", "items"),
        Fault::MaxItems { limit } => at_most(*limit, "项", "items"),
        Fault::MinProperties { limit } => at_least(*limit, "个键", "keys"),
        Fault::MaxProperties { limit } => at_most(*limit, "个键", "keys"),
        Fault::UniqueItems => Text::new("各项不能重复", "the items must all differ"),
        Fault::Pattern { .. } => Text::of(format!("{here} 的写法不对"), format!("{here} is not written rightly")),
        Fault::OneOfNotValid { context } | Fault::AnyOf { context } => choice(context, "应写明", "name one of"),
        Fault::OneOfMultipleValid { context } => choice(context, "只能写其中一项：", "name only one of"),
        _ => Text::of(
            format!("{here} 不合格式"),
            format!("{here} is not as the format has it"),
        ),
    }
}

/// The keys of which one is wanted, as far as the alternatives only differ in a required key.
fn choice(context: &[Vec<ValidationError<'static>>], zh: &str, en: &str) -> Text {
    let required = context.iter().flatten().filter_map(|error| match error.kind() {
        Fault::Required { property } => property.as_str(),
        _ => None,
    });
    let keys: Vec<_> = required.collect();
    if keys.is_empty() {
        return Text::new("几种写法只能选一种", "only one of the forms may be used");
    }
    Text::of(
        format!("{zh} {} 之一", keys.join("、")),
        format!("{en} {}", keys.join(", ")),
    )
}

fn one_of(options: &Value, here: &str) -> Text {
    let options: Vec<_> = options.as_array().into_iter().flatten().map(show).collect();
    Text::of(
        format!("应为 {} 之一，这里是 {here}", options.join("、")),
        format!("must be one of {}, but is {here}", options.join(", ")),
    )
}

fn wrong_type(kind: &TypeKind, instance: &Value) -> Text {
    let wanted: Vec<_> = match kind {
        TypeKind::Single(single) => vec![type_name(*single)],
        TypeKind::Multiple(several) => several.iter().map(type_name).collect(),
    };
    let join = |lang: Lang, by: &str| {
        let names: Vec<_> = wanted.iter().map(|name| name.get(lang)).collect();
        names.join(by)
    };
    let actual = match instance {
        Value::Array(_) | Value::Object(_) => type_name(JsonType::from(instance)),
        scalar => Text::same(format!(" {}", show(scalar))),
    };
    Text::of(
        format!("应为{}，这里是{}", join(Lang::Zh, "或"), actual.get(Lang::Zh)),
        format!(
            "must be {}, but is {}",
            join(Lang::En, " or "),
            actual.get(Lang::En).trim_start()
        ),
    )
}

const fn type_name(kind: JsonType) -> Text {
    match kind {
        JsonType::Array => Text::new("数组 […]", "an array"),
        JsonType::Boolean => Text::new(" true 或 false", "true or false"),
        JsonType::Integer => Text::new("整数", "a whole number"),
        JsonType::Null => Text::new(" null", "null"),
        JsonType::Number => Text::new("数字", "a number"),
        JsonType::Object => Text::new("对象 {…}", "an object"),
        JsonType::String => Text::new("文字", "a string"),
    }
}

/// A value as a message shows it, not longer than a line.
fn show(value: &Value) -> String {
    const MOST: usize = 40;
    let text = value.to_string();
    if text.chars().count() <= MOST {
        return text;
    }
    let start: String = text.chars().take(MOST).collect();
    format!("{start}…")
}
