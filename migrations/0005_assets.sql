-- Fixed and borrowed assets, bank loans, tax runs.

-- Fixed assets as they were registered. `source` says where they came from; `opening` is depreciation already in the books
-- when an asset came in as an opening balance, `opening_through` the last month it covers.
CREATE TABLE asset (
  ref             INTEGER PRIMARY KEY,
  id              TEXT NOT NULL UNIQUE,
  code            TEXT NOT NULL UNIQUE,
  name            TEXT NOT NULL,
  account         TEXT NOT NULL,
  unit            TEXT NOT NULL CHECK (unit IN ('GERAI', 'LPG', 'USP', 'UMUM')),
  acquired_on     TEXT NOT NULL,
  cost            INTEGER NOT NULL CHECK (cost > 0),
  residual        INTEGER NOT NULL CHECK (residual BETWEEN 0 AND cost),
  useful_months   INTEGER NOT NULL CHECK (useful_months BETWEEN 1 AND 600),
  first_month     TEXT NOT NULL,
  source          TEXT NOT NULL CHECK (source IN ('kas', 'bank', 'hibah', 'saldo-awal')),
  opening         INTEGER NOT NULL CHECK (opening BETWEEN 0 AND cost - residual),
  opening_through TEXT,
  document_seq    INTEGER UNIQUE REFERENCES document (seq),
  audit_seq       INTEGER NOT NULL,
  CHECK ((source = 'saldo-awal') = (document_seq IS NULL) AND (source = 'saldo-awal') = (opening_through IS NOT NULL))
) STRICT;
-- What was written off an asset up to and including a month; `months` that had not been written off before.
CREATE TABLE asset_depreciation (
  asset_ref    INTEGER NOT NULL REFERENCES asset (ref),
  period       TEXT NOT NULL,
  months       INTEGER NOT NULL CHECK (months > 0),
  amount       INTEGER NOT NULL CHECK (amount > 0),
  document_seq INTEGER NOT NULL REFERENCES document (seq),
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (asset_ref, period)
) STRICT, WITHOUT ROWID;
CREATE INDEX asset_depreciation_by_document ON asset_depreciation (document_seq);
CREATE TRIGGER asset_depreciation_insert BEFORE INSERT ON asset_depreciation
BEGIN
  SELECT RAISE(ABORT, 'asset_depreciation: bulan ini atau sesudahnya sudah disusutkan')
   WHERE EXISTS (SELECT 1 FROM asset_depreciation WHERE asset_ref = NEW.asset_ref AND period >= NEW.period);
  SELECT RAISE(ABORT, 'asset_depreciation: melebihi nilai yang disusutkan')
   WHERE NEW.amount > (SELECT a.cost - a.residual - a.opening - coalesce((SELECT sum(d.amount) FROM asset_depreciation d WHERE d.asset_ref = a.ref), 0) FROM asset a WHERE a.ref = NEW.asset_ref);
END;
CREATE TABLE asset_disposal (
  asset_ref    INTEGER PRIMARY KEY REFERENCES asset (ref),
  document_seq INTEGER NOT NULL UNIQUE REFERENCES document (seq),
  proceeds     INTEGER NOT NULL CHECK (proceeds >= 0),
  accumulated  INTEGER NOT NULL CHECK (accumulated >= 0),
  reason       TEXT NOT NULL,
  audit_seq    INTEGER NOT NULL
) STRICT;
-- Things lent to the cooperative (aset dipinjam-pakai): theirs, so off the balance sheet.
CREATE TABLE borrowed_asset (
  ref         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  code        TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  owner       TEXT NOT NULL,
  received_on TEXT NOT NULL,
  returned_on TEXT,
  note        TEXT NOT NULL
) STRICT;

-- What banks and LPDB have promised to lend. `opening` was owed already when the loan was noted.
CREATE TABLE bank_loan (
  ref          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  code         TEXT NOT NULL UNIQUE,
  lender       TEXT NOT NULL,
  number       TEXT NOT NULL,
  principal    INTEGER NOT NULL CHECK (principal > 0),
  annual_pct   TEXT NOT NULL,
  months       INTEGER NOT NULL CHECK (months BETWEEN 1 AND 360),
  method       TEXT NOT NULL CHECK (method IN ('flat', 'menurun', 'anuitas')),
  first_due    TEXT NOT NULL,
  grace_months INTEGER NOT NULL CHECK (grace_months >= 0 AND grace_months < months),
  opening      INTEGER NOT NULL CHECK (opening BETWEEN 0 AND principal),
  noted_on     TEXT NOT NULL,
  audit_seq    INTEGER NOT NULL
) STRICT;
CREATE TABLE bank_loan_draw (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  loan_ref     INTEGER NOT NULL REFERENCES bank_loan (ref),
  amount       INTEGER NOT NULL CHECK (amount > 0),
  fee          INTEGER NOT NULL CHECK (fee >= 0 AND fee < amount),
  audit_seq    INTEGER NOT NULL
) STRICT;
CREATE INDEX bank_loan_draw_by_loan ON bank_loan_draw (loan_ref, document_seq);
CREATE TABLE bank_loan_payment (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  loan_ref     INTEGER NOT NULL REFERENCES bank_loan (ref),
  interest     INTEGER NOT NULL CHECK (interest >= 0),
  principal    INTEGER NOT NULL CHECK (principal >= 0 AND principal + interest > 0),
  audit_seq    INTEGER NOT NULL
) STRICT;
CREATE INDEX bank_loan_payment_by_loan ON bank_loan_payment (loan_ref, document_seq);

-- Final tax worked out for a month: what it was taken of, at which rate. A run of a base of 0 posts nothing and counts.
CREATE TABLE tax_run (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  period       TEXT NOT NULL,
  base         INTEGER NOT NULL,
  pct          TEXT NOT NULL,
  tax          INTEGER NOT NULL CHECK (tax >= 0),
  audit_seq    INTEGER NOT NULL
) STRICT;
CREATE INDEX tax_run_by_period ON tax_run (period, document_seq);
-- A run taken back, so that the month can be worked out again.
CREATE TABLE tax_undo (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  run_seq      INTEGER NOT NULL UNIQUE REFERENCES tax_run (document_seq),
  audit_seq    INTEGER NOT NULL
) STRICT;
CREATE TABLE tax_payment (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  period       TEXT NOT NULL,
  amount       INTEGER NOT NULL CHECK (amount > 0),
  ntpn         TEXT,
  audit_seq    INTEGER NOT NULL
) STRICT;
CREATE INDEX tax_payment_by_period ON tax_payment (period, document_seq);
CREATE TRIGGER tax_run_insert BEFORE INSERT ON tax_run
WHEN EXISTS (SELECT 1 FROM tax_run r WHERE r.period = NEW.period AND NOT EXISTS (SELECT 1 FROM tax_undo u WHERE u.run_seq = r.document_seq))
BEGIN SELECT RAISE(ABORT, 'tax_run: pajak bulan ini sudah dihitung'); END;

-- What has been written here stays: no change, no removal, no replacement (REPLACE fires no delete trigger, hence the insert guard).
CREATE TRIGGER asset_once BEFORE INSERT ON asset WHEN EXISTS (SELECT 1 FROM asset WHERE ref = NEW.ref OR id = NEW.id OR code = NEW.code OR document_seq = NEW.document_seq) BEGIN SELECT RAISE(ABORT, 'asset: baris sudah ada'); END;
CREATE TRIGGER asset_update BEFORE UPDATE ON asset BEGIN SELECT RAISE(ABORT, 'asset: baris tidak dapat diubah'); END;
CREATE TRIGGER asset_delete BEFORE DELETE ON asset BEGIN SELECT RAISE(ABORT, 'asset: baris tidak dapat dihapus'); END;
CREATE TRIGGER asset_depreciation_once BEFORE INSERT ON asset_depreciation WHEN EXISTS (SELECT 1 FROM asset_depreciation WHERE asset_ref = NEW.asset_ref AND period = NEW.period) BEGIN SELECT RAISE(ABORT, 'asset_depreciation: baris sudah ada'); END;
CREATE TRIGGER asset_depreciation_update BEFORE UPDATE ON asset_depreciation BEGIN SELECT RAISE(ABORT, 'asset_depreciation: baris tidak dapat diubah'); END;
CREATE TRIGGER asset_depreciation_delete BEFORE DELETE ON asset_depreciation BEGIN SELECT RAISE(ABORT, 'asset_depreciation: baris tidak dapat dihapus'); END;
CREATE TRIGGER asset_disposal_once BEFORE INSERT ON asset_disposal WHEN EXISTS (SELECT 1 FROM asset_disposal WHERE asset_ref = NEW.asset_ref OR document_seq = NEW.document_seq) BEGIN SELECT RAISE(ABORT, 'asset_disposal: baris sudah ada'); END;
CREATE TRIGGER asset_disposal_update BEFORE UPDATE ON asset_disposal BEGIN SELECT RAISE(ABORT, 'asset_disposal: baris tidak dapat diubah'); END;
CREATE TRIGGER asset_disposal_delete BEFORE DELETE ON asset_disposal BEGIN SELECT RAISE(ABORT, 'asset_disposal: baris tidak dapat dihapus'); END;
CREATE TRIGGER bank_loan_once BEFORE INSERT ON bank_loan WHEN EXISTS (SELECT 1 FROM bank_loan WHERE ref = NEW.ref OR id = NEW.id OR code = NEW.code) BEGIN SELECT RAISE(ABORT, 'bank_loan: baris sudah ada'); END;
CREATE TRIGGER bank_loan_update BEFORE UPDATE ON bank_loan BEGIN SELECT RAISE(ABORT, 'bank_loan: baris tidak dapat diubah'); END;
CREATE TRIGGER bank_loan_delete BEFORE DELETE ON bank_loan BEGIN SELECT RAISE(ABORT, 'bank_loan: baris tidak dapat dihapus'); END;
CREATE TRIGGER bank_loan_draw_once BEFORE INSERT ON bank_loan_draw WHEN EXISTS (SELECT 1 FROM bank_loan_draw WHERE document_seq = NEW.document_seq) BEGIN SELECT RAISE(ABORT, 'bank_loan_draw: baris sudah ada'); END;
CREATE TRIGGER bank_loan_draw_update BEFORE UPDATE ON bank_loan_draw BEGIN SELECT RAISE(ABORT, 'bank_loan_draw: baris tidak dapat diubah'); END;
CREATE TRIGGER bank_loan_draw_delete BEFORE DELETE ON bank_loan_draw BEGIN SELECT RAISE(ABORT, 'bank_loan_draw: baris tidak dapat dihapus'); END;
CREATE TRIGGER bank_loan_payment_once BEFORE INSERT ON bank_loan_payment WHEN EXISTS (SELECT 1 FROM bank_loan_payment WHERE document_seq = NEW.document_seq) BEGIN SELECT RAISE(ABORT, 'bank_loan_payment: baris sudah ada'); END;
CREATE TRIGGER bank_loan_payment_update BEFORE UPDATE ON bank_loan_payment BEGIN SELECT RAISE(ABORT, 'bank_loan_payment: baris tidak dapat diubah'); END;
CREATE TRIGGER bank_loan_payment_delete BEFORE DELETE ON bank_loan_payment BEGIN SELECT RAISE(ABORT, 'bank_loan_payment: baris tidak dapat dihapus'); END;
CREATE TRIGGER tax_run_once BEFORE INSERT ON tax_run WHEN EXISTS (SELECT 1 FROM tax_run WHERE document_seq = NEW.document_seq) BEGIN SELECT RAISE(ABORT, 'tax_run: baris sudah ada'); END;
CREATE TRIGGER tax_run_update BEFORE UPDATE ON tax_run BEGIN SELECT RAISE(ABORT, 'tax_run: baris tidak dapat diubah'); END;
CREATE TRIGGER tax_run_delete BEFORE DELETE ON tax_run BEGIN SELECT RAISE(ABORT, 'tax_run: baris tidak dapat dihapus'); END;
CREATE TRIGGER tax_undo_once BEFORE INSERT ON tax_undo WHEN EXISTS (SELECT 1 FROM tax_undo WHERE document_seq = NEW.document_seq OR run_seq = NEW.run_seq) BEGIN SELECT RAISE(ABORT, 'tax_undo: baris sudah ada'); END;
CREATE TRIGGER tax_undo_update BEFORE UPDATE ON tax_undo BEGIN SELECT RAISE(ABORT, 'tax_undo: baris tidak dapat diubah'); END;
CREATE TRIGGER tax_undo_delete BEFORE DELETE ON tax_undo BEGIN SELECT RAISE(ABORT, 'tax_undo: baris tidak dapat dihapus'); END;
CREATE TRIGGER tax_payment_once BEFORE INSERT ON tax_payment WHEN EXISTS (SELECT 1 FROM tax_payment WHERE document_seq = NEW.document_seq) BEGIN SELECT RAISE(ABORT, 'tax_payment: baris sudah ada'); END;
CREATE TRIGGER tax_payment_update BEFORE UPDATE ON tax_payment BEGIN SELECT RAISE(ABORT, 'tax_payment: baris tidak dapat diubah'); END;
CREATE TRIGGER tax_payment_delete BEFORE DELETE ON tax_payment BEGIN SELECT RAISE(ABORT, 'tax_payment: baris tidak dapat dihapus'); END;
