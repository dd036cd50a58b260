-- What changes a delivery afterwards: goods that go back to the supplier, and a price put right.

-- What the change does to what is owed to, or prepaid at, the supplier.
CREATE TABLE supplier_change (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  receipt_seq  INTEGER NOT NULL REFERENCES receipt (document_seq),
  supplier_ref INTEGER NOT NULL REFERENCES supplier (ref),
  payable      INTEGER NOT NULL,
  advance      INTEGER NOT NULL CHECK (advance >= 0),
  audit_seq    INTEGER NOT NULL
) STRICT;
CREATE INDEX supplier_change_by_receipt ON supplier_change (receipt_seq);
-- What of a delivery's line went back (qty, at the note's price), or by how much its price was put right (amount), and what that did to the stock's value.
CREATE TABLE receipt_line_change (
  document_seq INTEGER NOT NULL REFERENCES supplier_change (document_seq),
  line_no      INTEGER NOT NULL,
  receipt_seq  INTEGER NOT NULL,
  receipt_line INTEGER NOT NULL,
  qty          INTEGER NOT NULL CHECK (qty >= 0),
  amount       INTEGER NOT NULL,
  value        INTEGER NOT NULL,
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no),
  FOREIGN KEY (receipt_seq, receipt_line) REFERENCES receipt_line (document_seq, line_no),
  CHECK (qty = 0 OR (amount >= 0 AND value <= 0))
) STRICT, WITHOUT ROWID;
CREATE INDEX receipt_line_change_by_line ON receipt_line_change (receipt_seq, receipt_line);
CREATE TRIGGER supplier_change_insert BEFORE INSERT ON supplier_change
BEGIN
  SELECT RAISE(ABORT, 'supplier_change: baris sudah ada') WHERE EXISTS (SELECT 1 FROM supplier_change WHERE document_seq = NEW.document_seq);
  SELECT RAISE(ABORT, 'supplier_change: bukan kiriman pemasok itu') WHERE NOT EXISTS (SELECT 1 FROM receipt WHERE document_seq = NEW.receipt_seq AND supplier_ref = NEW.supplier_ref);
END;
CREATE TRIGGER supplier_change_update BEFORE UPDATE ON supplier_change BEGIN SELECT RAISE(ABORT, 'supplier_change: baris tidak dapat diubah'); END;
CREATE TRIGGER supplier_change_delete BEFORE DELETE ON supplier_change BEGIN SELECT RAISE(ABORT, 'supplier_change: baris tidak dapat dihapus'); END;
CREATE TRIGGER receipt_line_change_insert BEFORE INSERT ON receipt_line_change
BEGIN
  SELECT RAISE(ABORT, 'receipt_line_change: baris sudah ada') WHERE EXISTS (SELECT 1 FROM receipt_line_change WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no);
  SELECT RAISE(ABORT, 'receipt_line_change: melebihi yang diterima')
   WHERE NEW.qty + coalesce((SELECT sum(qty) FROM receipt_line_change WHERE receipt_seq = NEW.receipt_seq AND receipt_line = NEW.receipt_line), 0)
       > coalesce((SELECT qty FROM receipt_line WHERE document_seq = NEW.receipt_seq AND line_no = NEW.receipt_line), 0);
END;
CREATE TRIGGER receipt_line_change_update BEFORE UPDATE ON receipt_line_change BEGIN SELECT RAISE(ABORT, 'receipt_line_change: baris tidak dapat diubah'); END;
CREATE TRIGGER receipt_line_change_delete BEFORE DELETE ON receipt_line_change BEGIN SELECT RAISE(ABORT, 'receipt_line_change: baris tidak dapat dihapus'); END;
