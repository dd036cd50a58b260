-- What a cashier wrote beside a sale (line 0) or one of its lines.
CREATE TABLE sale_note (
  document_seq INTEGER NOT NULL REFERENCES sale (document_seq),
  line_no      INTEGER NOT NULL CHECK (line_no >= 0),
  note         TEXT NOT NULL CHECK (note <> ''),
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sale_note_insert BEFORE INSERT ON sale_note
BEGIN
  SELECT RAISE(ABORT, 'sale_note: baris sudah ada') WHERE EXISTS (SELECT 1 FROM sale_note WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no);
  SELECT RAISE(ABORT, 'sale_note: bukan baris penjualan itu')
   WHERE NEW.line_no > 0 AND NOT EXISTS (SELECT 1 FROM sale_line WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no);
END;
CREATE TRIGGER sale_note_update BEFORE UPDATE ON sale_note BEGIN SELECT RAISE(ABORT, 'sale_note: baris tidak dapat diubah'); END;
CREATE TRIGGER sale_note_delete BEFORE DELETE ON sale_note BEGIN SELECT RAISE(ABORT, 'sale_note: baris tidak dapat dihapus'); END;
