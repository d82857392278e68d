-- 6. Proposals of weights 定权: on what ground the weights of a scheme were chosen.
-- New kind of change: weigh.

CREATE TABLE weighting (
    id TEXT NOT NULL PRIMARY KEY,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    inputs TEXT NOT NULL,
    method TEXT NOT NULL CHECK (method <> ''),
    node TEXT NOT NULL,
    ratio TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    scheme TEXT NOT NULL CHECK (length(scheme) = 64),
    weights TEXT NOT NULL CHECK (weights <> '')
) STRICT, WITHOUT ROWID;
