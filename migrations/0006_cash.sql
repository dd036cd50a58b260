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

-- A bank's statement as it was pasted or read from a file.
CREATE TABLE bank_import (
  ref         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  account_ref INTEGER NOT NULL REFERENCES account (ref),
  name        TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  lines       INTEGER NOT NULL CHECK (lines >= 0),
  skipped     INTEGER NOT NULL CHECK (skipped >= 0),
  audit_seq   INTEGER NOT NULL
) STRICT;
CREATE TRIGGER bank_import_once BEFORE INSERT ON bank_import WHEN EXISTS (SELECT 1 FROM bank_import WHERE ref = NEW.ref OR id = NEW.id) BEGIN SELECT RAISE(ABORT, 'bank_import: baris sudah ada'); END;
CREATE TRIGGER bank_import_update BEFORE UPDATE ON bank_import BEGIN SELECT RAISE(ABORT, 'bank_import: baris tidak dapat diubah'); END;
CREATE TRIGGER bank_import_delete BEFORE DELETE ON bank_import BEGIN SELECT RAISE(ABORT, 'bank_import: baris tidak dapat dihapus'); END;

-- Its lines, new ones only: money in plus, money out minus. The text is the bank's and may name people, so its evidence is keyed.
CREATE TABLE bank_line (
  ref         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  import_ref  INTEGER NOT NULL REFERENCES bank_import (ref),
  account_ref INTEGER NOT NULL REFERENCES account (ref),
  on_date     TEXT NOT NULL CHECK (on_date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  text        TEXT NOT NULL,
  amount      INTEGER NOT NULL CHECK (amount <> 0),
  balance     INTEGER
) STRICT;
CREATE INDEX bank_line_by_account ON bank_line (account_ref, on_date, ref);
CREATE INDEX bank_line_by_import ON bank_line (import_ref);
CREATE TRIGGER bank_line_fixed BEFORE UPDATE ON bank_line
WHEN NEW.ref IS NOT OLD.ref OR NEW.id IS NOT OLD.id OR NEW.import_ref IS NOT OLD.import_ref OR NEW.account_ref IS NOT OLD.account_ref OR NEW.on_date IS NOT OLD.on_date OR NEW.amount IS NOT OLD.amount
  OR NEW.balance IS NOT OLD.balance
BEGIN SELECT RAISE(ABORT, 'bank_line: baris rekening koran tidak dapat diubah'); END;
CREATE TRIGGER bank_line_delete BEFORE DELETE ON bank_line BEGIN SELECT RAISE(ABORT, 'bank_line: baris rekening koran tidak dapat dihapus'); END;

-- Which bank line was found to be which lines of entries. Rows of one match_no belong together and have the same sum on both sides.
CREATE TABLE bank_match (
  bank_line_ref INTEGER NOT NULL REFERENCES bank_line (ref),
  entry_seq     INTEGER NOT NULL,
  line_no       INTEGER NOT NULL,
  match_no      INTEGER NOT NULL CHECK (match_no > 0),
  PRIMARY KEY (bank_line_ref, entry_seq, line_no),
  FOREIGN KEY (entry_seq, line_no) REFERENCES entry_line (entry_seq, line_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX bank_match_by_entry ON bank_match (entry_seq, line_no, match_no);
CREATE INDEX bank_match_by_no ON bank_match (match_no);
CREATE TRIGGER bank_match_insert BEFORE INSERT ON bank_match
BEGIN
  SELECT RAISE(ABORT, 'bank_match: bukan jurnal pada rekening itu')
   WHERE NOT EXISTS (SELECT 1 FROM entry_line l JOIN bank_line b ON b.ref = NEW.bank_line_ref WHERE l.entry_seq = NEW.entry_seq AND l.line_no = NEW.line_no AND l.account_ref = b.account_ref);
  SELECT RAISE(ABORT, 'bank_match: sudah dicocokkan')
   WHERE EXISTS (SELECT 1 FROM bank_match WHERE bank_line_ref = NEW.bank_line_ref AND match_no <> NEW.match_no)
      OR EXISTS (SELECT 1 FROM bank_match WHERE entry_seq = NEW.entry_seq AND line_no = NEW.line_no AND match_no <> NEW.match_no);
END;
