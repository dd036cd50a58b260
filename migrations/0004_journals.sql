-- Templates, recurring and spread entries, budgets.

-- A member's entries are found by the lines and documents that name the member.
CREATE INDEX entry_line_by_member ON entry_line (member_ref, entry_seq) WHERE member_ref IS NOT NULL;
CREATE INDEX document_by_member ON document (member_ref, seq) WHERE member_ref IS NOT NULL;

-- `lines` is a JSON array of {account, side, amount?, unit?}.
CREATE TABLE journal_template (
  ref   INTEGER PRIMARY KEY,
  id    TEXT NOT NULL UNIQUE,
  name  TEXT NOT NULL,
  memo  TEXT NOT NULL,
  lines TEXT NOT NULL CHECK (json_valid(lines))
) STRICT;

-- What is proposed every month. `lines` is a JSON array of {account, debit?, credit?, unit?}: of a spread item the two lines
-- of the whole `amount`, which is posted in parts over `months`.
CREATE TABLE recurring (
  ref         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL CHECK (kind IN ('berulang', 'dibayar-di-muka', 'masih-harus-dibayar')),
  name        TEXT NOT NULL,
  memo        TEXT NOT NULL,
  day         INTEGER NOT NULL CHECK (day BETWEEN 1 AND 31),
  from_month  TEXT NOT NULL CHECK (from_month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'),
  until_month TEXT CHECK (until_month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'),
  amount      INTEGER NOT NULL CHECK (amount > 0),
  months      INTEGER CHECK (months > 0),
  lines       TEXT NOT NULL CHECK (json_valid(lines)),
  CHECK ((kind = 'berulang') = (months IS NULL))
) STRICT;
CREATE TRIGGER recurring_delete BEFORE DELETE ON recurring
WHEN EXISTS (SELECT 1 FROM recurring_posting WHERE recurring_ref = OLD.ref)
BEGIN SELECT RAISE(ABORT, 'recurring: yang pernah dicatat tidak dapat dihapus'); END;

-- Which entry was posted for which month; once a month unless that entry was reversed.
CREATE TABLE recurring_posting (
  entry_seq     INTEGER PRIMARY KEY REFERENCES entry (seq),
  recurring_ref INTEGER NOT NULL REFERENCES recurring (ref),
  period        TEXT NOT NULL CHECK (period GLOB '[12][0-9][0-9][0-9]-[01][0-9]'),
  amount        INTEGER NOT NULL CHECK (amount > 0),
  audit_seq     INTEGER NOT NULL
) STRICT;
CREATE INDEX recurring_posting_by_item ON recurring_posting (recurring_ref, period);
CREATE INDEX recurring_posting_by_period ON recurring_posting (period);
CREATE TRIGGER recurring_posting_insert BEFORE INSERT ON recurring_posting
BEGIN
  SELECT RAISE(ABORT, 'recurring_posting: baris sudah ada') WHERE EXISTS (SELECT 1 FROM recurring_posting WHERE entry_seq = NEW.entry_seq);
  SELECT RAISE(ABORT, 'recurring_posting: jurnal tidak ada') WHERE NOT EXISTS (SELECT 1 FROM entry WHERE seq = NEW.entry_seq);
  SELECT RAISE(ABORT, 'recurring_posting: bulan ini sudah dicatat')
   WHERE EXISTS (SELECT 1 FROM recurring_posting p WHERE p.recurring_ref = NEW.recurring_ref AND p.period = NEW.period
                    AND NOT EXISTS (SELECT 1 FROM entry WHERE reverses_seq = p.entry_seq));
END;
CREATE TRIGGER recurring_posting_update BEFORE UPDATE ON recurring_posting BEGIN SELECT RAISE(ABORT, 'recurring_posting: baris tidak dapat diubah'); END;
CREATE TRIGGER recurring_posting_delete BEFORE DELETE ON recurring_posting BEGIN SELECT RAISE(ABORT, 'recurring_posting: baris tidak dapat dihapus'); END;

-- The year's plan (RK-RAPB) as it was agreed: every change is a new version, the old ones stay.
CREATE TABLE budget (
  ref       INTEGER PRIMARY KEY,
  year      INTEGER NOT NULL,
  version   INTEGER NOT NULL CHECK (version > 0),
  decision  TEXT NOT NULL,
  at        TEXT NOT NULL,
  user_ref  INTEGER NOT NULL REFERENCES user (ref),
  audit_seq INTEGER NOT NULL,
  UNIQUE (year, version)
) STRICT;
CREATE TRIGGER budget_insert BEFORE INSERT ON budget
BEGIN
  SELECT RAISE(ABORT, 'budget: baris sudah ada') WHERE EXISTS (SELECT 1 FROM budget WHERE ref = NEW.ref);
  SELECT RAISE(ABORT, 'budget: versi harus bersambung') WHERE NEW.version <> (SELECT coalesce(max(version), 0) + 1 FROM budget WHERE year = NEW.year);
END;
CREATE TRIGGER budget_update BEFORE UPDATE ON budget BEGIN SELECT RAISE(ABORT, 'budget: tidak dapat diubah; buat versi baru'); END;
CREATE TRIGGER budget_delete BEFORE DELETE ON budget BEGIN SELECT RAISE(ABORT, 'budget: tidak dapat dihapus'); END;

-- One month of an account in a unit, with the sign of the income statement.
CREATE TABLE budget_line (
  budget_ref  INTEGER NOT NULL REFERENCES budget (ref),
  account_ref INTEGER NOT NULL REFERENCES account (ref),
  unit        TEXT NOT NULL CHECK (unit IN ('GERAI', 'LPG', 'USP', 'UMUM')),
  month       INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
  amount      INTEGER NOT NULL,
  audit_seq   INTEGER NOT NULL,
  PRIMARY KEY (budget_ref, account_ref, unit, month)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER budget_line_insert BEFORE INSERT ON budget_line
BEGIN
  SELECT RAISE(ABORT, 'budget_line: baris sudah ada')
   WHERE EXISTS (SELECT 1 FROM budget_line WHERE budget_ref = NEW.budget_ref AND account_ref = NEW.account_ref AND unit = NEW.unit AND month = NEW.month);
  SELECT RAISE(ABORT, 'budget_line: versi ini tidak ada atau sudah tetap') WHERE NOT EXISTS (SELECT 1 FROM budget WHERE ref = NEW.budget_ref AND audit_seq = NEW.audit_seq);
END;
CREATE TRIGGER budget_line_update BEFORE UPDATE ON budget_line BEGIN SELECT RAISE(ABORT, 'budget_line: tidak dapat diubah; buat versi baru'); END;
CREATE TRIGGER budget_line_delete BEFORE DELETE ON budget_line BEGIN SELECT RAISE(ABORT, 'budget_line: tidak dapat dihapus'); END;
