-- What members buy on bon: their credit, each sale's debt, what became of it, and what is still owed.

-- How much a member may owe, and within how many days; a member without a row has none.
CREATE TABLE member_credit (
  member_ref INTEGER PRIMARY KEY REFERENCES member (ref),
  bon_limit  INTEGER NOT NULL CHECK (bon_limit >= 0),
  bon_days   INTEGER NOT NULL CHECK (bon_days BETWEEN 1 AND 366)
) STRICT;

-- What a sale left owing, with the day it is due as agreed then.
CREATE TABLE bon (
  sale_seq   INTEGER PRIMARY KEY REFERENCES sale (document_seq),
  member_ref INTEGER NOT NULL REFERENCES member (ref),
  amount     INTEGER NOT NULL CHECK (amount > 0),
  on_date    TEXT NOT NULL,
  due_on     TEXT NOT NULL CHECK (due_on >= on_date),
  audit_seq  INTEGER NOT NULL
) STRICT;
CREATE INDEX bon_by_member ON bon (member_ref, sale_seq);

-- What a document took off a sale's debt: paid (BB), written off (HB), given back with goods (BV, RJ); with a minus what BD took back of one.
CREATE TABLE bon_part (
  document_seq INTEGER NOT NULL REFERENCES document (seq),
  sale_seq     INTEGER NOT NULL REFERENCES bon (sale_seq),
  amount       INTEGER NOT NULL CHECK (amount <> 0),
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, sale_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX bon_part_by_sale ON bon_part (sale_seq, document_seq);

-- What is still owed of each sale; one that is paid has no row.
CREATE TABLE bon_open (
  member_ref INTEGER NOT NULL REFERENCES member (ref),
  sale_seq   INTEGER NOT NULL REFERENCES bon (sale_seq),
  amount     INTEGER NOT NULL CHECK (amount > 0),
  due_on     TEXT NOT NULL,
  PRIMARY KEY (member_ref, sale_seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER bon_insert BEFORE INSERT ON bon
BEGIN
  SELECT RAISE(ABORT, 'bon: baris sudah ada') WHERE EXISTS (SELECT 1 FROM bon WHERE sale_seq = NEW.sale_seq);
  SELECT RAISE(ABORT, 'bon: bukan penjualan anggota itu') WHERE NOT EXISTS (SELECT 1 FROM sale WHERE document_seq = NEW.sale_seq AND member_ref = NEW.member_ref);
END;
CREATE TRIGGER bon_owed AFTER INSERT ON bon
BEGIN
  INSERT INTO bon_open (member_ref, sale_seq, amount, due_on) VALUES (NEW.member_ref, NEW.sale_seq, NEW.amount, NEW.due_on);
END;
CREATE TRIGGER bon_update BEFORE UPDATE ON bon BEGIN SELECT RAISE(ABORT, 'bon: baris tidak dapat diubah'); END;
CREATE TRIGGER bon_delete BEFORE DELETE ON bon BEGIN SELECT RAISE(ABORT, 'bon: baris tidak dapat dihapus'); END;

CREATE TRIGGER bon_part_insert BEFORE INSERT ON bon_part
BEGIN
  SELECT RAISE(ABORT, 'bon_part: baris sudah ada') WHERE EXISTS (SELECT 1 FROM bon_part WHERE document_seq = NEW.document_seq AND sale_seq = NEW.sale_seq);
  SELECT RAISE(ABORT, 'bon_part: bon tidak ada') WHERE NOT EXISTS (SELECT 1 FROM bon WHERE sale_seq = NEW.sale_seq);
  SELECT RAISE(ABORT, 'bon_part: melebihi sisa bon') WHERE NEW.amount > coalesce((SELECT o.amount FROM bon b JOIN bon_open o ON o.member_ref = b.member_ref AND o.sale_seq = b.sale_seq WHERE b.sale_seq = NEW.sale_seq), 0);
  SELECT RAISE(ABORT, 'bon_part: melebihi yang sudah dibayar') WHERE NEW.amount + coalesce((SELECT sum(amount) FROM bon_part WHERE sale_seq = NEW.sale_seq), 0) < 0;
END;
CREATE TRIGGER bon_part_owed AFTER INSERT ON bon_part
BEGIN
  DELETE FROM bon_open WHERE sale_seq = NEW.sale_seq AND amount = NEW.amount AND member_ref = (SELECT member_ref FROM bon WHERE sale_seq = NEW.sale_seq);
  UPDATE bon_open SET amount = amount - NEW.amount WHERE NEW.amount > 0 AND sale_seq = NEW.sale_seq AND member_ref = (SELECT member_ref FROM bon WHERE sale_seq = NEW.sale_seq);
  INSERT INTO bon_open (member_ref, sale_seq, amount, due_on) SELECT member_ref, sale_seq, -NEW.amount, due_on FROM bon WHERE NEW.amount < 0 AND sale_seq = NEW.sale_seq
    ON CONFLICT (member_ref, sale_seq) DO UPDATE SET amount = amount + excluded.amount;
END;
CREATE TRIGGER bon_part_update BEFORE UPDATE ON bon_part BEGIN SELECT RAISE(ABORT, 'bon_part: baris tidak dapat diubah'); END;
CREATE TRIGGER bon_part_delete BEFORE DELETE ON bon_part BEGIN SELECT RAISE(ABORT, 'bon_part: baris tidak dapat dihapus'); END;
