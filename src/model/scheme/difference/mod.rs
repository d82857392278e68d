//! What two versions of a scheme differ in, and whether results under them may be compared.
//!
//! Only facts: which thing, which of its fields, and whether that changes what a point means.
//! `i18n` has the words; nothing here computes a score.

mod fields;
mod items;
mod nodes;
mod targets;

pub use fields::Field;

use serde::Serialize;

use super::Scheme;

/// A thing of a scheme, by its code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "code")]
pub enum Thing {
    /// The scheme itself.
    Scheme,
    /// A group of units.
    Group(String),
    /// A unit.
    Unit(String),
    /// A reference unit.
    Reference(String),
    /// A metric.
    Metric(String),
    /// A criterion or an indicator.
    Node(String),
    /// A bonus item.
    Bonus(String),
    /// A penalty item.
    Penalty(String),
    /// A veto item.
    Veto(String),
    /// A grade.
    Grade(String),
}

impl Thing {
    /// Whether results mean something else where it is added or taken away.
    const fn counts(&self) -> bool {
        match self {
            Self::Scheme | Self::Unit(_) | Self::Node(_) | Self::Bonus(_) | Self::Penalty(_) | Self::Veto(_) => true,
            // A metric, a group or a reference counts where an indicator or a unit names it.
            Self::Group(_) | Self::Reference(_) | Self::Metric(_) | Self::Grade(_) => false,
        }
    }
}

/// How a thing differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Only the later scheme has it.
    Added,
    /// Only the earlier scheme has it.
    Removed,
    /// Both have it, and this differs.
    Changed(Field),
}

/// One thing that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which thing.
    pub thing: Thing,
    /// How.
    pub kind: Kind,
}

impl Difference {
    /// Whether results under the two schemes cannot be compared because of it.
    #[must_use]
    pub const fn breaks(&self) -> bool {
        match self.kind {
            Kind::Added | Kind::Removed => self.thing.counts(),
            Kind::Changed(field) => field.counts(),
        }
    }
}

/// Everything in which the later scheme differs from the earlier one, in the order of the file.
#[must_use]
pub fn differences(before: &Scheme, after: &Scheme) -> Vec<Difference> {
    let mut found = Found::default();
    items::scheme(before, after, &mut found);
    items::places(before, after, &mut found);
    items::metrics(before, after, &mut found);
    nodes::nodes(before, after, &mut found);
    items::adjustments(before, after, &mut found);
    items::grades(before, after, &mut found);
    found.differences
}

/// Why results of the two schemes cannot be compared; nothing where they can.
///
/// A difference of points, a change of place and an improvement are only ever made of results of
/// which this is empty.
#[must_use]
pub fn comparable(before: &Scheme, after: &Scheme) -> Vec<Difference> {
    let mut found = differences(before, after);
    found.retain(Difference::breaks);
    found
}

#[derive(Default)]
struct Found {
    differences: Vec<Difference>,
}

impl Found {
    /// Notes which of the fields of a thing differ.
    fn fields(&mut self, thing: &Thing, fields: &[(Field, bool)]) {
        let changed = fields.iter().filter(|(_, differs)| *differs);
        self.differences.extend(changed.map(|(field, _)| Difference {
            thing: thing.clone(),
            kind: Kind::Changed(*field),
        }));
    }

    /// Notes which things were added or taken away, and what differs in those that both have.
    fn things<T>(
        &mut self,
        sides: [&[T]; 2],
        thing: impl Fn(&T) -> Thing,
        fields: impl Fn(&T, &T) -> Vec<(Field, bool)>,
    ) {
        let [before, after] = sides;
        let twin = |of: &T, among: &[T]| among.iter().position(|other| thing(other) == thing(of));
        for old in before.iter().filter(|old| twin(old, after).is_none()) {
            self.differences.push(Difference {
                thing: thing(old),
                kind: Kind::Removed,
            });
        }
        for new in after {
            match twin(new, before) {
                Some(old) => self.fields(&thing(new), &fields(&before[old], new)),
                None => self.differences.push(Difference {
                    thing: thing(new),
                    kind: Kind::Added,
                }),
            }
        }
    }
}
