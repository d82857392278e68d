//! The key sheet, `docs/keys.md`, made from the key table, so that it is never stale.

use super::keymap::{BINDINGS, Context};
use super::remap::name_of;
use crate::text::{Lang, Text};

/// What stands before the key sheet.
const INTRODUCTION: &str = "# 按键 Keys

此表由程序的按键表生成。This sheet is generated from the program's key table.

## 自定按键 Keys of your own

在设置文件 `config.toml` 中加 `[keys]`，左边写命令的名称（见下表“名称”一栏），右边写按键，可以写几个：
Put `[keys]` into the settings file `config.toml`: on the left the name of a command, as in the tables below, on the right one key or several:

```toml
[keys]
undo = [\"Ctrl-G\", \"F5\"]
next-pending = \"F8\"
```

按键写法：`F5`、`Ctrl-G`、`Alt-1`、`Shift-Tab`、`PgDn`、`Space`，或单个字符。写了的命令不再用原来的键；底行、帮助和查找中显示新键。
写错的命令、不能用的按键、两个命令争用一键，启动时一次列出，这些命令仍用原来的键。`Esc` 始终可以返回。
Keys are written `F5`, `Ctrl-G`, `Alt-1`, `Shift-Tab`, `PgDn`, `Space`, or as one character. A command that is named gives up its own keys; footer, help and palette show the new ones.
Unknown commands, keys that cannot be had and keys that two commands want are all listed at the start, and those commands keep their own keys. `Esc` always leads out.
";

/// The key sheet, `docs/keys.md`.
#[must_use]
pub fn key_sheet() -> String {
    let top = INTRODUCTION.to_owned();
    Context::ALL
        .iter()
        .fold(top, |sheet, &context| sheet + &section(context))
}

fn section(context: Context) -> String {
    let both = |text: &Text| format!("{} {}", text.get(Lang::Zh), text.get(Lang::En));
    let head = format!(
        "\n## {}\n\n| 按键 Keys | 命令 Command | 名称 Name | 说明 What it does |\n|---|---|---|---|\n",
        both(context.name())
    );
    let bindings = BINDINGS.iter().filter(|binding| binding.context == context);
    bindings.fold(head, |section, binding| {
        let keys: Vec<_> = binding.keys.iter().map(|key| format!("`{key}`")).collect();
        let about = binding.command.about();
        section
            + &format!(
                "| {} | {} | `{}` | {} |\n",
                keys.join(" "),
                both(&about.name),
                name_of(binding.command),
                both(&about.help)
            )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_sheet_in_the_docs_is_fresh() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/keys.md");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/docs")).expect("a folder for the docs");
            std::fs::write(path, key_sheet()).expect("docs/keys.md can be written");
        }
        let kept = std::fs::read_to_string(path).expect("docs/keys.md exists");
        assert_eq!(
            kept,
            key_sheet(),
            "run the test with UPDATE_DOCS=1 to renew docs/keys.md"
        );
    }
}
