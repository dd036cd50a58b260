-- Wrong PINs of members at the till (rulings 24 and 51): how many since the last right one, and until when no further one is looked at.
CREATE TABLE member_lock (
  member_ref   INTEGER PRIMARY KEY REFERENCES member (ref),
  failures     INTEGER NOT NULL CHECK (failures >= 0),
  locked_until TEXT
) STRICT;
