-- Goods bought and on their way: ours, paid or owed for, and not on the shelf yet (1-1490).

CREATE TABLE shipment (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  supplier_ref INTEGER NOT NULL REFERENCES supplier (ref),
  order_seq    INTEGER REFERENCES purchase_order (document_seq),
  document_no  TEXT NOT NULL,
  goods        INTEGER NOT NULL CHECK (goods > 0),
  audit_seq    INTEGER NOT NULL
) STRICT;
CREATE INDEX shipment_by_document ON shipment (supplier_ref, document_no);
-- Thousandths of the base unit and what they cost; `business_unit` is the one whose goods they are.
CREATE TABLE shipment_line (
  document_seq  INTEGER NOT NULL REFERENCES shipment (document_seq),
  line_no       INTEGER NOT NULL,
  product_ref   INTEGER NOT NULL REFERENCES product (ref),
  qty           INTEGER NOT NULL CHECK (qty > 0),
  amount        INTEGER NOT NULL CHECK (amount > 0),
  unit_name     TEXT,
  factor        INTEGER NOT NULL CHECK (factor > 0),
  business_unit TEXT NOT NULL,
  audit_seq     INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no)
) STRICT, WITHOUT ROWID;
CREATE TABLE shipment_payment (
  document_seq INTEGER NOT NULL REFERENCES shipment (document_seq),
  line_no      INTEGER NOT NULL,
  via          TEXT NOT NULL CHECK (via IN ('kas', 'bank', 'utang', 'uang-muka')),
  amount       INTEGER NOT NULL CHECK (amount > 0),
  due_on       TEXT,
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no)
) STRICT, WITHOUT ROWID;
-- What a delivery took off a line on its way: how much, what of its value came as goods, and what the supplier owes for what was missing or turned back.
CREATE TABLE shipment_part (
  document_seq  INTEGER NOT NULL REFERENCES receipt (document_seq),
  shipment_seq  INTEGER NOT NULL,
  shipment_line INTEGER NOT NULL,
  qty           INTEGER NOT NULL CHECK (qty > 0),
  value         INTEGER NOT NULL CHECK (value >= 0),
  claim         INTEGER NOT NULL CHECK (claim >= 0),
  audit_seq     INTEGER NOT NULL,
  PRIMARY KEY (document_seq, shipment_seq, shipment_line),
  FOREIGN KEY (shipment_seq, shipment_line) REFERENCES shipment_line (document_seq, line_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX shipment_part_by_line ON shipment_part (shipment_seq, shipment_line);

-- What deliveries and goods on their way do to what is owed to, and prepaid at, a supplier.
CREATE VIEW supplier_effect AS
  SELECT p.document_seq, r.supplier_ref, CASE p.via WHEN 'utang' THEN p.amount ELSE 0 END AS payable, CASE p.via WHEN 'uang-muka' THEN -p.amount ELSE 0 END AS advance, p.due_on
    FROM receipt_payment p JOIN receipt r ON r.document_seq = p.document_seq WHERE p.via IN ('utang', 'uang-muka')
  UNION ALL
  SELECT p.document_seq, s.supplier_ref, CASE p.via WHEN 'utang' THEN p.amount ELSE 0 END, CASE p.via WHEN 'uang-muka' THEN -p.amount ELSE 0 END, p.due_on
    FROM shipment_payment p JOIN shipment s ON s.document_seq = p.document_seq WHERE p.via IN ('utang', 'uang-muka')
  UNION ALL
  SELECT p.document_seq, r.supplier_ref, 0, p.claim, NULL FROM shipment_part p JOIN receipt r ON r.document_seq = p.document_seq WHERE p.claim > 0;

CREATE TRIGGER shipment_once BEFORE INSERT ON shipment
WHEN EXISTS (SELECT 1 FROM shipment o WHERE o.document_seq = NEW.document_seq
                OR (o.supplier_ref = NEW.supplier_ref AND o.document_no = NEW.document_no AND NOT EXISTS (SELECT 1 FROM document_reversal r WHERE r.reversed_seq = o.document_seq)))
BEGIN SELECT RAISE(ABORT, 'shipment: baris sudah ada'); END;
CREATE TRIGGER shipment_update BEFORE UPDATE ON shipment BEGIN SELECT RAISE(ABORT, 'shipment: baris tidak dapat diubah'); END;
CREATE TRIGGER shipment_delete BEFORE DELETE ON shipment BEGIN SELECT RAISE(ABORT, 'shipment: baris tidak dapat dihapus'); END;
CREATE TRIGGER shipment_line_once BEFORE INSERT ON shipment_line WHEN EXISTS (SELECT 1 FROM shipment_line WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no) BEGIN SELECT RAISE(ABORT, 'shipment_line: baris sudah ada'); END;
CREATE TRIGGER shipment_line_update BEFORE UPDATE ON shipment_line BEGIN SELECT RAISE(ABORT, 'shipment_line: baris tidak dapat diubah'); END;
CREATE TRIGGER shipment_line_delete BEFORE DELETE ON shipment_line BEGIN SELECT RAISE(ABORT, 'shipment_line: baris tidak dapat dihapus'); END;
CREATE TRIGGER shipment_payment_once BEFORE INSERT ON shipment_payment WHEN EXISTS (SELECT 1 FROM shipment_payment WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no) BEGIN SELECT RAISE(ABORT, 'shipment_payment: baris sudah ada'); END;
CREATE TRIGGER shipment_payment_update BEFORE UPDATE ON shipment_payment BEGIN SELECT RAISE(ABORT, 'shipment_payment: baris tidak dapat diubah'); END;
CREATE TRIGGER shipment_payment_delete BEFORE DELETE ON shipment_payment BEGIN SELECT RAISE(ABORT, 'shipment_payment: baris tidak dapat dihapus'); END;
CREATE TRIGGER shipment_part_insert BEFORE INSERT ON shipment_part
BEGIN
  SELECT RAISE(ABORT, 'shipment_part: baris sudah ada') WHERE EXISTS (SELECT 1 FROM shipment_part WHERE document_seq = NEW.document_seq AND shipment_seq = NEW.shipment_seq AND shipment_line = NEW.shipment_line);
  SELECT RAISE(ABORT, 'shipment_part: melebihi yang dikirim')
    FROM shipment_line l
   WHERE l.document_seq = NEW.shipment_seq AND l.line_no = NEW.shipment_line
     AND (NEW.qty + coalesce((SELECT sum(p.qty) FROM shipment_part p WHERE p.shipment_seq = l.document_seq AND p.shipment_line = l.line_no AND NOT EXISTS (SELECT 1 FROM document_reversal r WHERE r.reversed_seq = p.document_seq)), 0) > l.qty
       OR NEW.value + NEW.claim + coalesce((SELECT sum(p.value + p.claim) FROM shipment_part p WHERE p.shipment_seq = l.document_seq AND p.shipment_line = l.line_no AND NOT EXISTS (SELECT 1 FROM document_reversal r WHERE r.reversed_seq = p.document_seq)), 0) > l.amount);
END;
CREATE TRIGGER shipment_part_update BEFORE UPDATE ON shipment_part BEGIN SELECT RAISE(ABORT, 'shipment_part: baris tidak dapat diubah'); END;
CREATE TRIGGER shipment_part_delete BEFORE DELETE ON shipment_part BEGIN SELECT RAISE(ABORT, 'shipment_part: baris tidak dapat dihapus'); END;
