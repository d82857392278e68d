//! What was wrong with the arguments, in both languages.
//!
//! The parser speaks English only, so its errors are taken apart and said again here.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::error::{Error, Kind};
use crate::text::Text;

/// An error of the parser as an error of the product.
pub fn error(error: &clap::Error) -> Error {
    Error::new(Kind::Usage, what(error)).hint(hint(error))
}

fn what(error: &clap::Error) -> Text {
    let of = |kind| context(error, kind);
    let argument = of(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = of(ContextKind::InvalidSubcommand);
            Text::of(
                format!("没有“{name}”这个命令。"),
                format!("There is no command \"{name}\"."),
            )
        }
        ErrorKind::UnknownArgument => Text::of(
            format!("不认识参数“{argument}”。"),
            format!("The argument \"{argument}\" is not known."),
        ),
        ErrorKind::MissingRequiredArgument => Text::of(format!("缺少：{argument}。"), format!("Missing: {argument}.")),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Text::new("缺少命令。", "A command is missing.")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = of(ContextKind::InvalidValue);
            if value.is_empty() {
                Text::of(format!("{argument} 缺少值。"), format!("{argument} needs a value."))
            } else {
                Text::of(
                    format!("{argument} 的值“{value}”不对。"),
                    format!("\"{value}\" is not a value of {argument}."),
                )
            }
        }
        ErrorKind::ArgumentConflict => {
            let other = of(ContextKind::PriorArg);
            Text::of(
                format!("{argument} 与 {other} 不能同时使用。"),
                format!("{argument} cannot be used with {other}."),
            )
        }
        ErrorKind::InvalidUtf8 => Text::new("有一个参数不是 UTF-8 文字。", "An argument is not UTF-8 text."),
        _ => Text::new("参数不对。", "The arguments are not right."),
    }
}

fn hint(error: &clap::Error) -> Text {
    let first = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => texts.first().cloned(),
        _ => None,
    };
    let suggested = first(ContextKind::SuggestedSubcommand).or_else(|| first(ContextKind::SuggestedArg));
    let valid = context(error, ContextKind::ValidValue);
    if let Some(name) = suggested {
        Text::of(format!("是不是要写“{name}”？"), format!("Did you mean \"{name}\"?"))
    } else if !valid.is_empty() {
        Text::of(format!("可用的值：{valid}。"), format!("Values: {valid}."))
    } else {
        Text::new("加 --help 查看用法和例子。", "Add --help for usage and an example.")
    }
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(value) => value.to_string(),
        None => String::new(),
    }
}
