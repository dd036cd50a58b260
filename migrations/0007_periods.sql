-- What happened to months and years; statements as they were issued.

-- Every closing and reopening, with the head of the journal at that moment and what the checklist found.
CREATE TABLE period_event (
  seq          INTEGER PRIMARY KEY,
  period       TEXT NOT NULL REFERENCES period (period),
  action       TEXT NOT NULL CHECK (action IN ('tutup', 'buka', 'tutup-tahun')),
  at           TEXT NOT NULL,
  user_ref     INTEGER NOT NULL REFERENCES user (ref),
  approver_ref INTEGER REFERENCES user (ref),
  reason       TEXT NOT NULL,
  notes        TEXT NOT NULL CHECK (json_valid(notes)),
  entry_count  INTEGER NOT NULL CHECK (entry_count >= 0),
  entry_hash   TEXT NOT NULL,
  audit_seq    INTEGER NOT NULL,
  CHECK (action <> 'buka' OR (approver_ref IS NOT NULL AND approver_ref <> user_ref))
) STRICT;
CREATE INDEX period_event_by_period ON period_event (period, seq);
CREATE TRIGGER period_event_insert BEFORE INSERT ON period_event
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM period_event)
BEGIN SELECT RAISE(ABORT, 'period_event: nomor urut harus bersambung'); END;
CREATE TRIGGER period_event_update BEFORE UPDATE ON period_event BEGIN SELECT RAISE(ABORT, 'period_event: riwayat tidak dapat diubah'); END;
CREATE TRIGGER period_event_delete BEFORE DELETE ON period_event BEGIN SELECT RAISE(ABORT, 'period_event: riwayat tidak dapat dihapus'); END;

-- Only the last closed month opens again; month 13 closes the year for good.
CREATE TRIGGER period_reopen BEFORE UPDATE ON period
WHEN OLD.status = 'tertutup' AND NEW.status = 'terbuka'
     AND (OLD.period LIKE '%-13' OR EXISTS (SELECT 1 FROM period WHERE period > OLD.period AND status = 'tertutup'))
BEGIN SELECT RAISE(ABORT, 'period: hanya bulan terakhir yang tertutup dapat dibuka lagi'); END;

-- What the statements of a closed month or year said when it was closed: canonical JSON and its SHA-256. Closing again makes a new version.
CREATE TABLE statement_issue (
  ref       INTEGER PRIMARY KEY,
  period    TEXT NOT NULL REFERENCES period (period),
  version   INTEGER NOT NULL CHECK (version > 0),
  event_seq INTEGER NOT NULL UNIQUE REFERENCES period_event (seq),
  body      TEXT NOT NULL CHECK (json_valid(body)),
  hash      TEXT NOT NULL,
  audit_seq INTEGER NOT NULL,
  UNIQUE (period, version)
) STRICT;
CREATE TRIGGER statement_issue_insert BEFORE INSERT ON statement_issue
BEGIN
  SELECT RAISE(ABORT, 'statement_issue: baris sudah ada') WHERE EXISTS (SELECT 1 FROM statement_issue WHERE ref = NEW.ref OR event_seq = NEW.event_seq);
  SELECT RAISE(ABORT, 'statement_issue: versi harus bersambung')
   WHERE NEW.version <> (SELECT coalesce(max(version), 0) + 1 FROM statement_issue WHERE period = NEW.period);
END;
CREATE TRIGGER statement_issue_update BEFORE UPDATE ON statement_issue BEGIN SELECT RAISE(ABORT, 'statement_issue: laporan yang sudah terbit tidak dapat diubah'); END;
CREATE TRIGGER statement_issue_delete BEFORE DELETE ON statement_issue BEGIN SELECT RAISE(ABORT, 'statement_issue: laporan yang sudah terbit tidak dapat dihapus'); END;
