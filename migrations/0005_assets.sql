-- Fixed and borrowed assets, bank loans, tax runs.

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
CREATE TRIGGER tax_run_once BEFORE INSERT ON tax_run WHEN EXISTS (SELECT 1 FROM tax_run WHERE document_seq = NEW.document_seq) BEGIN SELECT RAISE(ABORT, 'tax_run: baris sudah ada'); END;
CREATE TRIGGER tax_run_update BEFORE UPDATE ON tax_run BEGIN SELECT RAISE(ABORT, 'tax_run: baris tidak dapat diubah'); END;
CREATE TRIGGER tax_run_delete BEFORE DELETE ON tax_run BEGIN SELECT RAISE(ABORT, 'tax_run: baris tidak dapat dihapus'); END;
CREATE TRIGGER tax_undo_once BEFORE INSERT ON tax_undo WHEN EXISTS (SELECT 1 FROM tax_undo WHERE document_seq = NEW.document_seq OR run_seq = NEW.run_seq) BEGIN SELECT RAISE(ABORT, 'tax_undo: baris sudah ada'); END;
CREATE TRIGGER tax_undo_update BEFORE UPDATE ON tax_undo BEGIN SELECT RAISE(ABORT, 'tax_undo: baris tidak dapat diubah'); END;
CREATE TRIGGER tax_undo_delete BEFORE DELETE ON tax_undo BEGIN SELECT RAISE(ABORT, 'tax_undo: baris tidak dapat dihapus'); END;
CREATE TRIGGER tax_payment_once BEFORE INSERT ON tax_payment WHEN EXISTS (SELECT 1 FROM tax_payment WHERE document_seq = NEW.document_seq) BEGIN SELECT RAISE(ABORT, 'tax_payment: baris sudah ada'); END;
CREATE TRIGGER tax_payment_update BEFORE UPDATE ON tax_payment BEGIN SELECT RAISE(ABORT, 'tax_payment: baris tidak dapat diubah'); END;
CREATE TRIGGER tax_payment_delete BEFORE DELETE ON tax_payment BEGIN SELECT RAISE(ABORT, 'tax_payment: baris tidak dapat dihapus'); END;
