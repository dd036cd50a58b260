-- The kernel's own tables and the general ledger. Syntax is kept to what SQLite 3.40 reads.
-- What each table is to the evidence (chained, appended, kept, derived) stands in electron/service/kernel/tables.ts.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row for every write, sign-in and refusal, chained by hash. `appended` and `changed` hold digests of the rows this
-- command wrote; `entry_count` and `entry_hash` are the head of the journal after it.
CREATE TABLE audit (
  seq         INTEGER PRIMARY KEY,
  at          TEXT NOT NULL,
  actor       TEXT NOT NULL,
  approver    TEXT NOT NULL,
  method      TEXT NOT NULL,
  outcome     TEXT NOT NULL CHECK (outcome IN ('ok', 'ditolak')),
  subject     TEXT NOT NULL,
  summary     TEXT NOT NULL,
  appended    TEXT NOT NULL,
  changed     TEXT NOT NULL,
  entry_count INTEGER NOT NULL CHECK (entry_count >= 0),
  entry_hash  TEXT NOT NULL,
  prev_hash   TEXT NOT NULL,
  hash        TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_insert BEFORE INSERT ON audit
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
BEGIN SELECT RAISE(ABORT, 'audit: nomor urut harus bersambung'); END;
CREATE TRIGGER audit_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit: baris tidak dapat diubah'); END;
CREATE TRIGGER audit_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit: baris tidak dapat dihapus'); END;

-- The answer of every committed write, so that the same id answers the same again and never posts twice.
CREATE TABLE command (
  audit_seq     INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  method        TEXT NOT NULL,
  params_digest TEXT NOT NULL,
  result        TEXT NOT NULL
) STRICT;
CREATE TRIGGER command_insert BEFORE INSERT ON command
WHEN EXISTS (SELECT 1 FROM command WHERE audit_seq = NEW.audit_seq OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'command: id sudah dipakai'); END;
CREATE TRIGGER command_update BEFORE UPDATE ON command BEGIN SELECT RAISE(ABORT, 'command: baris tidak dapat diubah'); END;
CREATE TRIGGER command_delete BEFORE DELETE ON command BEGIN SELECT RAISE(ABORT, 'command: baris tidak dapat dihapus'); END;

CREATE TABLE user (
  ref        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  username   TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  role       TEXT NOT NULL CHECK (role IN ('kasir', 'bendahara', 'ketua', 'pengawas', 'admin')),
  active     INTEGER NOT NULL CHECK (active IN (0, 1)),
  pin_salt   TEXT NOT NULL,
  pin_hash   TEXT NOT NULL,
  pin_params TEXT NOT NULL
) STRICT;

CREATE TABLE user_lock (
  user_ref     INTEGER PRIMARY KEY REFERENCES user (ref),
  failures     INTEGER NOT NULL CHECK (failures >= 0),
  locked_until TEXT
) STRICT;

CREATE TABLE session (
  token_hash TEXT PRIMARY KEY,
  user_ref   INTEGER NOT NULL REFERENCES user (ref),
  opened_at  TEXT NOT NULL,
  closed_at  TEXT
) STRICT, WITHOUT ROWID;

-- Effective-dated settings: the value in force on a day is the row with the latest effective_from not after it.
CREATE TABLE setting (
  ref            INTEGER PRIMARY KEY,
  key            TEXT NOT NULL,
  effective_from TEXT NOT NULL,
  value          TEXT NOT NULL CHECK (json_valid(value)),
  audit_seq      INTEGER NOT NULL
) STRICT;
CREATE INDEX setting_by_key ON setting (key, effective_from, ref);
CREATE TRIGGER setting_insert BEFORE INSERT ON setting
WHEN EXISTS (SELECT 1 FROM setting WHERE ref = NEW.ref)
BEGIN SELECT RAISE(ABORT, 'setting: baris sudah ada'); END;
CREATE TRIGGER setting_update BEFORE UPDATE ON setting BEGIN SELECT RAISE(ABORT, 'setting: riwayat tidak dapat diubah'); END;
CREATE TRIGGER setting_delete BEFORE DELETE ON setting BEGIN SELECT RAISE(ABORT, 'setting: riwayat tidak dapat dihapus'); END;

CREATE TABLE account (
  ref          INTEGER PRIMARY KEY,
  code         TEXT NOT NULL UNIQUE,
  name         TEXT NOT NULL,
  class        TEXT NOT NULL CHECK (class IN ('aset', 'liabilitas', 'ekuitas', 'pendapatan', 'beban', 'nominal')),
  statement    TEXT NOT NULL,
  normal       TEXT NOT NULL CHECK (normal IN ('D', 'K')),
  parent       TEXT NOT NULL,
  postable     INTEGER NOT NULL CHECK (postable IN (0, 1)),
  control      INTEGER NOT NULL CHECK (control IN (0, 1)),
  cash         INTEGER NOT NULL CHECK (cash IN (0, 1)),
  non_negative INTEGER NOT NULL CHECK (non_negative IN (0, 1))
) STRICT;
CREATE TRIGGER account_fixed BEFORE UPDATE ON account
WHEN NEW.ref IS NOT OLD.ref OR NEW.code IS NOT OLD.code OR NEW.class IS NOT OLD.class OR NEW.statement IS NOT OLD.statement OR NEW.normal IS NOT OLD.normal
BEGIN SELECT RAISE(ABORT, 'account: kode, kelas dan saldo normal tidak dapat diubah'); END;
CREATE TRIGGER account_delete BEFORE DELETE ON account
WHEN EXISTS (SELECT 1 FROM entry_line WHERE account_ref = OLD.ref)
BEGIN SELECT RAISE(ABORT, 'account: akun yang pernah dipakai tidak dapat dihapus'); END;

CREATE TABLE period (
  period    TEXT PRIMARY KEY CHECK (period GLOB '[12][0-9][0-9][0-9]-[01][0-9]'),
  status    TEXT NOT NULL CHECK (status IN ('terbuka', 'tertutup')),
  closed_at TEXT,
  closed_by TEXT
) STRICT, WITHOUT ROWID;
CREATE TRIGGER period_delete BEFORE DELETE ON period
WHEN EXISTS (SELECT 1 FROM entry WHERE period = OLD.period)
BEGIN SELECT RAISE(ABORT, 'period: bulan yang berisi jurnal tidak dapat dihapus'); END;

-- The head of every document, whatever its room: what the journal's hash covers.
-- `amounts` and `refs` are canonical JSON and never hold personal data.
CREATE TABLE document (
  seq        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL,
  year       INTEGER NOT NULL,
  no         INTEGER NOT NULL CHECK (no > 0),
  number     TEXT NOT NULL UNIQUE,
  on_date    TEXT NOT NULL,
  at         TEXT NOT NULL,
  user_ref   INTEGER NOT NULL REFERENCES user (ref),
  member_ref INTEGER,
  shift_seq  INTEGER,
  amounts    TEXT NOT NULL CHECK (json_valid(amounts)),
  refs       TEXT NOT NULL CHECK (json_valid(refs)),
  audit_seq  INTEGER NOT NULL,
  UNIQUE (kind, year, no)
) STRICT;
CREATE INDEX document_by_date ON document (kind, on_date, seq);
CREATE TRIGGER document_insert BEFORE INSERT ON document
BEGIN
  SELECT RAISE(ABORT, 'document: sudah ada')
   WHERE EXISTS (SELECT 1 FROM document WHERE seq = NEW.seq OR id = NEW.id OR number = NEW.number);
  SELECT RAISE(ABORT, 'document: nomor harus bersambung')
   WHERE NEW.no <> (SELECT coalesce(max(no), 0) + 1 FROM document WHERE kind = NEW.kind AND year = NEW.year);
END;
CREATE TRIGGER document_update BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'document: tidak dapat diubah; buat pembalikan'); END;
CREATE TRIGGER document_delete BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'document: tidak dapat dihapus; buat pembalikan'); END;

-- Lines are written first; the insert of the entry row checks and posts them (rulings 44).
CREATE TABLE entry_line (
  entry_seq   INTEGER NOT NULL,
  line_no     INTEGER NOT NULL CHECK (line_no > 0),
  account_ref INTEGER NOT NULL REFERENCES account (ref),
  unit        TEXT NOT NULL CHECK (unit IN ('GERAI', 'LPG', 'USP', 'UMUM')),
  on_date     TEXT NOT NULL,
  debit       INTEGER NOT NULL CHECK (debit >= 0),
  credit      INTEGER NOT NULL CHECK (credit >= 0),
  flow        TEXT CHECK (flow IN ('sales', 'suppliers', 'opex', 'tax', 'loans-out', 'loans-in', 'savings', 'equity', 'bank-loan', 'assets', 'shu', 'internal')),
  member_ref  INTEGER,
  shift_seq   INTEGER,
  PRIMARY KEY (entry_seq, line_no),
  CHECK ((debit > 0) <> (credit > 0))
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_line_by_account ON entry_line (account_ref, on_date, entry_seq, line_no);
CREATE INDEX entry_line_by_shift ON entry_line (shift_seq) WHERE shift_seq IS NOT NULL;
CREATE TRIGGER entry_line_insert BEFORE INSERT ON entry_line
BEGIN
  SELECT RAISE(ABORT, 'entry_line: jurnal ini sudah dibukukan') WHERE EXISTS (SELECT 1 FROM entry WHERE seq = NEW.entry_seq);
  SELECT RAISE(ABORT, 'entry_line: baris sudah ada') WHERE EXISTS (SELECT 1 FROM entry_line WHERE entry_seq = NEW.entry_seq AND line_no = NEW.line_no);
  SELECT RAISE(ABORT, 'entry_line: akun tidak ada atau tidak dapat dibukukan')
   WHERE NOT EXISTS (SELECT 1 FROM account WHERE ref = NEW.account_ref AND postable = 1);
  SELECT RAISE(ABORT, 'entry_line: baris kas wajib menyebut arus kas')
   WHERE NEW.flow IS NULL AND (SELECT cash FROM account WHERE ref = NEW.account_ref) = 1;
END;
CREATE TRIGGER entry_line_update BEFORE UPDATE ON entry_line BEGIN SELECT RAISE(ABORT, 'entry_line: baris jurnal tidak dapat diubah'); END;
CREATE TRIGGER entry_line_delete BEFORE DELETE ON entry_line
WHEN EXISTS (SELECT 1 FROM entry WHERE seq = OLD.entry_seq)
BEGIN SELECT RAISE(ABORT, 'entry_line: baris jurnal tidak dapat dihapus; buat jurnal balik'); END;

CREATE TABLE entry (
  seq          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  year         INTEGER NOT NULL,
  no           INTEGER NOT NULL CHECK (no > 0),
  number       TEXT NOT NULL UNIQUE,
  on_date      TEXT NOT NULL CHECK (on_date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  period       TEXT NOT NULL REFERENCES period (period),
  kind         TEXT NOT NULL CHECK (kind IN ('umum', 'dokumen', 'balik', 'pembuka', 'penutup')),
  memo         TEXT NOT NULL,
  document_seq INTEGER NOT NULL REFERENCES document (seq),
  reverses_seq INTEGER UNIQUE REFERENCES entry (seq),
  audit_seq    INTEGER NOT NULL,
  prev_hash    TEXT NOT NULL,
  hash         TEXT NOT NULL,
  UNIQUE (year, no)
) STRICT;
CREATE INDEX entry_by_date ON entry (on_date, seq);
CREATE INDEX entry_by_document ON entry (document_seq);
CREATE INDEX entry_by_period ON entry (period);
CREATE INDEX entry_closing ON entry (on_date) WHERE kind = 'penutup';
CREATE TRIGGER entry_insert BEFORE INSERT ON entry
BEGIN
  SELECT RAISE(ABORT, 'entry: nomor urut harus bersambung') WHERE NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry);
  SELECT RAISE(ABORT, 'entry: nomor jurnal harus bersambung')
   WHERE NEW.no <> (SELECT coalesce(max(no), 0) + 1 FROM entry WHERE year = NEW.year);
  SELECT RAISE(ABORT, 'entry: jurnal sudah ada') WHERE EXISTS (SELECT 1 FROM entry WHERE id = NEW.id OR number = NEW.number);
  SELECT RAISE(ABORT, 'entry: rantai bukti tidak bersambung')
   WHERE NEW.seq > 1 AND NEW.prev_hash IS NOT (SELECT hash FROM entry WHERE seq = NEW.seq - 1);
  SELECT RAISE(ABORT, 'entry: jurnal tidak seimbang')
   WHERE (SELECT count(*) < 2 OR sum(debit) <> sum(credit) FROM entry_line WHERE entry_seq = NEW.seq);
  SELECT RAISE(ABORT, 'entry: tanggal baris berbeda dari tanggal jurnal')
   WHERE EXISTS (SELECT 1 FROM entry_line WHERE entry_seq = NEW.seq AND on_date <> NEW.on_date);
  SELECT RAISE(ABORT, 'entry: bulan tidak cocok dengan tanggal')
   WHERE NEW.period <> substr(NEW.on_date, 1, 7) AND NOT (NEW.period = substr(NEW.on_date, 1, 4) || '-13' AND substr(NEW.on_date, 6) = '12-31');
  SELECT RAISE(ABORT, 'entry: bulan sudah ditutup atau belum dibuka')
   WHERE NOT EXISTS (SELECT 1 FROM period WHERE period = NEW.period AND status = 'terbuka');
  SELECT RAISE(ABORT, 'entry: dokumen asal tidak ada') WHERE NOT EXISTS (SELECT 1 FROM document WHERE seq = NEW.document_seq);
  SELECT RAISE(ABORT, 'entry: jurnal yang dibalik tidak ada atau sudah dibalik')
   WHERE NEW.reverses_seq IS NOT NULL
     AND (NOT EXISTS (SELECT 1 FROM entry WHERE seq = NEW.reverses_seq AND reverses_seq IS NULL)
          OR EXISTS (SELECT 1 FROM entry WHERE reverses_seq = NEW.reverses_seq));
END;
CREATE TRIGGER entry_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entry: jurnal tidak dapat diubah'); END;
CREATE TRIGGER entry_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entry: jurnal tidak dapat dihapus; buat jurnal balik'); END;

-- One row per account, unit and month with its movement and closing balance (debit plus, credit minus; ruling 45).
CREATE TABLE account_balance (
  account_ref INTEGER NOT NULL REFERENCES account (ref),
  unit        TEXT NOT NULL CHECK (unit IN ('GERAI', 'LPG', 'USP', 'UMUM')),
  period      TEXT NOT NULL,
  debit       INTEGER NOT NULL CHECK (debit >= 0),
  credit      INTEGER NOT NULL CHECK (credit >= 0),
  closing     INTEGER NOT NULL,
  PRIMARY KEY (account_ref, unit, period)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_balance_by_period ON account_balance (period);
CREATE TRIGGER entry_posts AFTER INSERT ON entry
BEGIN
  INSERT INTO account_balance (account_ref, unit, period, debit, credit, closing)
  SELECT l.account_ref, l.unit, NEW.period, sum(l.debit), sum(l.credit),
         sum(l.debit) - sum(l.credit) + coalesce((SELECT b.closing FROM account_balance b
                                                   WHERE b.account_ref = l.account_ref AND b.unit = l.unit AND b.period < NEW.period
                                                   ORDER BY b.period DESC LIMIT 1), 0)
    FROM entry_line l WHERE l.entry_seq = NEW.seq GROUP BY l.account_ref, l.unit
  ON CONFLICT (account_ref, unit, period) DO UPDATE
     SET debit = debit + excluded.debit, credit = credit + excluded.credit, closing = closing + excluded.debit - excluded.credit;
END;
-- A back-dated posting also moves the later months.
CREATE TRIGGER entry_posts_back AFTER INSERT ON entry
WHEN EXISTS (SELECT 1 FROM account_balance WHERE period > NEW.period)
BEGIN
  UPDATE account_balance
     SET closing = closing + (SELECT sum(l.debit) - sum(l.credit) FROM entry_line l
                               WHERE l.entry_seq = NEW.seq AND l.account_ref = account_balance.account_ref AND l.unit = account_balance.unit)
   WHERE period > NEW.period
     AND EXISTS (SELECT 1 FROM entry_line l WHERE l.entry_seq = NEW.seq AND l.account_ref = account_balance.account_ref AND l.unit = account_balance.unit);
END;
