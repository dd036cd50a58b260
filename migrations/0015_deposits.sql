-- Deposits for lent cylinders. A deposit is a line of a sale, frozen there; here stands what became of it.

-- Lent cylinders that came back empty (TJ), that never will (TH, the deposit is kept), or that went back with their gas: with the
-- whole sale (BV), or as returned goods (RJ).
CREATE TABLE deposit_return (
  document_seq INTEGER NOT NULL REFERENCES document (seq),
  line_no      INTEGER NOT NULL,
  sale_seq     INTEGER NOT NULL,
  sale_line    INTEGER NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('kembali', 'hangus', 'batal', 'retur')),
  count        INTEGER NOT NULL CHECK (count > 0),
  amount       INTEGER NOT NULL CHECK (amount >= 0),
  condition    TEXT CHECK (condition IN ('baik', 'rusak', 'asing')),
  reason       TEXT,
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no),
  FOREIGN KEY (sale_seq, sale_line) REFERENCES sale_line (document_seq, line_no),
  CHECK ((kind = 'kembali') = (condition IS NOT NULL)),
  CHECK ((kind = 'hangus') = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX deposit_return_by_sale ON deposit_return (sale_seq, sale_line);
CREATE INDEX sale_line_lent ON sale_line (document_seq, line_no) WHERE cylinder = 'jaminan';
CREATE TRIGGER deposit_return_insert BEFORE INSERT ON deposit_return
BEGIN
  SELECT RAISE(ABORT, 'deposit_return: baris sudah ada') WHERE EXISTS (SELECT 1 FROM deposit_return WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no);
  SELECT RAISE(ABORT, 'deposit_return: bukan jaminan tabung')
   WHERE NOT EXISTS (SELECT 1 FROM sale_line WHERE document_seq = NEW.sale_seq AND line_no = NEW.sale_line AND cylinder = 'jaminan');
  SELECT RAISE(ABORT, 'deposit_return: melebihi yang dijaminkan')
   WHERE EXISTS (SELECT 1 FROM sale_line l WHERE l.document_seq = NEW.sale_seq AND l.line_no = NEW.sale_line
                    AND ((NEW.count + coalesce((SELECT sum(count) FROM deposit_return WHERE sale_seq = NEW.sale_seq AND sale_line = NEW.sale_line), 0)) * 1000 > l.qty
                      OR NEW.amount + coalesce((SELECT sum(amount) FROM deposit_return WHERE sale_seq = NEW.sale_seq AND sale_line = NEW.sale_line), 0) > l.deposit));
END;
CREATE TRIGGER deposit_return_update BEFORE UPDATE ON deposit_return BEGIN SELECT RAISE(ABORT, 'deposit_return: baris tidak dapat diubah'); END;
CREATE TRIGGER deposit_return_delete BEFORE DELETE ON deposit_return BEGIN SELECT RAISE(ABORT, 'deposit_return: baris tidak dapat dihapus'); END;
