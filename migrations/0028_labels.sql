-- Labels for the shelf: on what paper, for the prices of which day, and of which goods how many ([[product, unit or null, count], …]).
CREATE TABLE label_run (
  ref       INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  layout    TEXT NOT NULL,
  price_on  TEXT NOT NULL,
  items     TEXT NOT NULL CHECK (json_valid(items)),
  made_at   TEXT NOT NULL,
  user_ref  INTEGER NOT NULL REFERENCES user (ref),
  audit_seq INTEGER NOT NULL
) STRICT;
CREATE TRIGGER label_run_insert BEFORE INSERT ON label_run BEGIN SELECT RAISE(ABORT, 'label_run: baris sudah ada') WHERE EXISTS (SELECT 1 FROM label_run WHERE ref = NEW.ref OR id = NEW.id); END;
CREATE TRIGGER label_run_update BEFORE UPDATE ON label_run BEGIN SELECT RAISE(ABORT, 'label_run: baris tidak dapat diubah'); END;
CREATE TRIGGER label_run_delete BEFORE DELETE ON label_run BEGIN SELECT RAISE(ABORT, 'label_run: baris tidak dapat dihapus'); END;
