-- QRIS money on its way to the bank; bank statements and what they were matched with.

-- What each sale still has to get from the acquirer: what was taken by QRIS less what was settled. Follows sale_payment and
-- qris_settled; a sale that has got all has no row.
CREATE TABLE qris_pending (
  sale_seq INTEGER PRIMARY KEY REFERENCES sale (document_seq),
  amount   INTEGER NOT NULL CHECK (amount > 0)
) STRICT;
CREATE TRIGGER sale_payment_pending AFTER INSERT ON sale_payment WHEN NEW.method = 'qris'
BEGIN
  INSERT INTO qris_pending (sale_seq, amount) VALUES (NEW.document_seq, NEW.amount) ON CONFLICT (sale_seq) DO UPDATE SET amount = amount + excluded.amount;
END;

-- Which settlement brought which sale's money; a settlement taken back writes its rows again with a minus.
CREATE TABLE qris_settled (
  sale_seq     INTEGER NOT NULL REFERENCES sale (document_seq),
  document_seq INTEGER NOT NULL REFERENCES document (seq),
  amount       INTEGER NOT NULL CHECK (amount <> 0),
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (sale_seq, document_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX qris_settled_by_document ON qris_settled (document_seq, sale_seq);
CREATE TRIGGER qris_settled_insert BEFORE INSERT ON qris_settled
BEGIN
  SELECT RAISE(ABORT, 'qris_settled: baris sudah ada') WHERE EXISTS (SELECT 1 FROM qris_settled WHERE sale_seq = NEW.sale_seq AND document_seq = NEW.document_seq);
  SELECT RAISE(ABORT, 'qris_settled: melebihi yang belum cair') WHERE NEW.amount > coalesce((SELECT amount FROM qris_pending WHERE sale_seq = NEW.sale_seq), 0);
  SELECT RAISE(ABORT, 'qris_settled: melebihi yang sudah cair') WHERE NEW.amount + coalesce((SELECT sum(amount) FROM qris_settled WHERE sale_seq = NEW.sale_seq), 0) < 0;
END;
CREATE TRIGGER qris_settled_pending AFTER INSERT ON qris_settled
BEGIN
  DELETE FROM qris_pending WHERE sale_seq = NEW.sale_seq AND amount = NEW.amount;
  UPDATE qris_pending SET amount = amount - NEW.amount WHERE sale_seq = NEW.sale_seq AND NEW.amount > 0;
  INSERT INTO qris_pending (sale_seq, amount) SELECT NEW.sale_seq, -NEW.amount WHERE NEW.amount < 0 ON CONFLICT (sale_seq) DO UPDATE SET amount = amount + excluded.amount;
END;
CREATE TRIGGER qris_settled_update BEFORE UPDATE ON qris_settled BEGIN SELECT RAISE(ABORT, 'qris_settled: baris tidak dapat diubah'); END;
CREATE TRIGGER qris_settled_delete BEFORE DELETE ON qris_settled BEGIN SELECT RAISE(ABORT, 'qris_settled: baris tidak dapat dihapus'); END;
INSERT INTO qris_pending (sale_seq, amount) SELECT document_seq, sum(amount) FROM sale_payment WHERE method = 'qris' GROUP BY document_seq;
