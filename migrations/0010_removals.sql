-- Lines of one cash account by what they were for, and whether money came in: a figure of the cash flow leads to the lines it
-- is made of (ruling 4).
CREATE INDEX entry_line_by_flow ON entry_line (account_ref, flow, debit > 0, on_date, entry_seq, line_no) WHERE flow IS NOT NULL;

-- Bank statements that were taken in by mistake and removed again: the import stays as a trace, its lines go.
CREATE TABLE bank_import_removal (
  import_ref INTEGER PRIMARY KEY REFERENCES bank_import (ref),
  removed_at TEXT NOT NULL,
  reason     TEXT NOT NULL,
  lines      INTEGER NOT NULL CHECK (lines > 0),
  audit_seq  INTEGER NOT NULL
) STRICT;
CREATE TRIGGER bank_import_removal_once BEFORE INSERT ON bank_import_removal WHEN EXISTS (SELECT 1 FROM bank_import_removal WHERE import_ref = NEW.import_ref) BEGIN SELECT RAISE(ABORT, 'bank_import_removal: baris sudah ada'); END;
CREATE TRIGGER bank_import_removal_update BEFORE UPDATE ON bank_import_removal BEGIN SELECT RAISE(ABORT, 'bank_import_removal: baris tidak dapat diubah'); END;
CREATE TRIGGER bank_import_removal_delete BEFORE DELETE ON bank_import_removal BEGIN SELECT RAISE(ABORT, 'bank_import_removal: baris tidak dapat dihapus'); END;
DROP TRIGGER bank_line_delete;
CREATE TRIGGER bank_line_delete BEFORE DELETE ON bank_line
WHEN NOT EXISTS (SELECT 1 FROM bank_import_removal WHERE import_ref = OLD.import_ref) OR EXISTS (SELECT 1 FROM bank_match WHERE bank_line_ref = OLD.ref)
BEGIN SELECT RAISE(ABORT, 'bank_line: baris rekening koran tidak dapat dihapus'); END;
CREATE TRIGGER bank_line_removed BEFORE INSERT ON bank_line WHEN EXISTS (SELECT 1 FROM bank_import_removal WHERE import_ref = NEW.import_ref)
BEGIN SELECT RAISE(ABORT, 'bank_line: rekening koran ini sudah dihapus'); END;
