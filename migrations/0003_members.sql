-- Members, savings, loans and the monthly bases of the SHU.

CREATE TABLE member (
  ref         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  no          TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  nik         TEXT NOT NULL,
  nik_key     TEXT NOT NULL UNIQUE,
  family_key  TEXT,
  family_card TEXT NOT NULL,
  phone       TEXT NOT NULL,
  address     TEXT NOT NULL,
  rt          TEXT NOT NULL,
  joined_on   TEXT NOT NULL,
  left_on     TEXT,
  state       TEXT NOT NULL CHECK (state IN ('calon', 'aktif', 'diblokir', 'keluar', 'meninggal')),
  pin_salt    TEXT,
  pin_hash    TEXT,
  pin_params  TEXT
) STRICT;

CREATE TABLE savings_move (
  seq          INTEGER PRIMARY KEY,
  member_ref   INTEGER NOT NULL REFERENCES member (ref),
  kind         TEXT NOT NULL CHECK (kind IN ('pokok', 'wajib', 'sukarela')),
  document_seq INTEGER NOT NULL REFERENCES document (seq),
  on_date      TEXT NOT NULL,
  amount       INTEGER NOT NULL CHECK (amount <> 0),
  balance      INTEGER NOT NULL CHECK (balance >= 0),
  via          TEXT NOT NULL,
  audit_seq    INTEGER NOT NULL
) STRICT;
CREATE INDEX savings_move_by_member ON savings_move (member_ref, on_date, seq);
CREATE TRIGGER savings_move_insert BEFORE INSERT ON savings_move
WHEN NOT EXISTS (SELECT 1 FROM member WHERE ref = NEW.member_ref)
BEGIN SELECT RAISE(ABORT, 'savings_move: anggota tidak ada'); END;

CREATE TABLE savings_balance (
  member_ref INTEGER NOT NULL REFERENCES member (ref),
  kind       TEXT NOT NULL CHECK (kind IN ('pokok', 'wajib', 'sukarela')),
  balance    INTEGER NOT NULL CHECK (balance >= 0),
  last_on    TEXT NOT NULL,
  PRIMARY KEY (member_ref, kind)
) STRICT, WITHOUT ROWID;

-- Closing balance of each month that had a move.
CREATE TABLE savings_month (
  member_ref INTEGER NOT NULL REFERENCES member (ref),
  kind       TEXT NOT NULL CHECK (kind IN ('pokok', 'wajib', 'sukarela')),
  period     TEXT NOT NULL,
  closing    INTEGER NOT NULL CHECK (closing >= 0),
  PRIMARY KEY (member_ref, kind, period)
) STRICT, WITHOUT ROWID;

-- What counts as a member's trade in a month: sales at price after discount, and loan interest paid (ruling 40).
CREATE TABLE trade_month (
  period        TEXT NOT NULL,
  member_ref    INTEGER NOT NULL REFERENCES member (ref),
  sales         INTEGER NOT NULL,
  loan_interest INTEGER NOT NULL,
  PRIMARY KEY (period, member_ref)
) STRICT, WITHOUT ROWID;
CREATE INDEX trade_month_by_member ON trade_month (member_ref, period);

CREATE TABLE loan (
  ref          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  document_seq INTEGER NOT NULL UNIQUE REFERENCES document (seq),
  number       TEXT NOT NULL UNIQUE,
  member_ref   INTEGER NOT NULL REFERENCES member (ref),
  principal    INTEGER NOT NULL CHECK (principal > 0),
  months       INTEGER NOT NULL CHECK (months BETWEEN 1 AND 360),
  method       TEXT NOT NULL CHECK (method IN ('flat', 'menurun', 'anuitas')),
  annual_pct   TEXT NOT NULL,
  purpose      TEXT NOT NULL,
  first_due    TEXT,
  status       TEXT NOT NULL CHECK (status IN ('diajukan', 'disetujui', 'ditolak', 'berjalan', 'lunas', 'dihapus')),
  outstanding  INTEGER NOT NULL CHECK (outstanding >= 0),
  last_on      TEXT NOT NULL
) STRICT;
CREATE INDEX loan_by_member ON loan (member_ref);
CREATE TABLE loan_row (
  loan_ref  INTEGER NOT NULL REFERENCES loan (ref),
  no        INTEGER NOT NULL,
  due_on    TEXT NOT NULL,
  principal INTEGER NOT NULL CHECK (principal >= 0),
  interest  INTEGER NOT NULL CHECK (interest >= 0),
  balance   INTEGER NOT NULL CHECK (balance >= 0),
  audit_seq INTEGER NOT NULL,
  PRIMARY KEY (loan_ref, no)
) STRICT, WITHOUT ROWID;
CREATE TABLE loan_payment (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  loan_ref     INTEGER NOT NULL REFERENCES loan (ref),
  on_date      TEXT NOT NULL,
  via          TEXT NOT NULL,
  penalty      INTEGER NOT NULL CHECK (penalty >= 0),
  interest     INTEGER NOT NULL CHECK (interest >= 0),
  principal    INTEGER NOT NULL CHECK (principal >= 0),
  audit_seq    INTEGER NOT NULL
) STRICT;
CREATE INDEX loan_payment_by_loan ON loan_payment (loan_ref, document_seq);
-- How a payment was spread over the rows of the schedule.
CREATE TABLE loan_payment_part (
  document_seq INTEGER NOT NULL REFERENCES loan_payment (document_seq),
  loan_ref     INTEGER NOT NULL REFERENCES loan (ref),
  no           INTEGER NOT NULL,
  principal    INTEGER NOT NULL CHECK (principal >= 0),
  interest     INTEGER NOT NULL CHECK (interest >= 0),
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX loan_payment_part_by_loan ON loan_payment_part (loan_ref, no);

-- What has been written here stays: no change, no removal, no replacement (REPLACE fires no delete trigger, hence the insert guard).
CREATE TRIGGER savings_move_once BEFORE INSERT ON savings_move WHEN EXISTS (SELECT 1 FROM savings_move WHERE seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'savings_move: baris sudah ada'); END;
CREATE TRIGGER savings_move_update BEFORE UPDATE ON savings_move BEGIN SELECT RAISE(ABORT, 'savings_move: baris tidak dapat diubah'); END;
CREATE TRIGGER savings_move_delete BEFORE DELETE ON savings_move BEGIN SELECT RAISE(ABORT, 'savings_move: baris tidak dapat dihapus'); END;
CREATE TRIGGER loan_row_once BEFORE INSERT ON loan_row WHEN EXISTS (SELECT 1 FROM loan_row WHERE loan_ref = NEW.loan_ref AND no = NEW.no) BEGIN SELECT RAISE(ABORT, 'loan_row: baris sudah ada'); END;
CREATE TRIGGER loan_row_update BEFORE UPDATE ON loan_row BEGIN SELECT RAISE(ABORT, 'loan_row: baris tidak dapat diubah'); END;
CREATE TRIGGER loan_row_delete BEFORE DELETE ON loan_row BEGIN SELECT RAISE(ABORT, 'loan_row: baris tidak dapat dihapus'); END;
CREATE TRIGGER loan_payment_once BEFORE INSERT ON loan_payment WHEN EXISTS (SELECT 1 FROM loan_payment WHERE document_seq = NEW.document_seq) BEGIN SELECT RAISE(ABORT, 'loan_payment: baris sudah ada'); END;
CREATE TRIGGER loan_payment_update BEFORE UPDATE ON loan_payment BEGIN SELECT RAISE(ABORT, 'loan_payment: baris tidak dapat diubah'); END;
CREATE TRIGGER loan_payment_delete BEFORE DELETE ON loan_payment BEGIN SELECT RAISE(ABORT, 'loan_payment: baris tidak dapat dihapus'); END;
CREATE TRIGGER loan_payment_part_once BEFORE INSERT ON loan_payment_part WHEN EXISTS (SELECT 1 FROM loan_payment_part WHERE document_seq = NEW.document_seq AND no = NEW.no) BEGIN SELECT RAISE(ABORT, 'loan_payment_part: baris sudah ada'); END;
CREATE TRIGGER loan_payment_part_update BEFORE UPDATE ON loan_payment_part BEGIN SELECT RAISE(ABORT, 'loan_payment_part: baris tidak dapat diubah'); END;
CREATE TRIGGER loan_payment_part_delete BEFORE DELETE ON loan_payment_part BEGIN SELECT RAISE(ABORT, 'loan_payment_part: baris tidak dapat dihapus'); END;
