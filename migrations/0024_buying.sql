-- Suppliers with their terms, orders, and what a delivery says beside its lines.

-- How a supplier is reached, and whether goods are still ordered there.
CREATE TABLE supplier_contact (
  supplier_ref INTEGER PRIMARY KEY REFERENCES supplier (ref),
  phone        TEXT NOT NULL,
  address      TEXT NOT NULL,
  active       INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
-- What was agreed with a supplier, from a day on: NULL where nothing was. Days to wait for goods, days to pay, grams a collection may weigh, rupiah an order is at least.
CREATE TABLE supplier_terms (
  ref            INTEGER PRIMARY KEY,
  supplier_ref   INTEGER NOT NULL REFERENCES supplier (ref),
  effective_from TEXT NOT NULL,
  prepaid        INTEGER NOT NULL CHECK (prepaid IN (0, 1)),
  lead_days      INTEGER CHECK (lead_days >= 0),
  pay_days       INTEGER CHECK (pay_days >= 0),
  max_grams      INTEGER CHECK (max_grams > 0),
  min_order      INTEGER CHECK (min_order > 0),
  note           TEXT NOT NULL,
  audit_seq      INTEGER NOT NULL
) STRICT;
CREATE INDEX supplier_terms_by_supplier ON supplier_terms (supplier_ref, effective_from, ref);

-- Goods ordered. A line's quantity is in thousandths of the base unit; `unit_name` and `factor` say in which unit it was ordered, `unit_cost` is the price of one of those.
CREATE TABLE purchase_order (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  supplier_ref INTEGER NOT NULL REFERENCES supplier (ref),
  expected_on  TEXT,
  note         TEXT NOT NULL,
  total        INTEGER NOT NULL CHECK (total >= 0),
  audit_seq    INTEGER NOT NULL
) STRICT;
CREATE INDEX purchase_order_by_supplier ON purchase_order (supplier_ref, document_seq);
CREATE TABLE purchase_order_line (
  document_seq INTEGER NOT NULL REFERENCES purchase_order (document_seq),
  line_no      INTEGER NOT NULL,
  product_ref  INTEGER NOT NULL REFERENCES product (ref),
  qty          INTEGER NOT NULL CHECK (qty > 0),
  unit_name    TEXT,
  factor       INTEGER NOT NULL CHECK (factor > 0),
  unit_cost    INTEGER NOT NULL CHECK (unit_cost >= 0),
  amount       INTEGER NOT NULL CHECK (amount >= 0),
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no),
  UNIQUE (document_seq, product_ref)
) STRICT, WITHOUT ROWID;
CREATE INDEX purchase_order_line_by_product ON purchase_order_line (product_ref, document_seq);
-- What was left of an order is not waited for any more.
CREATE TABLE purchase_order_end (
  order_seq INTEGER PRIMARY KEY REFERENCES purchase_order (document_seq),
  on_date   TEXT NOT NULL,
  reason    TEXT NOT NULL,
  audit_seq INTEGER NOT NULL
) STRICT;

-- A line may come for nothing (amount 0), or be turned back whole (qty 0). The same columns and rows as before under wider rules,
-- and the tables that point to it with it.
CREATE TABLE receipt_line_new (
  document_seq INTEGER NOT NULL REFERENCES receipt (document_seq),
  line_no      INTEGER NOT NULL,
  product_ref  INTEGER NOT NULL REFERENCES product (ref),
  qty          INTEGER NOT NULL CHECK (qty >= 0),
  rejected     INTEGER NOT NULL CHECK (rejected >= 0),
  amount       INTEGER NOT NULL CHECK (amount >= 0),
  freight      INTEGER NOT NULL CHECK (freight >= 0),
  batch        TEXT,
  expires_on   TEXT,
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no),
  CHECK (qty > 0 OR (rejected > 0 AND amount = 0 AND freight = 0))
) STRICT, WITHOUT ROWID;
CREATE TABLE receipt_line_change_new (
  document_seq INTEGER NOT NULL REFERENCES supplier_change (document_seq),
  line_no      INTEGER NOT NULL,
  receipt_seq  INTEGER NOT NULL,
  receipt_line INTEGER NOT NULL,
  qty          INTEGER NOT NULL CHECK (qty >= 0),
  amount       INTEGER NOT NULL,
  value        INTEGER NOT NULL,
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no),
  FOREIGN KEY (receipt_seq, receipt_line) REFERENCES receipt_line_new (document_seq, line_no),
  CHECK (qty = 0 OR (amount >= 0 AND value <= 0))
) STRICT, WITHOUT ROWID;
CREATE TABLE batch_move_new (
  seq          INTEGER PRIMARY KEY,
  receipt_seq  INTEGER NOT NULL,
  receipt_line INTEGER NOT NULL,
  document_seq INTEGER NOT NULL REFERENCES document (seq),
  line_no      INTEGER NOT NULL,
  qty          INTEGER NOT NULL CHECK (qty <> 0),
  audit_seq    INTEGER NOT NULL,
  FOREIGN KEY (receipt_seq, receipt_line) REFERENCES receipt_line_new (document_seq, line_no)
) STRICT;
INSERT INTO receipt_line_new SELECT * FROM receipt_line;
INSERT INTO receipt_line_change_new SELECT * FROM receipt_line_change;
INSERT INTO batch_move_new SELECT * FROM batch_move;
DROP TABLE batch_move;
DROP TABLE receipt_line_change;
DROP TABLE receipt_line;
ALTER TABLE receipt_line_new RENAME TO receipt_line;
ALTER TABLE receipt_line_change_new RENAME TO receipt_line_change;
ALTER TABLE batch_move_new RENAME TO batch_move;
CREATE INDEX receipt_line_by_product ON receipt_line (product_ref, document_seq);
CREATE TRIGGER receipt_line_once BEFORE INSERT ON receipt_line WHEN EXISTS (SELECT 1 FROM receipt_line WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no) BEGIN SELECT RAISE(ABORT, 'receipt_line: baris sudah ada'); END;
CREATE TRIGGER receipt_line_update BEFORE UPDATE ON receipt_line BEGIN SELECT RAISE(ABORT, 'receipt_line: baris tidak dapat diubah'); END;
CREATE TRIGGER receipt_line_delete BEFORE DELETE ON receipt_line BEGIN SELECT RAISE(ABORT, 'receipt_line: baris tidak dapat dihapus'); END;
CREATE INDEX receipt_line_change_by_line ON receipt_line_change (receipt_seq, receipt_line);
CREATE TRIGGER receipt_line_change_insert BEFORE INSERT ON receipt_line_change
BEGIN
  SELECT RAISE(ABORT, 'receipt_line_change: baris sudah ada') WHERE EXISTS (SELECT 1 FROM receipt_line_change WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no);
  SELECT RAISE(ABORT, 'receipt_line_change: melebihi yang diterima')
   WHERE NEW.qty + coalesce((SELECT sum(qty) FROM receipt_line_change WHERE receipt_seq = NEW.receipt_seq AND receipt_line = NEW.receipt_line), 0)
       > coalesce((SELECT qty FROM receipt_line WHERE document_seq = NEW.receipt_seq AND line_no = NEW.receipt_line), 0);
END;
CREATE TRIGGER receipt_line_change_update BEFORE UPDATE ON receipt_line_change BEGIN SELECT RAISE(ABORT, 'receipt_line_change: baris tidak dapat diubah'); END;
CREATE TRIGGER receipt_line_change_delete BEFORE DELETE ON receipt_line_change BEGIN SELECT RAISE(ABORT, 'receipt_line_change: baris tidak dapat dihapus'); END;
CREATE INDEX batch_move_by_document ON batch_move (document_seq, line_no);
CREATE TRIGGER batch_move_insert BEFORE INSERT ON batch_move
BEGIN
  SELECT RAISE(ABORT, 'batch_move: baris sudah ada') WHERE EXISTS (SELECT 1 FROM batch_move WHERE seq = NEW.seq);
  SELECT RAISE(ABORT, 'batch_move: bukan kiriman bertanggal') WHERE NOT EXISTS (SELECT 1 FROM receipt_line WHERE document_seq = NEW.receipt_seq AND line_no = NEW.receipt_line AND expires_on IS NOT NULL);
END;
CREATE TRIGGER batch_move_update BEFORE UPDATE ON batch_move BEGIN SELECT RAISE(ABORT, 'batch_move: baris tidak dapat diubah'); END;
CREATE TRIGGER batch_move_delete BEFORE DELETE ON batch_move BEGIN SELECT RAISE(ABORT, 'batch_move: baris tidak dapat dihapus'); END;


-- What a delivery says beside its lines: the order it is of, the supplier's invoice. An invoice counts once per supplier while its delivery stands.
CREATE TABLE receipt_detail (
  document_seq INTEGER PRIMARY KEY REFERENCES receipt (document_seq),
  order_seq    INTEGER REFERENCES purchase_order (document_seq),
  invoice_no   TEXT,
  audit_seq    INTEGER NOT NULL
) STRICT;
CREATE INDEX receipt_detail_by_order ON receipt_detail (order_seq) WHERE order_seq IS NOT NULL;
CREATE INDEX receipt_detail_by_invoice ON receipt_detail (invoice_no) WHERE invoice_no IS NOT NULL;
-- The unit a line was counted in where it was not the base one, and why some of it was turned back.
CREATE TABLE receipt_line_note (
  document_seq    INTEGER NOT NULL,
  line_no         INTEGER NOT NULL,
  unit_name       TEXT,
  factor          INTEGER NOT NULL CHECK (factor > 0),
  rejected_reason TEXT,
  audit_seq       INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no),
  FOREIGN KEY (document_seq, line_no) REFERENCES receipt_line (document_seq, line_no)
) STRICT, WITHOUT ROWID;
-- What it cost to bring and unload a delivery; together they are the receipt's freight.
CREATE TABLE receipt_freight (
  document_seq INTEGER NOT NULL REFERENCES receipt (document_seq),
  line_no      INTEGER NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('angkut', 'bongkar', 'lain')),
  via          TEXT NOT NULL CHECK (via IN ('kas', 'bank')),
  basis        TEXT NOT NULL CHECK (basis IN ('value', 'weight')),
  amount       INTEGER NOT NULL CHECK (amount > 0),
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER supplier_terms_once BEFORE INSERT ON supplier_terms WHEN EXISTS (SELECT 1 FROM supplier_terms WHERE ref = NEW.ref) BEGIN SELECT RAISE(ABORT, 'supplier_terms: baris sudah ada'); END;
CREATE TRIGGER supplier_terms_update BEFORE UPDATE ON supplier_terms BEGIN SELECT RAISE(ABORT, 'supplier_terms: baris tidak dapat diubah'); END;
CREATE TRIGGER supplier_terms_delete BEFORE DELETE ON supplier_terms BEGIN SELECT RAISE(ABORT, 'supplier_terms: baris tidak dapat dihapus'); END;
CREATE TRIGGER purchase_order_once BEFORE INSERT ON purchase_order WHEN EXISTS (SELECT 1 FROM purchase_order WHERE document_seq = NEW.document_seq) BEGIN SELECT RAISE(ABORT, 'purchase_order: baris sudah ada'); END;
CREATE TRIGGER purchase_order_update BEFORE UPDATE ON purchase_order BEGIN SELECT RAISE(ABORT, 'purchase_order: baris tidak dapat diubah'); END;
CREATE TRIGGER purchase_order_delete BEFORE DELETE ON purchase_order BEGIN SELECT RAISE(ABORT, 'purchase_order: baris tidak dapat dihapus'); END;
CREATE TRIGGER purchase_order_line_once BEFORE INSERT ON purchase_order_line WHEN EXISTS (SELECT 1 FROM purchase_order_line WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no) OR EXISTS (SELECT 1 FROM purchase_order_line WHERE document_seq = NEW.document_seq AND product_ref = NEW.product_ref) BEGIN SELECT RAISE(ABORT, 'purchase_order_line: baris sudah ada'); END;
CREATE TRIGGER purchase_order_line_update BEFORE UPDATE ON purchase_order_line BEGIN SELECT RAISE(ABORT, 'purchase_order_line: baris tidak dapat diubah'); END;
CREATE TRIGGER purchase_order_line_delete BEFORE DELETE ON purchase_order_line BEGIN SELECT RAISE(ABORT, 'purchase_order_line: baris tidak dapat dihapus'); END;
CREATE TRIGGER purchase_order_end_once BEFORE INSERT ON purchase_order_end WHEN EXISTS (SELECT 1 FROM purchase_order_end WHERE order_seq = NEW.order_seq) BEGIN SELECT RAISE(ABORT, 'purchase_order_end: baris sudah ada'); END;
CREATE TRIGGER purchase_order_end_update BEFORE UPDATE ON purchase_order_end BEGIN SELECT RAISE(ABORT, 'purchase_order_end: baris tidak dapat diubah'); END;
CREATE TRIGGER purchase_order_end_delete BEFORE DELETE ON purchase_order_end BEGIN SELECT RAISE(ABORT, 'purchase_order_end: baris tidak dapat dihapus'); END;
CREATE TRIGGER receipt_detail_once BEFORE INSERT ON receipt_detail WHEN EXISTS (SELECT 1 FROM receipt_detail WHERE document_seq = NEW.document_seq) BEGIN SELECT RAISE(ABORT, 'receipt_detail: baris sudah ada'); END;
CREATE TRIGGER receipt_detail_update BEFORE UPDATE ON receipt_detail BEGIN SELECT RAISE(ABORT, 'receipt_detail: baris tidak dapat diubah'); END;
CREATE TRIGGER receipt_detail_delete BEFORE DELETE ON receipt_detail BEGIN SELECT RAISE(ABORT, 'receipt_detail: baris tidak dapat dihapus'); END;
CREATE TRIGGER receipt_line_note_once BEFORE INSERT ON receipt_line_note WHEN EXISTS (SELECT 1 FROM receipt_line_note WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no) BEGIN SELECT RAISE(ABORT, 'receipt_line_note: baris sudah ada'); END;
CREATE TRIGGER receipt_line_note_update BEFORE UPDATE ON receipt_line_note BEGIN SELECT RAISE(ABORT, 'receipt_line_note: baris tidak dapat diubah'); END;
CREATE TRIGGER receipt_line_note_delete BEFORE DELETE ON receipt_line_note BEGIN SELECT RAISE(ABORT, 'receipt_line_note: baris tidak dapat dihapus'); END;
CREATE TRIGGER receipt_freight_once BEFORE INSERT ON receipt_freight WHEN EXISTS (SELECT 1 FROM receipt_freight WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no) BEGIN SELECT RAISE(ABORT, 'receipt_freight: baris sudah ada'); END;
CREATE TRIGGER receipt_freight_update BEFORE UPDATE ON receipt_freight BEGIN SELECT RAISE(ABORT, 'receipt_freight: baris tidak dapat diubah'); END;
CREATE TRIGGER receipt_freight_delete BEFORE DELETE ON receipt_freight BEGIN SELECT RAISE(ABORT, 'receipt_freight: baris tidak dapat dihapus'); END;
CREATE TRIGGER receipt_detail_true BEFORE INSERT ON receipt_detail
BEGIN
  SELECT RAISE(ABORT, 'receipt_detail: pesanan pemasok lain')
   WHERE NEW.order_seq IS NOT NULL AND (SELECT supplier_ref FROM purchase_order WHERE document_seq = NEW.order_seq) IS NOT (SELECT supplier_ref FROM receipt WHERE document_seq = NEW.document_seq);
  SELECT RAISE(ABORT, 'receipt_detail: faktur sudah ada')
   WHERE EXISTS (SELECT 1 FROM receipt_detail o JOIN receipt r ON r.document_seq = o.document_seq WHERE o.invoice_no = NEW.invoice_no
                    AND r.supplier_ref = (SELECT supplier_ref FROM receipt WHERE document_seq = NEW.document_seq) AND NOT EXISTS (SELECT 1 FROM document_reversal u WHERE u.reversed_seq = o.document_seq));
END;
