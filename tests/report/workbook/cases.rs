//! Results to make workbooks of: every period of the samples, and schemes drawn at random.

use std::path::Path;
use std::process::Command;

use kaohe::exchange::csv::read_csv;
use kaohe::exchange::scheme::read_scheme;
use kaohe::model::dataset::Dataset;
use kaohe::model::evaluation::Evaluation;
use kaohe::model::period::Period;
use kaohe::model::scheme::Scheme;
use kaohe::report::findings::{Findings, Standing};
use kaohe::report::workbook::{Workbook, workbook};
use kaohe::scoring::evaluate;
use kaohe::text::Lang;

/// A result.
pub struct Case {
    pub name: String,
    pub scheme: Scheme,
    pub dataset: Dataset,
    pub evaluation: Evaluation,
    pub lang: Lang,
}

impl Case {
    /// The results of the scheme and data of a folder, in some periods.
    fn of_folder(name: &str, folder: &Path, periods: &[Period], lang: Lang) -> Vec<Self> {
        let read = |name: &str| std::fs::read(folder.join(name)).expect("a file of the case");
        let text = read("scheme.json");
        let of_period = |period: &Period| {
            let scheme = read_scheme(&text).expect("a valid scheme");
            let dataset = read_csv(&read("data.csv"), &scheme, None)
                .expect("valid data")
                .to_dataset(&scheme);
            Self {
                name: format!("{name} {period}"),
                evaluation: evaluate(&scheme, &dataset, *period),
                scheme,
                dataset,
                lang,
            }
        };
        periods.iter().map(of_period).collect()
    }

    /// A period of a sample.
    pub fn of_sample(name: &str, period: &str, lang: Lang) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(name);
        let period = period.parse().expect("a period");
        Self::of_folder(name, &folder, &[period], lang).remove(0)
    }

    /// Every period of the samples.
    pub fn of_samples() -> Vec<Self> {
        let huizhou = ["2018", "2019", "2020", "2021"].map(|period| Self::of_sample("huizhou", period, Lang::Zh));
        let tiny = ["2024H1", "2024H2"].map(|period| Self::of_sample("tiny", period, Lang::En));
        huizhou.into_iter().chain(tiny).collect()
    }

    /// The last period of so many schemes drawn at random; none where there is no python3 to draw them.
    pub fn drawn(from: u32, n: usize) -> Vec<Self> {
        let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/independent");
        let mut cases = Vec::new();
        for seed in from.. {
            if cases.len() == n {
                break;
            }
            let folder = tempfile::tempdir().expect("a folder");
            let drawn = Command::new("python3")
                .args(["-B", "generate.py", &seed.to_string()])
                .arg(folder.path())
                .current_dir(&scripts)
                .output();
            if !drawn.is_ok_and(|output| output.status.success()) {
                return Vec::new();
            }
            let text = std::fs::read(folder.path().join("scheme.json")).expect("a scheme");
            // Now and then one is drawn that a check refuses.
            let Ok(scheme) = read_scheme(&text) else {
                continue;
            };
            let last = scheme.document().periods.last().copied().into_iter();
            let lang = if seed % 2 == 0 { Lang::Zh } else { Lang::En };
            let name = format!("seed {seed}");
            cases.extend(Self::of_folder(&name, folder.path(), &last.collect::<Vec<_>>(), lang));
        }
        cases
    }

    pub fn findings(&self) -> Findings<'_> {
        Findings {
            scheme: &self.scheme,
            dataset: &self.dataset,
            evaluation: &self.evaluation,
            previous: None,
            stages: [None; 3],
            standing: Standing::Draft { sha256: "0" },
            lang: self.lang,
        }
    }

    pub fn workbook(&self) -> Workbook {
        workbook(&self.findings()).expect("a workbook")
    }
}
