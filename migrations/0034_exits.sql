-- Memberships that ended: how each was settled, and those after which the same person became a member again.

-- A membership that had ended when the same person became a member again.
CREATE TABLE member_term (
  member_ref INTEGER NOT NULL REFERENCES member (ref),
  joined_on  TEXT NOT NULL,
  left_on    TEXT NOT NULL CHECK (left_on >= joined_on),
  audit_seq  INTEGER NOT NULL,
  PRIMARY KEY (member_ref, left_on)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER member_term_once BEFORE INSERT ON member_term WHEN EXISTS (SELECT 1 FROM member_term WHERE member_ref = NEW.member_ref AND left_on = NEW.left_on) BEGIN SELECT RAISE(ABORT, 'member_term: baris sudah ada'); END;
CREATE TRIGGER member_term_update BEFORE UPDATE ON member_term BEGIN SELECT RAISE(ABORT, 'member_term: baris tidak dapat diubah'); END;
CREATE TRIGGER member_term_delete BEFORE DELETE ON member_term BEGIN SELECT RAISE(ABORT, 'member_term: baris tidak dapat dihapus'); END;

-- How a membership was settled: the state before it, and who received the money of a member who died.
CREATE TABLE member_exit (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  member_ref   INTEGER NOT NULL REFERENCES member (ref),
  state_before TEXT NOT NULL CHECK (state_before IN ('aktif', 'diblokir', 'meninggal')),
  reason       TEXT NOT NULL,
  heir_name    TEXT NOT NULL
) STRICT;
CREATE INDEX member_exit_by_member ON member_exit (member_ref);
