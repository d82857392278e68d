-- 9. How assessors' marks that lay apart were settled 复议.

CREATE TABLE moderation (
    period TEXT NOT NULL,
    indicator TEXT NOT NULL,
    unit TEXT NOT NULL,
    actor TEXT NOT NULL,
    note TEXT NOT NULL CHECK (note <> ''),
    PRIMARY KEY (period, indicator, unit)
) STRICT, WITHOUT ROWID;
