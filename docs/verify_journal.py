#!/usr/bin/env python3
"""Verifies a kaohe store with Python's standard library alone; shares no code with the program.

    python3 verify_journal.py STORE [SEQ HASH]

Plays the journal from its first entry, checks every hash and link, and compares the rows with what
the journal says, and the files of evidence beside the store with their hashes. SEQ and HASH are a receipt: a head that was noted outside the store. Prints the
first fault; exit code 0 sound, 1 not sound.
"""
import hashlib, json, sqlite3, sys, uuid

FIELDS = {"setting": 1, "scheme": 2, "period": 1, "entry": 3, "mark": 4, "adjustment": 1,
          "evidence": 1, "actor": 1, "appeal": 2, "rectification": 1,
          "deadline": 2, "stage": 2, "result": 2, "signature": 3, "weighting": 1, "plan": 2, "duty": 3,
          "moderation": 3}  # columns in the key


def main(path, receipt):
    db = sqlite3.connect(f"file:{path}?mode=ro".replace("#", "%23"), uri=True)
    store = uuid.UUID(db.execute("SELECT value FROM meta WHERE name = 'id'").fetchone()[0]).bytes
    last, rows, commands, heads, files = "0" * 64, {}, set(), {}, {}
    journal = db.execute("SELECT seq, alg, prev, hash, body, command, at, actor, operation, target, reason, n_changes"
                         " FROM journal ORDER BY seq")
    for n, (seq, alg, prev, digest, body, *columns) in enumerate(journal, 1):
        assert seq == n, f"entry {n} is missing"
        assert alg == "sha256" and prev == last, f"entry {n} does not follow the one before it"
        raw = body.encode()
        text = b"kh-journal/1\nsha256\n" + store + seq.to_bytes(8, "big") + bytes.fromhex(prev)
        assert hashlib.sha256(text + len(raw).to_bytes(8, "big") + raw).hexdigest() == digest, f"entry {n}: hash"
        entry = json.loads(body)
        canonical = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert canonical == body, f"entry {n}: not canonical"
        names = ("command", "at", "actor", "operation", "target", "reason")
        assert columns == [entry.get(name) for name in names] + [len(entry["changes"])], f"entry {n}: columns"
        assert entry["command"] not in commands, f"entry {n}: its command came before"
        commands.add(entry["command"])
        for change in entry["changes"]:
            key = tuple(change["key"])
            assert rows.pop(key, None) == change["old"], f"entry {n}: {key} was not as it says"
            if change["new"] is not None:
                rows[key] = change["new"]
            if key[0] == "evidence" and change["new"] is not None:
                files[change["new"]["sha256"]] = change["new"]["name"]
        last = heads[seq] = digest
    for table, n_key in FIELDS.items():
        found = db.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in found.description]
        for row in found:
            key = (table, *row[:n_key])
            assert rows.pop(key, None) == {k: v for k, v in zip(names[n_key:], row[n_key:]) if v != ""}, f"row {key}"
    assert not rows, f"row {next(iter(rows))} is missing"
    for digest, name in files.items():
        with open(f"{path}.evidence/{digest}", "rb") as file:
            assert hashlib.sha256(file.read()).hexdigest() == digest, f"evidence {name}: not what was recorded"
    if receipt:
        assert heads.get(int(receipt[0])) == receipt[1], f"entry {receipt[0]} does not fit the receipt"
    print(f"{len(heads)} entries, head {last}: sound")


if __name__ == "__main__":
    try:
        main(sys.argv[1], sys.argv[2:])
    except Exception as fault:  # a damaged file may fail anywhere
        sys.exit(f"{fault!r}")
