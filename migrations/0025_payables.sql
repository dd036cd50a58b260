-- Which debt a payment of a supplier, or a credit for goods that went back, took how much off; and the ways by which goods are looked up page by page.

CREATE TABLE payable_part (
  document_seq INTEGER NOT NULL REFERENCES document (seq),
  owed_seq     INTEGER NOT NULL REFERENCES document (seq),
  amount       INTEGER NOT NULL CHECK (amount > 0),
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, owed_seq),
  CHECK (owed_seq < document_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX payable_part_by_debt ON payable_part (owed_seq);
CREATE TRIGGER payable_part_insert BEFORE INSERT ON payable_part
BEGIN
  SELECT RAISE(ABORT, 'payable_part: baris sudah ada') WHERE EXISTS (SELECT 1 FROM payable_part WHERE document_seq = NEW.document_seq AND owed_seq = NEW.owed_seq);
  SELECT RAISE(ABORT, 'payable_part: dokumen tidak ada') WHERE NOT EXISTS (SELECT 1 FROM document WHERE seq = NEW.document_seq) OR NOT EXISTS (SELECT 1 FROM document WHERE seq = NEW.owed_seq);
END;
CREATE TRIGGER payable_part_update BEFORE UPDATE ON payable_part BEGIN SELECT RAISE(ABORT, 'payable_part: baris tidak dapat diubah'); END;
CREATE TRIGGER payable_part_delete BEFORE DELETE ON payable_part BEGIN SELECT RAISE(ABORT, 'payable_part: baris tidak dapat dihapus'); END;

CREATE INDEX product_by_name ON product (name, ref);
CREATE INDEX stock_move_by_day ON stock_move (product_ref, on_date, seq);
