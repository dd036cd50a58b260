-- Commands whose work over many members is done in transactions of their own (kernel/runs.ts). Each step keeps an answer of its own in `command`,
-- and so does the end, under an id made of the run's: a run is ended when that answer is there.
CREATE TABLE long_run (
  ref       INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  method    TEXT NOT NULL,
  key       TEXT NOT NULL,
  audit_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX long_run_by_key ON long_run (method, key, ref);
-- Whose part of a run is done: once for each member.
CREATE TABLE long_run_member (
  run_ref    INTEGER NOT NULL REFERENCES long_run (ref),
  member_ref INTEGER NOT NULL REFERENCES member (ref),
  audit_seq  INTEGER NOT NULL,
  PRIMARY KEY (run_ref, member_ref)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER long_run_insert BEFORE INSERT ON long_run BEGIN SELECT RAISE(ABORT, 'long_run: baris sudah ada') WHERE EXISTS (SELECT 1 FROM long_run WHERE ref = NEW.ref OR id = NEW.id); END;
CREATE TRIGGER long_run_update BEFORE UPDATE ON long_run BEGIN SELECT RAISE(ABORT, 'long_run: baris tidak dapat diubah'); END;
CREATE TRIGGER long_run_delete BEFORE DELETE ON long_run BEGIN SELECT RAISE(ABORT, 'long_run: baris tidak dapat dihapus'); END;
CREATE TRIGGER long_run_member_insert BEFORE INSERT ON long_run_member BEGIN SELECT RAISE(ABORT, 'long_run_member: bagian anggota ini sudah dikerjakan') WHERE EXISTS (SELECT 1 FROM long_run_member WHERE run_ref = NEW.run_ref AND member_ref = NEW.member_ref); END;
CREATE TRIGGER long_run_member_update BEFORE UPDATE ON long_run_member BEGIN SELECT RAISE(ABORT, 'long_run_member: baris tidak dapat diubah'); END;
CREATE TRIGGER long_run_member_delete BEFORE DELETE ON long_run_member BEGIN SELECT RAISE(ABORT, 'long_run_member: baris tidak dapat dihapus'); END;
