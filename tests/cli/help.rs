//! Every page of help, in both languages.

use crate::home::Home;

const PAGES: &[&[&str]] = &[
    &[],
    &["demo"],
    &["init"],
    &["scheme"],
    &["scheme", "check"],
    &["scheme", "show"],
    &["scheme", "diff"],
    &["scheme", "new"],
    &["scheme", "use"],
    &["scheme", "issue"],
    &["scheme", "list"],
    &["actor"],
    &["actor", "list"],
    &["actor", "add"],
    &["actor", "change"],
    &["actor", "remove"],
    &["actor", "use"],
    &["import"],
    &["set"],
    &["mark"],
    &["adjust"],
    &["evidence"],
    &["evidence", "add"],
    &["evidence", "list"],
    &["evidence", "remove"],
    &["verify"],
    &["appeal"],
    &["appeal", "open"],
    &["appeal", "decide"],
    &["appeal", "list"],
    &["rectify"],
    &["rectify", "list"],
    &["rectify", "show"],
    &["rectify", "propose"],
    &["rectify", "open"],
    &["rectify", "issue"],
    &["rectify", "update"],
    &["rectify", "ask"],
    &["rectify", "close"],
    &["rectify", "back"],
    &["rectify", "extend"],
    &["rectify", "escalate"],
    &["rectify", "effect"],
    &["status"],
    &["evaluate"],
    &["rank"],
    &["show"],
    &["explain"],
    &["weak"],
    &["compare"],
    &["panel"],
    &["panel", "agreement"],
    &["weights"],
    &["weights", "ahp"],
    &["weights", "entropy"],
    &["weights", "critic"],
    &["weights", "equal"],
    &["weights", "budget"],
    &["weights", "list"],
    &["plan"],
    &["plan", "import"],
    &["plan", "duty"],
    &["plan", "duty", "list"],
    &["plan", "duty", "set"],
    &["export"],
    &["export", "scorecard"],
    &["export", "ranking"],
    &["export", "workbook"],
    &["export", "circular"],
    &["export", "notice"],
    &["export", "ledger"],
    &["export", "method"],
    &["export", "plan"],
    &["export", "all"],
    &["export", "site"],
    &["journal"],
    &["journal", "list"],
    &["journal", "verify"],
    &["undo"],
    &["redo"],
    &["backup"],
    &["completions"],
    &["man"],
];

fn pages(lang: &str) -> String {
    let home = Home::new();
    let page = |command: &&[&str]| {
        let arguments: Vec<&str> = command.iter().copied().chain(["--help", "--lang", lang]).collect();
        format!("$ kaohe {} --help\n{}", command.join(" "), home.ok(&arguments))
    };
    PAGES.iter().map(page).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_page_in_chinese() {
    insta::assert_snapshot!(pages("zh"));
}

#[test]
fn every_page_in_english() {
    insta::assert_snapshot!(pages("en"));
}

#[test]
fn no_page_mixes_in_the_parsers_own_english() {
    let pages = pages("zh");
    for word in [
        "Usage:",
        "Options:",
        "Commands:",
        "[OPTIONS]",
        "Print help",
        "possible values",
        "default:",
    ] {
        assert!(!pages.contains(word), "{word}");
    }
}

#[test]
fn the_locale_decides_the_language_and_lang_overrides_it() {
    let home = Home::new();
    let about = |lang: &str, arguments: &[&str]| {
        let output = home
            .command(arguments)
            .env("LANG", lang)
            .output()
            .expect("the program runs");
        String::from_utf8(output.stdout).expect("text")
    };
    assert!(about("en_US.UTF-8", &["--help"]).starts_with("Assess counties"));
    assert!(about("zh_CN.UTF-8", &["--help"]).starts_with("考核"));
    assert!(about("C.UTF-8", &["--help"]).starts_with("考核"));
    assert!(about("en_US.UTF-8", &["--lang", "zh", "--help"]).starts_with("考核"));
    assert!(about("zh_CN.UTF-8", &["--help", "--lang=en"]).starts_with("Assess counties"));
}

#[test]
fn the_settings_file_names_language_actor_and_store() {
    let home = Home::new();
    let folder = home.path().join(".config/kaohe");
    std::fs::create_dir_all(&folder).expect("a folder");
    let settings = "lang = \"en\"\nactor = \"王五\"\nstore = \"mine.db\"\n";
    std::fs::write(folder.join("config.toml"), settings).expect("written");
    let scheme = crate::home::sample("tiny/scheme.json");
    let output = home
        .command(["init", &scheme])
        .env_remove("KAOHE_STORE")
        .output()
        .expect("the program runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "mine.db\n");
    let listed = home.ok(&["journal", "list", "--store", "mine.db", "--format", "json"]);
    let listed: serde_json::Value = serde_json::from_str(&listed).expect("JSON");
    assert_eq!(listed["entries"][0]["actor"], "王五");
    std::fs::write(folder.join("config.toml"), "colour = 1\n").expect("written");
    let ran = home.run(&["rank"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("config.toml:1"), "{}", ran.err);
}
