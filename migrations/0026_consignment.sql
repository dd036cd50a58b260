-- Goods on consignment: another's until they are sold, then the owner's share is owed and the commission is ours (ruling 32).

-- The member a consignor is, where it is one: what is owed may then go into savings.
CREATE TABLE consignor (
  supplier_ref INTEGER PRIMARY KEY REFERENCES supplier (ref),
  member_ref   INTEGER NOT NULL
) STRICT;

-- Whose a product is, and what part of its price stays here, from a day on. The owner never changes.
CREATE TABLE consignment_term (
  ref            INTEGER PRIMARY KEY,
  product_ref    INTEGER NOT NULL REFERENCES product (ref),
  supplier_ref   INTEGER NOT NULL REFERENCES supplier (ref),
  effective_from TEXT NOT NULL,
  pct            TEXT NOT NULL,
  audit_seq      INTEGER NOT NULL
) STRICT;
CREATE INDEX consignment_term_by_product ON consignment_term (product_ref, effective_from, ref);
CREATE INDEX consignment_term_by_supplier ON consignment_term (supplier_ref);

-- Goods brought (TK) or taken back by their owner (TP); what they are stands in stock_move, worth nothing.
CREATE TABLE consignment_delivery (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  supplier_ref INTEGER NOT NULL REFERENCES supplier (ref),
  kind         TEXT NOT NULL CHECK (kind IN ('titip', 'ambil')),
  note         TEXT,
  audit_seq    INTEGER NOT NULL
) STRICT;
CREATE INDEX consignment_delivery_by_supplier ON consignment_delivery (supplier_ref, document_seq);

-- What a sold line brought (plus), and what went back of it with a void or return (minus): the line's price after discount, and how it is shared.
CREATE TABLE consignment_share (
  document_seq INTEGER NOT NULL REFERENCES document (seq),
  line_no      INTEGER NOT NULL,
  supplier_ref INTEGER NOT NULL REFERENCES supplier (ref),
  product_ref  INTEGER NOT NULL REFERENCES product (ref),
  sale_seq     INTEGER NOT NULL,
  sale_line    INTEGER NOT NULL,
  pct          TEXT NOT NULL,
  qty          INTEGER NOT NULL CHECK (qty <> 0),
  amount       INTEGER NOT NULL,
  commission   INTEGER NOT NULL,
  share        INTEGER NOT NULL,
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no),
  FOREIGN KEY (sale_seq, sale_line) REFERENCES sale_line (document_seq, line_no),
  CHECK (share + commission = amount),
  CHECK ((qty > 0 AND commission >= 0 AND share >= 0) OR (qty < 0 AND commission <= 0 AND share <= 0)),
  CHECK ((qty > 0) = (document_seq = sale_seq))
) STRICT, WITHOUT ROWID;
CREATE INDEX consignment_share_by_supplier ON consignment_share (supplier_ref, document_seq);
CREATE INDEX consignment_share_by_sale ON consignment_share (sale_seq, sale_line);

-- What was sold up to a document, less what came back, is paid to its owner (BK).
CREATE TABLE consignment_payment (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  supplier_ref INTEGER NOT NULL REFERENCES supplier (ref),
  via          TEXT NOT NULL CHECK (via IN ('kas', 'bank', 'sukarela')),
  until        TEXT NOT NULL,
  upto_seq     INTEGER NOT NULL,
  amount       INTEGER NOT NULL CHECK (amount > 0),
  audit_seq    INTEGER NOT NULL
) STRICT;
CREATE INDEX consignment_payment_by_supplier ON consignment_payment (supplier_ref, document_seq);

-- What is owed to each consignor now; less than nothing where goods came back that had been paid for.
CREATE TABLE consignment_balance (
  supplier_ref INTEGER PRIMARY KEY REFERENCES supplier (ref),
  owed         INTEGER NOT NULL
) STRICT;

CREATE TRIGGER consignment_term_insert BEFORE INSERT ON consignment_term
BEGIN
  SELECT RAISE(ABORT, 'consignment_term: baris sudah ada') WHERE EXISTS (SELECT 1 FROM consignment_term WHERE ref = NEW.ref);
  SELECT RAISE(ABORT, 'consignment_term: pemiliknya tidak dapat diganti') WHERE EXISTS (SELECT 1 FROM consignment_term WHERE product_ref = NEW.product_ref AND supplier_ref <> NEW.supplier_ref);
  SELECT RAISE(ABORT, 'consignment_term: bukan penitip') WHERE NOT EXISTS (SELECT 1 FROM supplier WHERE ref = NEW.supplier_ref AND kind = 'konsinyasi');
END;
CREATE TRIGGER consignment_term_update BEFORE UPDATE ON consignment_term BEGIN SELECT RAISE(ABORT, 'consignment_term: baris tidak dapat diubah'); END;
CREATE TRIGGER consignment_term_delete BEFORE DELETE ON consignment_term BEGIN SELECT RAISE(ABORT, 'consignment_term: baris tidak dapat dihapus'); END;
CREATE TRIGGER consignment_delivery_once BEFORE INSERT ON consignment_delivery WHEN EXISTS (SELECT 1 FROM consignment_delivery WHERE document_seq = NEW.document_seq) BEGIN SELECT RAISE(ABORT, 'consignment_delivery: baris sudah ada'); END;
CREATE TRIGGER consignment_delivery_update BEFORE UPDATE ON consignment_delivery BEGIN SELECT RAISE(ABORT, 'consignment_delivery: baris tidak dapat diubah'); END;
CREATE TRIGGER consignment_delivery_delete BEFORE DELETE ON consignment_delivery BEGIN SELECT RAISE(ABORT, 'consignment_delivery: baris tidak dapat dihapus'); END;
CREATE TRIGGER consignment_share_insert BEFORE INSERT ON consignment_share
BEGIN
  SELECT RAISE(ABORT, 'consignment_share: baris sudah ada') WHERE EXISTS (SELECT 1 FROM consignment_share WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no);
  SELECT RAISE(ABORT, 'consignment_share: melebihi yang dijual')
   WHERE NEW.qty < 0 AND EXISTS (SELECT 1 FROM (SELECT coalesce(sum(qty), 0) AS qty, coalesce(sum(commission), 0) AS commission, coalesce(sum(share), 0) AS share FROM consignment_share WHERE sale_seq = NEW.sale_seq AND sale_line = NEW.sale_line) s
                                  WHERE s.qty + NEW.qty < 0 OR s.commission + NEW.commission < 0 OR s.share + NEW.share < 0);
END;
CREATE TRIGGER consignment_share_update BEFORE UPDATE ON consignment_share BEGIN SELECT RAISE(ABORT, 'consignment_share: baris tidak dapat diubah'); END;
CREATE TRIGGER consignment_share_delete BEFORE DELETE ON consignment_share BEGIN SELECT RAISE(ABORT, 'consignment_share: baris tidak dapat dihapus'); END;
CREATE TRIGGER consignment_payment_once BEFORE INSERT ON consignment_payment WHEN EXISTS (SELECT 1 FROM consignment_payment WHERE document_seq = NEW.document_seq) BEGIN SELECT RAISE(ABORT, 'consignment_payment: baris sudah ada'); END;
CREATE TRIGGER consignment_payment_update BEFORE UPDATE ON consignment_payment BEGIN SELECT RAISE(ABORT, 'consignment_payment: baris tidak dapat diubah'); END;
CREATE TRIGGER consignment_payment_delete BEFORE DELETE ON consignment_payment BEGIN SELECT RAISE(ABORT, 'consignment_payment: baris tidak dapat dihapus'); END;
