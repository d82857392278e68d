//! A plan of work 工作计划: actions, measures and targets, and who answers for which.
//!
//! A [`Plan`] exists only if every check passed. It knows no scheme: what it names of one (units,
//! metrics) is looked up where both meet. Nothing of any particular plan is wired in.

mod check;
pub mod document;
pub mod duty;
pub mod progress;

use crate::error::{Error, Result};
use crate::text::{Lang, Text};
use document::{Action, Department, Measure, PlanDocument, Target};

/// A plan that passed every check.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    document: PlanDocument,
    sha256: String,
}

impl Plan {
    /// Checks a document. `sha256` is the hash of the file's bytes, in hex.
    ///
    /// # Errors
    /// Every fault of the document at once, each with its JSON pointer.
    pub fn new(document: PlanDocument, sha256: impl Into<String>) -> Result<Self> {
        let problems = check::problems(&document);
        if problems.is_empty() {
            let sha256 = sha256.into();
            return Ok(Self { document, sha256 });
        }
        let (id, n) = (&document.id, problems.len());
        let what = Text::of(
            format!("计划“{id}”有 {n} 处错误，未采用："),
            format!("Plan \"{id}\" has {n} faults and was not taken:"),
        );
        Err(Error::invalid(what, problems))
    }

    /// The file it was made from.
    #[must_use]
    pub const fn document(&self) -> &PlanDocument {
        &self.document
    }

    /// The SHA-256 of the file's bytes, in hex.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The actions.
    #[must_use]
    pub fn actions(&self) -> &[Action] {
        &self.document.actions
    }

    /// Every measure with its action, in the order of the plan.
    pub fn measures(&self) -> impl Iterator<Item = (&Action, &Measure)> {
        let actions = self.document.actions.iter();
        actions.flat_map(|action| action.measures.iter().map(move |measure| (action, measure)))
    }

    /// The measure with this number.
    #[must_use]
    pub fn measure(&self, no: u32) -> Option<&Measure> {
        self.measures()
            .map(|(_, measure)| measure)
            .find(|measure| measure.no == no)
    }

    /// The targets, in the order of the plan.
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        &self.document.targets
    }

    /// The targets of a measure.
    pub fn targets_of(&self, measure: u32) -> impl Iterator<Item = &Target> {
        self.targets().iter().filter(move |target| target.measure == measure)
    }

    /// The department that a measure names so.
    #[must_use]
    pub fn department(&self, name: &str) -> Option<&Department> {
        let mut departments = self.document.departments.iter();
        departments.find(|department| department.name.get(Lang::Zh) == name)
    }

    /// A department's name in a language, from the name by which a measure calls it.
    #[must_use]
    pub fn department_name<'a>(&'a self, name: &'a str, lang: Lang) -> &'a str {
        self.department(name)
            .map_or(name, |department| department.name.get(lang))
    }

    /// The codes of the assessed units that a measure names, one way or another.
    #[must_use]
    pub fn units_of<'a>(&'a self, measure: &'a Measure) -> Vec<&'a str> {
        let named = measure.lead.iter().chain(&measure.with);
        let departments = named.filter_map(|name| self.department(name));
        let mut units: Vec<&str> = Vec::new();
        for unit in departments.flat_map(|department| &department.units) {
            if !units.contains(&unit.as_str()) {
                units.push(unit);
            }
        }
        units
    }

    /// Who answers for a measure: the departments that lead and cooperate, by name, then the
    /// assessed units, by code.
    #[must_use]
    pub fn responsible<'a>(&'a self, measure: &'a Measure) -> Vec<&'a str> {
        let named = measure.lead.iter().chain(&measure.with).map(String::as_str);
        let is_one = |name: &&str| {
            self.department(name)
                .is_none_or(|department| department.units.is_empty())
        };
        let departments = named.filter(is_one);
        departments.chain(self.units_of(measure)).collect()
    }
}
