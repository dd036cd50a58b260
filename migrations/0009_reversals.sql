-- Documents undone by a document of their own (BD), and what may be recorded anew afterwards.

-- Which document undid which. The rows an undone document wrote stay; they count from its day to that of its undoing.
CREATE TABLE document_reversal (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  reversed_seq INTEGER NOT NULL UNIQUE REFERENCES document (seq),
  audit_seq    INTEGER NOT NULL,
  CHECK (reversed_seq < document_seq)
) STRICT;
CREATE TRIGGER document_reversal_insert BEFORE INSERT ON document_reversal
BEGIN
  SELECT RAISE(ABORT, 'document_reversal: baris sudah ada')
   WHERE EXISTS (SELECT 1 FROM document_reversal WHERE document_seq = NEW.document_seq OR reversed_seq = NEW.reversed_seq);
  SELECT RAISE(ABORT, 'document_reversal: pembatalan tidak dapat dibatalkan')
   WHERE EXISTS (SELECT 1 FROM document_reversal WHERE document_seq = NEW.reversed_seq OR reversed_seq = NEW.document_seq);
END;
CREATE TRIGGER document_reversal_update BEFORE UPDATE ON document_reversal BEGIN SELECT RAISE(ABORT, 'document_reversal: baris tidak dapat diubah'); END;
CREATE TRIGGER document_reversal_delete BEFORE DELETE ON document_reversal BEGIN SELECT RAISE(ABORT, 'document_reversal: baris tidak dapat dihapus'); END;

-- What was paid or drawn, and with a minus, on its own day, what was undone of it (`undoes`: the document it undid).
CREATE VIEW loan_payment_effect AS
  SELECT document_seq, loan_ref, on_date, penalty, interest, principal, NULL AS undoes FROM loan_payment
  UNION ALL
  SELECT r.document_seq, p.loan_ref, d.on_date, -p.penalty, -p.interest, -p.principal, p.document_seq
    FROM loan_payment p JOIN document_reversal r ON r.reversed_seq = p.document_seq JOIN document d ON d.seq = r.document_seq;
CREATE VIEW bank_loan_draw_effect AS
  SELECT document_seq, loan_ref, amount, fee, NULL AS undoes FROM bank_loan_draw
  UNION ALL
  SELECT r.document_seq, w.loan_ref, -w.amount, -w.fee, w.document_seq FROM bank_loan_draw w JOIN document_reversal r ON r.reversed_seq = w.document_seq;
CREATE VIEW bank_loan_payment_effect AS
  SELECT document_seq, loan_ref, interest, principal, NULL AS undoes FROM bank_loan_payment
  UNION ALL
  SELECT r.document_seq, p.loan_ref, -p.interest, -p.principal, p.document_seq FROM bank_loan_payment p JOIN document_reversal r ON r.reversed_seq = p.document_seq;
CREATE VIEW tax_payment_effect AS
  SELECT document_seq, period, amount, ntpn, NULL AS undoes FROM tax_payment
  UNION ALL
  SELECT r.document_seq, p.period, -p.amount, p.ntpn, p.document_seq FROM tax_payment p JOIN document_reversal r ON r.reversed_seq = p.document_seq;

-- An asset's month can be depreciated again, and an asset be disposed of again, once the document that did it was undone.
-- The same columns and rows as before under a wider key.
CREATE TABLE asset_depreciation_new (
  asset_ref    INTEGER NOT NULL REFERENCES asset (ref),
  period       TEXT NOT NULL,
  months       INTEGER NOT NULL CHECK (months > 0),
  amount       INTEGER NOT NULL CHECK (amount > 0),
  document_seq INTEGER NOT NULL REFERENCES document (seq),
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (asset_ref, period, document_seq)
) STRICT, WITHOUT ROWID;
INSERT INTO asset_depreciation_new SELECT * FROM asset_depreciation;
DROP TABLE asset_depreciation;
ALTER TABLE asset_depreciation_new RENAME TO asset_depreciation;
CREATE INDEX asset_depreciation_by_document ON asset_depreciation (document_seq);
CREATE TRIGGER asset_depreciation_insert BEFORE INSERT ON asset_depreciation
BEGIN
  SELECT RAISE(ABORT, 'asset_depreciation: bulan ini atau sesudahnya sudah disusutkan')
   WHERE EXISTS (SELECT 1 FROM asset_depreciation d WHERE d.asset_ref = NEW.asset_ref AND d.period >= NEW.period
                    AND NOT EXISTS (SELECT 1 FROM document_reversal r WHERE r.reversed_seq = d.document_seq));
  SELECT RAISE(ABORT, 'asset_depreciation: melebihi nilai yang disusutkan')
   WHERE NEW.amount > (SELECT a.cost - a.residual - a.opening - coalesce((SELECT sum(d.amount) FROM asset_depreciation d WHERE d.asset_ref = a.ref
                                                                             AND NOT EXISTS (SELECT 1 FROM document_reversal r WHERE r.reversed_seq = d.document_seq)), 0)
                         FROM asset a WHERE a.ref = NEW.asset_ref);
END;
CREATE TRIGGER asset_depreciation_once BEFORE INSERT ON asset_depreciation WHEN EXISTS (SELECT 1 FROM asset_depreciation WHERE asset_ref = NEW.asset_ref AND period = NEW.period AND document_seq = NEW.document_seq) BEGIN SELECT RAISE(ABORT, 'asset_depreciation: baris sudah ada'); END;
CREATE TRIGGER asset_depreciation_update BEFORE UPDATE ON asset_depreciation BEGIN SELECT RAISE(ABORT, 'asset_depreciation: baris tidak dapat diubah'); END;
CREATE TRIGGER asset_depreciation_delete BEFORE DELETE ON asset_depreciation BEGIN SELECT RAISE(ABORT, 'asset_depreciation: baris tidak dapat dihapus'); END;

CREATE TABLE asset_disposal_new (
  asset_ref    INTEGER NOT NULL REFERENCES asset (ref),
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  proceeds     INTEGER NOT NULL CHECK (proceeds >= 0),
  accumulated  INTEGER NOT NULL CHECK (accumulated >= 0),
  reason       TEXT NOT NULL,
  audit_seq    INTEGER NOT NULL
) STRICT;
INSERT INTO asset_disposal_new SELECT * FROM asset_disposal;
DROP TABLE asset_disposal;
ALTER TABLE asset_disposal_new RENAME TO asset_disposal;
CREATE INDEX asset_disposal_by_asset ON asset_disposal (asset_ref, document_seq);
CREATE TRIGGER asset_disposal_once BEFORE INSERT ON asset_disposal
WHEN EXISTS (SELECT 1 FROM asset_disposal o WHERE o.document_seq = NEW.document_seq
                OR (o.asset_ref = NEW.asset_ref AND NOT EXISTS (SELECT 1 FROM document_reversal r WHERE r.reversed_seq = o.document_seq)))
BEGIN SELECT RAISE(ABORT, 'asset_disposal: baris sudah ada'); END;
CREATE TRIGGER asset_disposal_update BEFORE UPDATE ON asset_disposal BEGIN SELECT RAISE(ABORT, 'asset_disposal: baris tidak dapat diubah'); END;
CREATE TRIGGER asset_disposal_delete BEFORE DELETE ON asset_disposal BEGIN SELECT RAISE(ABORT, 'asset_disposal: baris tidak dapat dihapus'); END;

-- A delivery note can be received again once its receipt was undone: the key that made it unique is a guard now.
CREATE TABLE receipt_new (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  supplier_ref INTEGER NOT NULL REFERENCES supplier (ref),
  delivery_no  TEXT NOT NULL,
  goods        INTEGER NOT NULL CHECK (goods >= 0),
  freight      INTEGER NOT NULL CHECK (freight >= 0),
  audit_seq    INTEGER NOT NULL
) STRICT;
CREATE TABLE receipt_line_new (
  document_seq INTEGER NOT NULL REFERENCES receipt_new (document_seq),
  line_no      INTEGER NOT NULL,
  product_ref  INTEGER NOT NULL REFERENCES product (ref),
  qty          INTEGER NOT NULL CHECK (qty > 0),
  rejected     INTEGER NOT NULL CHECK (rejected >= 0),
  amount       INTEGER NOT NULL CHECK (amount > 0),
  freight      INTEGER NOT NULL CHECK (freight >= 0),
  batch        TEXT,
  expires_on   TEXT,
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no)
) STRICT, WITHOUT ROWID;
CREATE TABLE receipt_payment_new (
  document_seq INTEGER NOT NULL REFERENCES receipt_new (document_seq),
  line_no      INTEGER NOT NULL,
  via          TEXT NOT NULL CHECK (via IN ('kas', 'bank', 'utang', 'uang-muka')),
  amount       INTEGER NOT NULL CHECK (amount > 0),
  due_on       TEXT,
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no)
) STRICT, WITHOUT ROWID;
INSERT INTO receipt_new SELECT * FROM receipt;
INSERT INTO receipt_line_new SELECT * FROM receipt_line;
INSERT INTO receipt_payment_new SELECT * FROM receipt_payment;
DROP TABLE receipt_payment;
DROP TABLE receipt_line;
DROP TABLE receipt;
ALTER TABLE receipt_new RENAME TO receipt;
ALTER TABLE receipt_line_new RENAME TO receipt_line;
ALTER TABLE receipt_payment_new RENAME TO receipt_payment;
CREATE INDEX receipt_by_delivery ON receipt (supplier_ref, delivery_no);
CREATE TRIGGER receipt_once BEFORE INSERT ON receipt
WHEN EXISTS (SELECT 1 FROM receipt o WHERE o.document_seq = NEW.document_seq
                OR (o.supplier_ref = NEW.supplier_ref AND o.delivery_no = NEW.delivery_no AND NOT EXISTS (SELECT 1 FROM document_reversal r WHERE r.reversed_seq = o.document_seq)))
BEGIN SELECT RAISE(ABORT, 'receipt: baris sudah ada'); END;
CREATE TRIGGER receipt_update BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'receipt: baris tidak dapat diubah'); END;
CREATE TRIGGER receipt_delete BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'receipt: baris tidak dapat dihapus'); END;
CREATE TRIGGER receipt_line_once BEFORE INSERT ON receipt_line WHEN EXISTS (SELECT 1 FROM receipt_line WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no) BEGIN SELECT RAISE(ABORT, 'receipt_line: baris sudah ada'); END;
CREATE TRIGGER receipt_line_update BEFORE UPDATE ON receipt_line BEGIN SELECT RAISE(ABORT, 'receipt_line: baris tidak dapat diubah'); END;
CREATE TRIGGER receipt_line_delete BEFORE DELETE ON receipt_line BEGIN SELECT RAISE(ABORT, 'receipt_line: baris tidak dapat dihapus'); END;
CREATE TRIGGER receipt_payment_once BEFORE INSERT ON receipt_payment WHEN EXISTS (SELECT 1 FROM receipt_payment WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no) BEGIN SELECT RAISE(ABORT, 'receipt_payment: baris sudah ada'); END;
CREATE TRIGGER receipt_payment_update BEFORE UPDATE ON receipt_payment BEGIN SELECT RAISE(ABORT, 'receipt_payment: baris tidak dapat diubah'); END;
CREATE TRIGGER receipt_payment_delete BEFORE DELETE ON receipt_payment BEGIN SELECT RAISE(ABORT, 'receipt_payment: baris tidak dapat dihapus'); END;
