-- What members' loans rest on beside their terms, schedules that take the place of others, interest owed and booked, and loans that are lost.

-- Which member somebody who signs in is: nobody decides on their own loan.
CREATE TABLE user_member (
  user_ref   INTEGER PRIMARY KEY REFERENCES user (ref),
  member_ref INTEGER REFERENCES member (ref)
) STRICT;

-- What was said when a loan was asked for. `terms`: those of the product, as they were; `checks`: what the assessment found.
CREATE TABLE loan_application (
  loan_ref    INTEGER PRIMARY KEY REFERENCES loan (ref),
  product     TEXT,
  terms       TEXT NOT NULL CHECK (json_valid(terms)),
  income      INTEGER CHECK (income >= 0),
  expenses    INTEGER CHECK (expenses >= 0),
  disburse_on TEXT,
  checks      TEXT NOT NULL CHECK (json_valid(checks)),
  audit_seq   INTEGER NOT NULL
) STRICT;
CREATE TABLE loan_collateral (
  loan_ref    INTEGER NOT NULL REFERENCES loan (ref),
  no          INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  description TEXT NOT NULL,
  value       INTEGER NOT NULL CHECK (value > 0),
  audit_seq   INTEGER NOT NULL,
  PRIMARY KEY (loan_ref, no)
) STRICT, WITHOUT ROWID;
CREATE TABLE loan_guarantor (
  loan_ref   INTEGER NOT NULL REFERENCES loan (ref),
  member_ref INTEGER NOT NULL REFERENCES member (ref),
  audit_seq  INTEGER NOT NULL,
  PRIMARY KEY (loan_ref, member_ref)
) STRICT, WITHOUT ROWID;
CREATE INDEX loan_guarantor_by_member ON loan_guarantor (member_ref);
CREATE TABLE loan_decision (
  loan_ref   INTEGER PRIMARY KEY REFERENCES loan (ref),
  status     TEXT NOT NULL CHECK (status IN ('disetujui', 'ditolak')),
  on_date    TEXT NOT NULL,
  user_ref   INTEGER NOT NULL REFERENCES user (ref),
  second_ref INTEGER REFERENCES user (ref),
  note       TEXT,
  audit_seq  INTEGER NOT NULL
) STRICT;

-- The schedules of a loan by the document that made them: its payout, or a rescheduling. A plan's rows in loan_row have the numbers base + 1, base + 2, …;
-- a loan paid out before this table has one plan with base 0 and no row here. `penalty`: what was charged on the plan before and not paid.
CREATE TABLE loan_plan (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  loan_ref     INTEGER NOT NULL REFERENCES loan (ref),
  base         INTEGER NOT NULL CHECK (base >= 0),
  months       INTEGER NOT NULL CHECK (months BETWEEN 1 AND 360),
  method       TEXT NOT NULL CHECK (method IN ('flat', 'menurun', 'anuitas')),
  annual_pct   TEXT NOT NULL,
  principal    INTEGER NOT NULL CHECK (principal > 0),
  penalty      INTEGER NOT NULL CHECK (penalty >= 0),
  reason       TEXT,
  audit_seq    INTEGER NOT NULL
) STRICT;
CREATE INDEX loan_plan_by_loan ON loan_plan (loan_ref, document_seq);
CREATE INDEX loan_by_status ON loan (status, last_on);
CREATE INDEX document_payout ON document (refs ->> 'loan') WHERE kind = 'PC';

-- Interest owed and already income (1-1320), by loan: what a month brought, what a payment or a loss took off.
CREATE TABLE loan_accrual (
  document_seq INTEGER NOT NULL REFERENCES document (seq),
  loan_ref     INTEGER NOT NULL REFERENCES loan (ref),
  amount       INTEGER NOT NULL CHECK (amount <> 0),
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, loan_ref)
) STRICT, WITHOUT ROWID;
CREATE INDEX loan_accrual_by_loan ON loan_accrual (loan_ref, document_seq);
-- What a run of the allowance found of each loan.
CREATE TABLE loan_class (
  document_seq INTEGER NOT NULL REFERENCES document (seq),
  loan_ref     INTEGER NOT NULL REFERENCES loan (ref),
  class        TEXT NOT NULL,
  days_late    INTEGER NOT NULL CHECK (days_late >= 0),
  outstanding  INTEGER NOT NULL CHECK (outstanding >= 0),
  allowance    INTEGER NOT NULL CHECK (allowance >= 0),
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, loan_ref)
) STRICT, WITHOUT ROWID;
-- A loan given up: principal that was lost, and interest and penalty the member owed besides.
CREATE TABLE loan_write_off (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  loan_ref     INTEGER NOT NULL REFERENCES loan (ref),
  principal    INTEGER NOT NULL CHECK (principal > 0),
  interest     INTEGER NOT NULL CHECK (interest >= 0),
  penalty      INTEGER NOT NULL CHECK (penalty >= 0),
  audit_seq    INTEGER NOT NULL
) STRICT;
CREATE INDEX loan_write_off_by_loan ON loan_write_off (loan_ref);
CREATE TABLE loan_recovery (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  loan_ref     INTEGER NOT NULL REFERENCES loan (ref),
  amount       INTEGER NOT NULL CHECK (amount > 0),
  audit_seq    INTEGER NOT NULL
) STRICT;
CREATE INDEX loan_recovery_by_loan ON loan_recovery (loan_ref);

CREATE TRIGGER loan_application_once BEFORE INSERT ON loan_application WHEN EXISTS (SELECT 1 FROM loan_application WHERE loan_ref = NEW.loan_ref) BEGIN SELECT RAISE(ABORT, 'loan_application: baris sudah ada'); END;
CREATE TRIGGER loan_application_update BEFORE UPDATE ON loan_application BEGIN SELECT RAISE(ABORT, 'loan_application: baris tidak dapat diubah'); END;
CREATE TRIGGER loan_application_delete BEFORE DELETE ON loan_application BEGIN SELECT RAISE(ABORT, 'loan_application: baris tidak dapat dihapus'); END;
CREATE TRIGGER loan_collateral_once BEFORE INSERT ON loan_collateral WHEN EXISTS (SELECT 1 FROM loan_collateral WHERE loan_ref = NEW.loan_ref AND no = NEW.no) BEGIN SELECT RAISE(ABORT, 'loan_collateral: baris sudah ada'); END;
CREATE TRIGGER loan_collateral_update BEFORE UPDATE ON loan_collateral BEGIN SELECT RAISE(ABORT, 'loan_collateral: baris tidak dapat diubah'); END;
CREATE TRIGGER loan_collateral_delete BEFORE DELETE ON loan_collateral BEGIN SELECT RAISE(ABORT, 'loan_collateral: baris tidak dapat dihapus'); END;
CREATE TRIGGER loan_guarantor_once BEFORE INSERT ON loan_guarantor WHEN EXISTS (SELECT 1 FROM loan_guarantor WHERE loan_ref = NEW.loan_ref AND member_ref = NEW.member_ref) BEGIN SELECT RAISE(ABORT, 'loan_guarantor: baris sudah ada'); END;
CREATE TRIGGER loan_guarantor_update BEFORE UPDATE ON loan_guarantor BEGIN SELECT RAISE(ABORT, 'loan_guarantor: baris tidak dapat diubah'); END;
CREATE TRIGGER loan_guarantor_delete BEFORE DELETE ON loan_guarantor BEGIN SELECT RAISE(ABORT, 'loan_guarantor: baris tidak dapat dihapus'); END;
CREATE TRIGGER loan_decision_once BEFORE INSERT ON loan_decision WHEN EXISTS (SELECT 1 FROM loan_decision WHERE loan_ref = NEW.loan_ref) BEGIN SELECT RAISE(ABORT, 'loan_decision: baris sudah ada'); END;
CREATE TRIGGER loan_decision_update BEFORE UPDATE ON loan_decision BEGIN SELECT RAISE(ABORT, 'loan_decision: baris tidak dapat diubah'); END;
CREATE TRIGGER loan_decision_delete BEFORE DELETE ON loan_decision BEGIN SELECT RAISE(ABORT, 'loan_decision: baris tidak dapat dihapus'); END;
CREATE TRIGGER loan_plan_once BEFORE INSERT ON loan_plan WHEN EXISTS (SELECT 1 FROM loan_plan WHERE document_seq = NEW.document_seq) BEGIN SELECT RAISE(ABORT, 'loan_plan: baris sudah ada'); END;
CREATE TRIGGER loan_plan_update BEFORE UPDATE ON loan_plan BEGIN SELECT RAISE(ABORT, 'loan_plan: baris tidak dapat diubah'); END;
CREATE TRIGGER loan_plan_delete BEFORE DELETE ON loan_plan BEGIN SELECT RAISE(ABORT, 'loan_plan: baris tidak dapat dihapus'); END;
CREATE TRIGGER loan_accrual_once BEFORE INSERT ON loan_accrual WHEN EXISTS (SELECT 1 FROM loan_accrual WHERE document_seq = NEW.document_seq AND loan_ref = NEW.loan_ref) BEGIN SELECT RAISE(ABORT, 'loan_accrual: baris sudah ada'); END;
CREATE TRIGGER loan_accrual_update BEFORE UPDATE ON loan_accrual BEGIN SELECT RAISE(ABORT, 'loan_accrual: baris tidak dapat diubah'); END;
CREATE TRIGGER loan_accrual_delete BEFORE DELETE ON loan_accrual BEGIN SELECT RAISE(ABORT, 'loan_accrual: baris tidak dapat dihapus'); END;
CREATE TRIGGER loan_class_once BEFORE INSERT ON loan_class WHEN EXISTS (SELECT 1 FROM loan_class WHERE document_seq = NEW.document_seq AND loan_ref = NEW.loan_ref) BEGIN SELECT RAISE(ABORT, 'loan_class: baris sudah ada'); END;
CREATE TRIGGER loan_class_update BEFORE UPDATE ON loan_class BEGIN SELECT RAISE(ABORT, 'loan_class: baris tidak dapat diubah'); END;
CREATE TRIGGER loan_class_delete BEFORE DELETE ON loan_class BEGIN SELECT RAISE(ABORT, 'loan_class: baris tidak dapat dihapus'); END;
CREATE TRIGGER loan_write_off_once BEFORE INSERT ON loan_write_off WHEN EXISTS (SELECT 1 FROM loan_write_off WHERE document_seq = NEW.document_seq) BEGIN SELECT RAISE(ABORT, 'loan_write_off: baris sudah ada'); END;
CREATE TRIGGER loan_write_off_update BEFORE UPDATE ON loan_write_off BEGIN SELECT RAISE(ABORT, 'loan_write_off: baris tidak dapat diubah'); END;
CREATE TRIGGER loan_write_off_delete BEFORE DELETE ON loan_write_off BEGIN SELECT RAISE(ABORT, 'loan_write_off: baris tidak dapat dihapus'); END;
CREATE TRIGGER loan_recovery_once BEFORE INSERT ON loan_recovery WHEN EXISTS (SELECT 1 FROM loan_recovery WHERE document_seq = NEW.document_seq) BEGIN SELECT RAISE(ABORT, 'loan_recovery: baris sudah ada'); END;
CREATE TRIGGER loan_recovery_update BEFORE UPDATE ON loan_recovery BEGIN SELECT RAISE(ABORT, 'loan_recovery: baris tidak dapat diubah'); END;
CREATE TRIGGER loan_recovery_delete BEFORE DELETE ON loan_recovery BEGIN SELECT RAISE(ABORT, 'loan_recovery: baris tidak dapat dihapus'); END;
