-- What members let be taken out of sukarela by itself, what came of each run of it, and what stands in their passbooks.

CREATE TABLE auto_debit (
  member_ref INTEGER PRIMARY KEY REFERENCES member (ref),
  wajib      INTEGER NOT NULL CHECK (wajib IN (0, 1)),
  loans      INTEGER NOT NULL CHECK (loans IN (0, 1))
) STRICT;

-- What a run took of a member, and what was due. Rupiah.
CREATE TABLE auto_debit_result (
  run_ref    INTEGER NOT NULL REFERENCES long_run (ref),
  member_ref INTEGER NOT NULL REFERENCES member (ref),
  wajib      INTEGER NOT NULL CHECK (wajib >= 0),
  wajib_due  INTEGER NOT NULL CHECK (wajib_due >= wajib),
  loans      INTEGER NOT NULL CHECK (loans >= 0),
  loans_due  INTEGER NOT NULL CHECK (loans_due >= loans),
  audit_seq  INTEGER NOT NULL,
  PRIMARY KEY (run_ref, member_ref)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER auto_debit_result_insert BEFORE INSERT ON auto_debit_result BEGIN SELECT RAISE(ABORT, 'auto_debit_result: baris sudah ada') WHERE EXISTS (SELECT 1 FROM auto_debit_result WHERE run_ref = NEW.run_ref AND member_ref = NEW.member_ref); END;
CREATE TRIGGER auto_debit_result_update BEFORE UPDATE ON auto_debit_result BEGIN SELECT RAISE(ABORT, 'auto_debit_result: baris tidak dapat diubah'); END;
CREATE TRIGGER auto_debit_result_delete BEFORE DELETE ON auto_debit_result BEGIN SELECT RAISE(ABORT, 'auto_debit_result: baris tidak dapat dihapus'); END;

-- What was printed into a member's passbook: `lines` lines from line `first_line` of the whole book on (counted from 1), the moves after `from_seq` up to `through_seq`.
-- A new book begins with a row of its own: a line carried over where there was a book before, and no moves.
CREATE TABLE passbook_print (
  ref         INTEGER PRIMARY KEY,
  member_ref  INTEGER NOT NULL REFERENCES member (ref),
  book_no     INTEGER NOT NULL CHECK (book_no > 0),
  first_line  INTEGER NOT NULL CHECK (first_line > 0),
  lines       INTEGER NOT NULL CHECK (lines >= 0),
  from_seq    INTEGER NOT NULL CHECK (from_seq >= 0),
  through_seq INTEGER NOT NULL CHECK (through_seq >= from_seq),
  printed_at  TEXT NOT NULL,
  user_ref    INTEGER NOT NULL REFERENCES user (ref),
  audit_seq   INTEGER NOT NULL
) STRICT;
CREATE INDEX passbook_print_by_member ON passbook_print (member_ref, ref);
CREATE TRIGGER passbook_print_insert BEFORE INSERT ON passbook_print
BEGIN
  SELECT RAISE(ABORT, 'passbook_print: baris sudah ada') WHERE EXISTS (SELECT 1 FROM passbook_print WHERE ref = NEW.ref);
  SELECT RAISE(ABORT, 'passbook_print: anggota tidak ada') WHERE NOT EXISTS (SELECT 1 FROM member WHERE ref = NEW.member_ref);
  SELECT RAISE(ABORT, 'passbook_print: tidak menyambung') WHERE NEW.from_seq <> coalesce((SELECT through_seq FROM passbook_print WHERE member_ref = NEW.member_ref ORDER BY ref DESC LIMIT 1), 0);
END;
CREATE TRIGGER passbook_print_update BEFORE UPDATE ON passbook_print BEGIN SELECT RAISE(ABORT, 'passbook_print: baris tidak dapat diubah'); END;
CREATE TRIGGER passbook_print_delete BEFORE DELETE ON passbook_print BEGIN SELECT RAISE(ABORT, 'passbook_print: baris tidak dapat dihapus'); END;
