//! Somebody who acts 人员, with roles and departments.

use crate::model::actor::{Actor, Role};

use super::table::{Columns, Row, Table};

/// An actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorRow(pub Actor);

impl Row for ActorRow {
    const TABLE: Table = Table {
        name: "actor",
        key: &["name"],
        contents: &["departments", "roles"],
        insert: "INSERT INTO actor (name, departments, roles) VALUES ($1, $2, $3)",
        update: "UPDATE actor SET departments = $1, roles = $2 WHERE name = $3 AND departments = $4 AND roles = $5",
        delete: "DELETE FROM actor WHERE name = $1 AND departments = $2 AND roles = $3",
        select: "SELECT name, departments, roles FROM actor ORDER BY name",
        find: "SELECT departments, roles FROM actor WHERE name = $1",
    };

    fn key(&self) -> Columns<'_> {
        vec![self.0.name.as_str().into()]
    }

    /// Departments a line each, roles a word each.
    fn contents(&self) -> Columns<'_> {
        let roles: Vec<_> = self.0.roles.iter().map(|role| role.code()).collect();
        vec![self.0.departments.join("\n").into(), roles.join(" ").into()]
    }

    fn read(key: &[&str], contents: &[&str]) -> Option<Self> {
        let ([name], [departments, roles]) = (key, contents) else {
            return None;
        };
        let roles: Vec<Role> = roles.split(' ').map(|code| code.parse().ok()).collect::<Option<_>>()?;
        Some(Self(Actor {
            name: (*name).to_owned(),
            roles,
            departments: departments.lines().map(str::to_owned).collect(),
        }))
    }
}
