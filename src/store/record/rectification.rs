//! A rectification item 整改事项 of the ledger.

use chrono::NaiveDate;

use crate::model::rectification::{Escalation, Extension, Rectification, Request, Verdict};

use super::date;
use super::table::{Columns, Row, Table};

/// A rectification item. It outlives the period it comes from, so no frozen period holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RectificationRow(pub Box<Rectification>);

impl Row for RectificationRow {
    const TABLE: Table = Table {
        name: "rectification",
        key: &["number"],
        contents: &[
            "cause",
            "due",
            "effect",
            "escalated",
            "escalation_means",
            "escalation_reason",
            "evidence",
            "extended_from",
            "extension_approver",
            "extension_reason",
            "indicator",
            "measure",
            "opened",
            "period",
            "problem",
            "progress",
            "requested",
            "requested_by",
            "required",
            "responsible_person",
            "responsible_unit",
            "severity",
            "state",
            "supervisor",
            "unit",
            "verdict",
            "verified",
            "verified_by",
        ],
        insert: "INSERT INTO rectification (number, cause, due, effect, escalated, escalation_means, \
                 escalation_reason, evidence, extended_from, extension_approver, extension_reason, indicator, \
                 measure, opened, period, problem, progress, requested, requested_by, required, \
                 responsible_person, responsible_unit, severity, state, supervisor, unit, verdict, verified, \
                 verified_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, \
                 $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29)",
        update: "UPDATE rectification SET cause = $1, due = $2, effect = $3, escalated = $4, escalation_means \
                 = $5, escalation_reason = $6, evidence = $7, extended_from = $8, extension_approver = $9, \
                 extension_reason = $10, indicator = $11, measure = $12, opened = $13, period = $14, problem \
                 = $15, progress = $16, requested = $17, requested_by = $18, required = $19, \
                 responsible_person = $20, responsible_unit = $21, severity = $22, state = $23, supervisor = \
                 $24, unit = $25, verdict = $26, verified = $27, verified_by = $28 WHERE number = $29 AND \
                 cause = $30 AND due = $31 AND effect = $32 AND escalated = $33 AND escalation_means = $34 \
                 AND escalation_reason = $35 AND evidence = $36 AND extended_from = $37 AND \
                 extension_approver = $38 AND extension_reason = $39 AND indicator = $40 AND measure = $41 \
                 AND opened = $42 AND period = $43 AND problem = $44 AND progress = $45 AND requested = $46 \
                 AND requested_by = $47 AND required = $48 AND responsible_person = $49 AND responsible_unit \
                 = $50 AND severity = $51 AND state = $52 AND supervisor = $53 AND unit = $54 AND verdict = \
                 $55 AND verified = $56 AND verified_by = $57",
        delete: "DELETE FROM rectification WHERE number = $1 AND cause = $2 AND due = $3 AND effect = $4 AND \
                 escalated = $5 AND escalation_means = $6 AND escalation_reason = $7 AND evidence = $8 AND \
                 extended_from = $9 AND extension_approver = $10 AND extension_reason = $11 AND indicator = \
                 $12 AND measure = $13 AND opened = $14 AND period = $15 AND problem = $16 AND progress = $17 \
                 AND requested = $18 AND requested_by = $19 AND required = $20 AND responsible_person = $21 \
                 AND responsible_unit = $22 AND severity = $23 AND state = $24 AND supervisor = $25 AND unit \
                 = $26 AND verdict = $27 AND verified = $28 AND verified_by = $29",
        select: "SELECT number, cause, due, effect, escalated, escalation_means, escalation_reason, evidence, \
                 extended_from, extension_approver, extension_reason, indicator, measure, opened, period, \
                 problem, progress, requested, requested_by, required, responsible_person, responsible_unit, \
                 severity, state, supervisor, unit, verdict, verified, verified_by FROM rectification ORDER \
                 BY number",
        find: "SELECT cause, due, effect, escalated, escalation_means, escalation_reason, evidence, \
               extended_from, extension_approver, extension_reason, indicator, measure, opened, period, \
               problem, progress, requested, requested_by, required, responsible_person, responsible_unit, \
               severity, state, supervisor, unit, verdict, verified, verified_by FROM rectification WHERE \
               number = $1",
    };

    fn key(&self) -> Columns<'_> {
        vec![self.0.number.to_string().into()]
    }

    fn contents(&self) -> Columns<'_> {
        let item = &self.0;
        let (request, verdict) = (item.request.as_ref(), item.verdict.as_ref());
        let (extension, escalation) = (item.extension.as_ref(), item.escalation.as_ref());
        vec![
            item.cause.as_str().into(),
            item.due.to_string().into(),
            item.effect.as_str().into(),
            date::write(escalation.map(|escalation| escalation.on)).into(),
            escalation.map_or("", |escalation| escalation.means.code()).into(),
            escalation.map_or("", |escalation| escalation.reason.as_str()).into(),
            item.evidence.as_str().into(),
            date::write(extension.map(|extension| extension.from)).into(),
            extension.map_or("", |extension| extension.approver.as_str()).into(),
            extension.map_or("", |extension| extension.reason.as_str()).into(),
            item.indicator.as_str().into(),
            item.measure.as_str().into(),
            date::write(item.opened).into(),
            item.period.to_string().into(),
            item.problem.as_str().into(),
            item.progress.as_str().into(),
            date::write(request.map(|request| request.on)).into(),
            request.map_or("", |request| request.by.as_str()).into(),
            item.required.as_str().into(),
            item.responsible_person.as_str().into(),
            item.responsible_unit.as_str().into(),
            item.severity.code().into(),
            item.state.code().into(),
            item.supervisor.as_str().into(),
            item.unit.as_str().into(),
            verdict.map_or("", |verdict| verdict.result.as_str()).into(),
            date::write(verdict.map(|verdict| verdict.on)).into(),
            verdict.map_or("", |verdict| verdict.by.as_str()).into(),
        ]
    }

    fn read(key: &[&str], contents: &[&str]) -> Option<Self> {
        let [number] = key else { return None };
        let at = Named(contents);
        let item = Rectification {
            number: number.parse().ok()?,
            unit: at.text("unit")?,
            period: at.column("period")?.parse().ok()?,
            indicator: at.text("indicator")?,
            problem: at.text("problem")?,
            severity: at.column("severity")?.parse().ok()?,
            cause: at.text("cause")?,
            required: at.text("required")?,
            measure: at.text("measure")?,
            responsible_unit: at.text("responsible_unit")?,
            responsible_person: at.text("responsible_person")?,
            supervisor: at.text("supervisor")?,
            opened: at.day("opened"),
            due: at.day("due")?,
            progress: at.text("progress")?,
            evidence: at.text("evidence")?,
            state: at.column("state")?.parse().ok()?,
            request: at.request(),
            verdict: at.verdict(),
            extension: at.extension(),
            escalation: at.escalation(),
            effect: at.text("effect")?,
        };
        // Whatever this program would not have written so is damage.
        let row = Self(Box::new(item));
        (row.key() == key && row.contents() == contents).then_some(row)
    }
}

/// Contents by the names of their columns.
struct Named<'a>(&'a [&'a str]);

impl Named<'_> {
    fn column(&self, name: &str) -> Option<&str> {
        let mut columns = RectificationRow::TABLE.contents.iter();
        let place = columns.position(|column| *column == name)?;
        self.0.get(place).copied()
    }

    fn text(&self, name: &str) -> Option<String> {
        self.column(name).map(str::to_owned)
    }

    fn day(&self, name: &str) -> Option<NaiveDate> {
        self.column(name).and_then(date::read)
    }

    fn request(&self) -> Option<Request> {
        Some(Request {
            on: self.day("requested")?,
            by: self.text("requested_by")?,
        })
    }

    fn verdict(&self) -> Option<Verdict> {
        Some(Verdict {
            on: self.day("verified")?,
            by: self.text("verified_by")?,
            result: self.text("verdict")?,
        })
    }

    fn extension(&self) -> Option<Extension> {
        Some(Extension {
            from: self.day("extended_from")?,
            reason: self.text("extension_reason")?,
            approver: self.text("extension_approver")?,
        })
    }

    fn escalation(&self) -> Option<Escalation> {
        Some(Escalation {
            means: self.column("escalation_means")?.parse().ok()?,
            on: self.day("escalated")?,
            reason: self.text("escalation_reason")?,
        })
    }
}
