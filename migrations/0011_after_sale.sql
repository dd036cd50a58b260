-- What happened to a sale afterwards: voided in its shift, or returned later, whole or in parts.

-- A void (BV) or a return (RJ). `total` is what its lines were sold for, `rounding` the cash rounding that goes back with
-- them (0 or negative), `paid` what was given back. The shift is the one open then, where there was one.
CREATE TABLE sale_return (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  sale_seq     INTEGER NOT NULL REFERENCES sale (document_seq),
  kind         TEXT NOT NULL CHECK (kind IN ('batal', 'retur')),
  shift_seq    INTEGER REFERENCES shift (document_seq),
  total        INTEGER NOT NULL CHECK (total >= 0),
  rounding     INTEGER NOT NULL CHECK (rounding <= 0),
  paid         INTEGER NOT NULL CHECK (paid >= 0 AND paid = total + rounding),
  reason       TEXT NOT NULL,
  approver_ref INTEGER NOT NULL REFERENCES user (ref),
  audit_seq    INTEGER NOT NULL,
  CHECK (kind = 'retur' OR shift_seq IS NOT NULL)
) STRICT;
CREATE INDEX sale_return_by_sale ON sale_return (sale_seq);
CREATE INDEX sale_return_by_shift ON sale_return (shift_seq) WHERE shift_seq IS NOT NULL;
CREATE TRIGGER sale_return_insert BEFORE INSERT ON sale_return
BEGIN
  SELECT RAISE(ABORT, 'sale_return: baris sudah ada') WHERE EXISTS (SELECT 1 FROM sale_return WHERE document_seq = NEW.document_seq);
  SELECT RAISE(ABORT, 'sale_return: penjualan sudah dibatalkan atau diretur')
   WHERE EXISTS (SELECT 1 FROM sale_return WHERE sale_seq = NEW.sale_seq AND (kind = 'batal' OR NEW.kind = 'batal'));
  SELECT RAISE(ABORT, 'sale_return: melebihi yang dibayar')
   WHERE NEW.paid + coalesce((SELECT sum(paid) FROM sale_return WHERE sale_seq = NEW.sale_seq), 0) > (SELECT paid FROM sale WHERE document_seq = NEW.sale_seq);
END;
CREATE TRIGGER sale_return_update BEFORE UPDATE ON sale_return BEGIN SELECT RAISE(ABORT, 'sale_return: baris tidak dapat diubah'); END;
CREATE TRIGGER sale_return_delete BEFORE DELETE ON sale_return BEGIN SELECT RAISE(ABORT, 'sale_return: baris tidak dapat dihapus'); END;

-- What came back of which line of the sale: `amount` of the line's amount, `paid` of what was paid for it, `cost` of the
-- cost it left with, `advantage` of what a member paid less than the general price.
CREATE TABLE sale_return_line (
  document_seq INTEGER NOT NULL REFERENCES sale_return (document_seq),
  line_no      INTEGER NOT NULL,
  sale_seq     INTEGER NOT NULL,
  sale_line    INTEGER NOT NULL,
  condition    TEXT NOT NULL CHECK (condition IN ('baik', 'rusak')),
  qty          INTEGER NOT NULL CHECK (qty > 0),
  amount       INTEGER NOT NULL CHECK (amount >= 0),
  paid         INTEGER NOT NULL CHECK (paid >= 0 AND paid <= amount),
  cost         INTEGER NOT NULL CHECK (cost >= 0),
  advantage    INTEGER NOT NULL CHECK (advantage >= 0),
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no),
  FOREIGN KEY (sale_seq, sale_line) REFERENCES sale_line (document_seq, line_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX sale_return_line_by_sale ON sale_return_line (sale_seq, sale_line);
CREATE TRIGGER sale_return_line_insert BEFORE INSERT ON sale_return_line
BEGIN
  SELECT RAISE(ABORT, 'sale_return_line: baris sudah ada') WHERE EXISTS (SELECT 1 FROM sale_return_line WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no);
  SELECT RAISE(ABORT, 'sale_return_line: bukan baris penjualan itu')
   WHERE NOT EXISTS (SELECT 1 FROM sale_return r JOIN sale_line l ON l.document_seq = r.sale_seq WHERE r.document_seq = NEW.document_seq AND r.sale_seq = NEW.sale_seq AND l.line_no = NEW.sale_line);
  SELECT RAISE(ABORT, 'sale_return_line: melebihi yang dijual')
   WHERE EXISTS (SELECT 1 FROM sale_line l WHERE l.document_seq = NEW.sale_seq AND l.line_no = NEW.sale_line
                    AND (NEW.qty + coalesce((SELECT sum(qty) FROM sale_return_line WHERE sale_seq = NEW.sale_seq AND sale_line = NEW.sale_line), 0) > l.qty
                      OR NEW.amount + coalesce((SELECT sum(amount) FROM sale_return_line WHERE sale_seq = NEW.sale_seq AND sale_line = NEW.sale_line), 0) > l.amount
                      OR NEW.cost + coalesce((SELECT sum(cost) FROM sale_return_line WHERE sale_seq = NEW.sale_seq AND sale_line = NEW.sale_line), 0) > l.cost));
END;
CREATE TRIGGER sale_return_line_update BEFORE UPDATE ON sale_return_line BEGIN SELECT RAISE(ABORT, 'sale_return_line: baris tidak dapat diubah'); END;
CREATE TRIGGER sale_return_line_delete BEFORE DELETE ON sale_return_line BEGIN SELECT RAISE(ABORT, 'sale_return_line: baris tidak dapat dihapus'); END;

-- How it was given back: `tender` is the way the buyer had paid it, `method` the way it went back.
CREATE TABLE sale_refund (
  document_seq INTEGER NOT NULL REFERENCES sale_return (document_seq),
  line_no      INTEGER NOT NULL,
  tender       TEXT NOT NULL CHECK (tender IN ('tunai', 'qris', 'transfer', 'sukarela', 'bon')),
  method       TEXT NOT NULL CHECK (method IN ('tunai', 'qris', 'transfer', 'sukarela', 'bon')),
  amount       INTEGER NOT NULL CHECK (amount > 0),
  reference    TEXT,
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sale_refund_once BEFORE INSERT ON sale_refund WHEN EXISTS (SELECT 1 FROM sale_refund WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no) BEGIN SELECT RAISE(ABORT, 'sale_refund: baris sudah ada'); END;
CREATE TRIGGER sale_refund_update BEFORE UPDATE ON sale_refund BEGIN SELECT RAISE(ABORT, 'sale_refund: baris tidak dapat diubah'); END;
CREATE TRIGGER sale_refund_delete BEFORE DELETE ON sale_refund BEGIN SELECT RAISE(ABORT, 'sale_refund: baris tidak dapat dihapus'); END;

-- What members saved goes back in the month of the return, which may have none of its own: the same table without the guard
-- against less than nothing.
DROP TRIGGER sale_line_advantage;
ALTER TABLE price_advantage RENAME TO price_advantage_before;
CREATE TABLE price_advantage (
  period  TEXT NOT NULL,
  account TEXT NOT NULL,
  unit    TEXT NOT NULL CHECK (unit IN ('GERAI', 'LPG', 'USP', 'UMUM')),
  amount  INTEGER NOT NULL,
  PRIMARY KEY (period, account, unit)
) STRICT, WITHOUT ROWID;
INSERT INTO price_advantage SELECT * FROM price_advantage_before;
DROP TABLE price_advantage_before;
CREATE TRIGGER sale_line_advantage AFTER INSERT ON sale_line
WHEN NEW.general_price > NEW.unit_price AND EXISTS (SELECT 1 FROM sale WHERE document_seq = NEW.document_seq AND member_ref IS NOT NULL)
BEGIN
  INSERT INTO price_advantage (period, account, unit, amount)
  SELECT substr(d.on_date, 1, 7), NEW.sales_account, NEW.unit, ((NEW.general_price - NEW.unit_price) * NEW.qty + 500) / 1000 FROM document d WHERE d.seq = NEW.document_seq
  ON CONFLICT (period, account, unit) DO UPDATE SET amount = amount + excluded.amount;
END;
CREATE TRIGGER sale_return_line_advantage AFTER INSERT ON sale_return_line WHEN NEW.advantage > 0
BEGIN
  INSERT INTO price_advantage (period, account, unit, amount)
  SELECT substr(d.on_date, 1, 7), l.sales_account, l.unit, -NEW.advantage FROM document d, sale_line l WHERE d.seq = NEW.document_seq AND l.document_seq = NEW.sale_seq AND l.line_no = NEW.sale_line
  ON CONFLICT (period, account, unit) DO UPDATE SET amount = amount + excluded.amount;
END;
