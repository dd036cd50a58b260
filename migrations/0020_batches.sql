-- Goods with an expiry date, by the delivery they came with: what of each is still there.

-- In with the delivery itself, out first of what expires first, back to where it was taken.
CREATE TABLE batch_move (
  seq          INTEGER PRIMARY KEY,
  receipt_seq  INTEGER NOT NULL,
  receipt_line INTEGER NOT NULL,
  document_seq INTEGER NOT NULL REFERENCES document (seq),
  line_no      INTEGER NOT NULL,
  qty          INTEGER NOT NULL CHECK (qty <> 0),
  audit_seq    INTEGER NOT NULL,
  FOREIGN KEY (receipt_seq, receipt_line) REFERENCES receipt_line (document_seq, line_no)
) STRICT;
CREATE INDEX batch_move_by_document ON batch_move (document_seq, line_no);
CREATE TRIGGER batch_move_insert BEFORE INSERT ON batch_move
BEGIN
  SELECT RAISE(ABORT, 'batch_move: baris sudah ada') WHERE EXISTS (SELECT 1 FROM batch_move WHERE seq = NEW.seq);
  SELECT RAISE(ABORT, 'batch_move: bukan kiriman bertanggal') WHERE NOT EXISTS (SELECT 1 FROM receipt_line WHERE document_seq = NEW.receipt_seq AND line_no = NEW.receipt_line AND expires_on IS NOT NULL);
END;
CREATE TRIGGER batch_move_update BEFORE UPDATE ON batch_move BEGIN SELECT RAISE(ABORT, 'batch_move: baris tidak dapat diubah'); END;
CREATE TRIGGER batch_move_delete BEFORE DELETE ON batch_move BEGIN SELECT RAISE(ABORT, 'batch_move: baris tidak dapat dihapus'); END;

-- What is left of each delivery. What a product holds beside these has no date: found, or there before dates were kept.
CREATE TABLE batch_stock (
  receipt_seq  INTEGER NOT NULL,
  receipt_line INTEGER NOT NULL,
  product_ref  INTEGER NOT NULL REFERENCES product (ref),
  expires_on   TEXT NOT NULL,
  qty          INTEGER NOT NULL CHECK (qty >= 0),
  PRIMARY KEY (receipt_seq, receipt_line)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_stock_by_product ON batch_stock (product_ref, expires_on) WHERE qty > 0;
