-- What undid another entry, by its day: statements leave a pair that undid itself in their span off both sides.
CREATE INDEX entry_undoing ON entry (on_date) WHERE reverses_seq IS NOT NULL;
