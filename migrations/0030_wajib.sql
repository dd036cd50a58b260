-- Simpanan wajib billed month by month (TW, posts nothing), and what of it is due.

-- What a member was billed for a month. `prior`, on the first bill of a membership alone: what had been paid for the months before it.
CREATE TABLE wajib_bill (
  member_ref   INTEGER NOT NULL REFERENCES member (ref),
  period       TEXT NOT NULL,
  document_seq INTEGER NOT NULL REFERENCES document (seq),
  amount       INTEGER NOT NULL CHECK (amount > 0),
  prior        INTEGER CHECK (prior >= 0),
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (member_ref, period)
) STRICT, WITHOUT ROWID;
CREATE INDEX wajib_bill_by_period ON wajib_bill (period, member_ref);

-- The first month billed, what was paid for those before, and all that was billed since.
CREATE TABLE wajib_due (
  member_ref INTEGER PRIMARY KEY REFERENCES member (ref),
  since      TEXT NOT NULL,
  prior      INTEGER NOT NULL CHECK (prior >= 0),
  billed     INTEGER NOT NULL CHECK (billed > 0)
) STRICT;

CREATE TRIGGER wajib_bill_insert BEFORE INSERT ON wajib_bill
BEGIN
  SELECT RAISE(ABORT, 'wajib_bill: baris sudah ada') WHERE EXISTS (SELECT 1 FROM wajib_bill WHERE member_ref = NEW.member_ref AND period = NEW.period);
  SELECT RAISE(ABORT, 'wajib_bill: anggota tidak ada') WHERE NOT EXISTS (SELECT 1 FROM member WHERE ref = NEW.member_ref);
  SELECT RAISE(ABORT, 'wajib_bill: tagihan pertama belum ada') WHERE NEW.prior IS NULL AND NOT EXISTS (SELECT 1 FROM wajib_due WHERE member_ref = NEW.member_ref AND since < NEW.period);
END;
CREATE TRIGGER wajib_bill_due AFTER INSERT ON wajib_bill
BEGIN
  UPDATE wajib_due SET billed = billed + NEW.amount WHERE NEW.prior IS NULL AND member_ref = NEW.member_ref;
  INSERT INTO wajib_due (member_ref, since, prior, billed) SELECT NEW.member_ref, NEW.period, NEW.prior, NEW.amount WHERE NEW.prior IS NOT NULL
    ON CONFLICT (member_ref) DO UPDATE SET since = excluded.since, prior = excluded.prior, billed = excluded.billed;
END;
CREATE TRIGGER wajib_bill_update BEFORE UPDATE ON wajib_bill BEGIN SELECT RAISE(ABORT, 'wajib_bill: baris tidak dapat diubah'); END;
CREATE TRIGGER wajib_bill_delete BEFORE DELETE ON wajib_bill BEGIN SELECT RAISE(ABORT, 'wajib_bill: baris tidak dapat dihapus'); END;
