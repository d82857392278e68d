-- 8. Adjustments: which event 事件编号 each counts, and who confirmed it.

CREATE TABLE adjustment_confirmed (
    id TEXT NOT NULL PRIMARY KEY,
    actor TEXT NOT NULL,
    confirmed_by TEXT NOT NULL,
    count TEXT NOT NULL CHECK (count <> ''),
    event TEXT NOT NULL,
    evidence TEXT NOT NULL,
    item TEXT NOT NULL,
    period TEXT NOT NULL,
    reason TEXT NOT NULL,
    unit TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO adjustment_confirmed (id, actor, confirmed_by, count, event, evidence, item, period, reason, unit)
SELECT id, actor, '', count, '', evidence, item, period, reason, unit FROM adjustment;

DROP TABLE adjustment;

ALTER TABLE adjustment_confirmed RENAME TO adjustment;
