-- Interest on simpanan sukarela (BJ): what each month earned each member, and the tax withheld from it that was paid on (SB).
CREATE TABLE interest_credit (
  document_seq INTEGER NOT NULL REFERENCES document (seq),
  member_ref   INTEGER NOT NULL REFERENCES member (ref),
  run_ref      INTEGER NOT NULL REFERENCES long_run (ref),
  period       TEXT NOT NULL,
  base         INTEGER NOT NULL CHECK (base >= 0),
  days         INTEGER NOT NULL CHECK (days BETWEEN 1 AND 31),
  gross        INTEGER NOT NULL CHECK (gross > 0),
  tax          INTEGER NOT NULL CHECK (tax BETWEEN 0 AND gross),
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, member_ref)
) STRICT, WITHOUT ROWID;
CREATE INDEX interest_credit_by_period ON interest_credit (period, member_ref);
CREATE INDEX interest_credit_by_run ON interest_credit (run_ref);
CREATE TABLE savings_tax_payment (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  period       TEXT NOT NULL,
  amount       INTEGER NOT NULL CHECK (amount > 0),
  ntpn         TEXT,
  audit_seq    INTEGER NOT NULL
) STRICT;
-- What was paid, and with a minus, what was undone of it (`undoes`: the document it undid).
CREATE VIEW savings_tax_effect AS
  SELECT document_seq, period, amount, ntpn, NULL AS undoes FROM savings_tax_payment
  UNION ALL
  SELECT r.document_seq, p.period, -p.amount, p.ntpn, p.document_seq FROM savings_tax_payment p JOIN document_reversal r ON r.reversed_seq = p.document_seq;

CREATE TRIGGER interest_credit_insert BEFORE INSERT ON interest_credit
BEGIN
  SELECT RAISE(ABORT, 'interest_credit: jasa bulan ini sudah dibukukan untuk anggota ini')
   WHERE EXISTS (SELECT 1 FROM interest_credit c WHERE c.period = NEW.period AND c.member_ref = NEW.member_ref
                    AND (c.document_seq = NEW.document_seq OR NOT EXISTS (SELECT 1 FROM document_reversal r WHERE r.reversed_seq = c.document_seq)));
END;
CREATE TRIGGER interest_credit_update BEFORE UPDATE ON interest_credit BEGIN SELECT RAISE(ABORT, 'interest_credit: baris tidak dapat diubah'); END;
CREATE TRIGGER interest_credit_delete BEFORE DELETE ON interest_credit BEGIN SELECT RAISE(ABORT, 'interest_credit: baris tidak dapat dihapus'); END;
CREATE TRIGGER savings_tax_payment_insert BEFORE INSERT ON savings_tax_payment BEGIN SELECT RAISE(ABORT, 'savings_tax_payment: baris sudah ada') WHERE EXISTS (SELECT 1 FROM savings_tax_payment WHERE document_seq = NEW.document_seq); END;
CREATE TRIGGER savings_tax_payment_update BEFORE UPDATE ON savings_tax_payment BEGIN SELECT RAISE(ABORT, 'savings_tax_payment: baris tidak dapat diubah'); END;
CREATE TRIGGER savings_tax_payment_delete BEFORE DELETE ON savings_tax_payment BEGIN SELECT RAISE(ABORT, 'savings_tax_payment: baris tidak dapat dihapus'); END;
