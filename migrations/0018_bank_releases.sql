-- Bank lines whose match came apart because its entry was undone: that entry was in the books until then, and a bank line is
-- booked on no day on which it was. By the line's public id: the line may be removed with its statement, this stays.
CREATE TABLE bank_release (
  ref          INTEGER PRIMARY KEY,
  bank_line_id TEXT NOT NULL,
  entry_seq    INTEGER NOT NULL REFERENCES entry (seq),
  audit_seq    INTEGER NOT NULL,
  UNIQUE (bank_line_id, entry_seq)
) STRICT;
CREATE TRIGGER bank_release_insert BEFORE INSERT ON bank_release
WHEN EXISTS (SELECT 1 FROM bank_release WHERE ref = NEW.ref OR (bank_line_id = NEW.bank_line_id AND entry_seq = NEW.entry_seq)) OR NOT EXISTS (SELECT 1 FROM entry WHERE reverses_seq = NEW.entry_seq)
BEGIN SELECT RAISE(ABORT, 'bank_release: jurnalnya tidak dibatalkan, atau baris sudah ada'); END;
CREATE TRIGGER bank_release_update BEFORE UPDATE ON bank_release BEGIN SELECT RAISE(ABORT, 'bank_release: baris tidak dapat diubah'); END;
CREATE TRIGGER bank_release_delete BEFORE DELETE ON bank_release BEGIN SELECT RAISE(ABORT, 'bank_release: baris tidak dapat dihapus'); END;
