-- Who members are beside their names, and the officers with their terms.

-- What the register asks of a member beside member itself. A member without a row is a person of class perorangan of whom nothing more was said.
CREATE TABLE member_detail (
  member_ref    INTEGER PRIMARY KEY REFERENCES member (ref),
  class         TEXT NOT NULL,
  birth_on      TEXT,
  sex           TEXT CHECK (sex IN ('L', 'P')),
  occupation    TEXT NOT NULL,
  email         TEXT NOT NULL,
  heir_name     TEXT NOT NULL,
  heir_relation TEXT NOT NULL,
  heir_phone    TEXT NOT NULL,
  consent_on    TEXT,
  consent_note  TEXT NOT NULL,
  -- Why and since when the member is in the present state; empty where nobody said.
  state_reason  TEXT NOT NULL,
  state_on      TEXT,
  -- The member of whom this row was a second one.
  merged_ref    INTEGER REFERENCES member (ref) CHECK (merged_ref <> member_ref)
) STRICT;
CREATE INDEX member_by_state ON member (state);

-- Pengurus and pengawas; the term runs from from_on to until_on, or to the day it was ended.
CREATE TABLE officer (
  ref        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  member_ref INTEGER NOT NULL REFERENCES member (ref),
  body       TEXT NOT NULL CHECK (body IN ('pengurus', 'pengawas')),
  post       TEXT NOT NULL,
  from_on    TEXT NOT NULL,
  until_on   TEXT CHECK (until_on >= from_on),
  ended_on   TEXT CHECK (ended_on >= from_on),
  decision   TEXT NOT NULL,
  reason     TEXT NOT NULL
) STRICT;
CREATE INDEX officer_by_member ON officer (member_ref);
