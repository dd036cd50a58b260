-- Where goods stand, sheets of goods to be counted, and what was counted when and by whom.

-- From a day on a product stands in this place; null: nowhere said.
CREATE TABLE product_place (
  ref            INTEGER PRIMARY KEY,
  product_ref    INTEGER NOT NULL REFERENCES product (ref),
  effective_from TEXT NOT NULL,
  place          TEXT,
  audit_seq      INTEGER NOT NULL
) STRICT;
CREATE INDEX product_place_by_product ON product_place (product_ref, effective_from, ref);

-- A sheet (LH): goods to be counted together. While it is `dihitung` and blind nobody is told what the book has.
CREATE TABLE count_sheet (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  name         TEXT,
  place        TEXT,
  category     TEXT,
  blind        INTEGER NOT NULL CHECK (blind IN (0, 1)),
  state        TEXT NOT NULL CHECK (state IN ('dihitung', 'diperiksa', 'dibukukan', 'batal')),
  ended_at     TEXT,
  result_seq   INTEGER REFERENCES document (seq),
  reason       TEXT,
  CHECK ((state IN ('dibukukan', 'batal')) = (ended_at IS NOT NULL)),
  CHECK ((state = 'dibukukan') = (result_seq IS NOT NULL))
) STRICT;
CREATE INDEX count_sheet_open ON count_sheet (state) WHERE state IN ('dihitung', 'diperiksa');
CREATE TABLE count_sheet_line (
  sheet_seq   INTEGER NOT NULL REFERENCES count_sheet (document_seq),
  line_no     INTEGER NOT NULL,
  product_ref INTEGER NOT NULL REFERENCES product (ref),
  place       TEXT,
  audit_seq   INTEGER NOT NULL,
  PRIMARY KEY (sheet_seq, line_no)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX count_sheet_line_by_product ON count_sheet_line (product_ref, sheet_seq);

-- What somebody counted, the latest is the one that holds. `book_move` is the product's last move at that moment (0: none yet), `book_qty` what it left.
CREATE TABLE count_entry (
  seq         INTEGER PRIMARY KEY,
  sheet_seq   INTEGER NOT NULL REFERENCES count_sheet (document_seq),
  product_ref INTEGER NOT NULL REFERENCES product (ref),
  round       INTEGER NOT NULL CHECK (round IN (1, 2)),
  counted_qty INTEGER NOT NULL CHECK (counted_qty >= 0),
  counted_at  TEXT NOT NULL,
  book_move   INTEGER NOT NULL,
  book_qty    INTEGER NOT NULL CHECK (book_qty >= 0),
  user_ref    INTEGER NOT NULL REFERENCES user (ref),
  audit_seq   INTEGER NOT NULL
) STRICT;
CREATE INDEX count_entry_by_line ON count_entry (sheet_seq, product_ref, seq);

-- Of a line of a stock count (OP): when it was counted, and why it differed, where that is known.
CREATE TABLE count_line_note (
  document_seq INTEGER NOT NULL,
  line_no      INTEGER NOT NULL,
  counted_at   TEXT,
  reason       TEXT,
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no),
  FOREIGN KEY (document_seq, line_no) REFERENCES count_line (document_seq, line_no),
  CHECK (counted_at IS NOT NULL OR reason IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER product_place_insert BEFORE INSERT ON product_place
BEGIN
  SELECT RAISE(ABORT, 'product_place: baris sudah ada') WHERE EXISTS (SELECT 1 FROM product_place WHERE ref = NEW.ref);
END;
CREATE TRIGGER product_place_update BEFORE UPDATE ON product_place BEGIN SELECT RAISE(ABORT, 'product_place: baris tidak dapat diubah'); END;
CREATE TRIGGER product_place_delete BEFORE DELETE ON product_place BEGIN SELECT RAISE(ABORT, 'product_place: baris tidak dapat dihapus'); END;

CREATE TRIGGER count_sheet_line_insert BEFORE INSERT ON count_sheet_line
BEGIN
  SELECT RAISE(ABORT, 'count_sheet_line: baris sudah ada') WHERE EXISTS (SELECT 1 FROM count_sheet_line WHERE sheet_seq = NEW.sheet_seq AND (line_no = NEW.line_no OR product_ref = NEW.product_ref));
END;
CREATE TRIGGER count_sheet_line_update BEFORE UPDATE ON count_sheet_line BEGIN SELECT RAISE(ABORT, 'count_sheet_line: baris tidak dapat diubah'); END;
CREATE TRIGGER count_sheet_line_delete BEFORE DELETE ON count_sheet_line BEGIN SELECT RAISE(ABORT, 'count_sheet_line: baris tidak dapat dihapus'); END;

CREATE TRIGGER count_entry_insert BEFORE INSERT ON count_entry
BEGIN
  SELECT RAISE(ABORT, 'count_entry: baris sudah ada') WHERE EXISTS (SELECT 1 FROM count_entry WHERE seq = NEW.seq);
  SELECT RAISE(ABORT, 'count_entry: barang tidak ada di lembar yang terbuka')
   WHERE NOT EXISTS (SELECT 1 FROM count_sheet s JOIN count_sheet_line l ON l.sheet_seq = s.document_seq WHERE s.document_seq = NEW.sheet_seq AND l.product_ref = NEW.product_ref AND s.state IN ('dihitung', 'diperiksa'));
  SELECT RAISE(ABORT, 'count_entry: hitungan ulang tanpa hitungan pertama')
   WHERE NEW.round = 2 AND NOT EXISTS (SELECT 1 FROM count_entry WHERE sheet_seq = NEW.sheet_seq AND product_ref = NEW.product_ref);
END;
CREATE TRIGGER count_entry_update BEFORE UPDATE ON count_entry BEGIN SELECT RAISE(ABORT, 'count_entry: baris tidak dapat diubah'); END;
CREATE TRIGGER count_entry_delete BEFORE DELETE ON count_entry BEGIN SELECT RAISE(ABORT, 'count_entry: baris tidak dapat dihapus'); END;

CREATE TRIGGER count_line_note_insert BEFORE INSERT ON count_line_note
BEGIN
  SELECT RAISE(ABORT, 'count_line_note: baris sudah ada') WHERE EXISTS (SELECT 1 FROM count_line_note WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no);
  SELECT RAISE(ABORT, 'count_line_note: bukan baris hitung stok') WHERE NOT EXISTS (SELECT 1 FROM count_line WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no);
END;
CREATE TRIGGER count_line_note_update BEFORE UPDATE ON count_line_note BEGIN SELECT RAISE(ABORT, 'count_line_note: baris tidak dapat diubah'); END;
CREATE TRIGGER count_line_note_delete BEFORE DELETE ON count_line_note BEGIN SELECT RAISE(ABORT, 'count_line_note: baris tidak dapat dihapus'); END;

CREATE TRIGGER count_sheet_ended BEFORE UPDATE ON count_sheet WHEN OLD.state IN ('dibukukan', 'batal') OR (NEW.state = 'dihitung' AND OLD.state <> 'dihitung') OR NEW.document_seq <> OLD.document_seq
BEGIN SELECT RAISE(ABORT, 'count_sheet: lembar sudah selesai'); END;
CREATE TRIGGER count_sheet_delete BEFORE DELETE ON count_sheet BEGIN SELECT RAISE(ABORT, 'count_sheet: baris tidak dapat dihapus'); END;
