-- What is known of a print job beyond its state: which printer it goes to, why it did not come out, and whether it may lie on
-- the paper all the same. A job that came out at the first sending, on the first printer, has no row.
CREATE TABLE print_trouble (
  job_ref INTEGER PRIMARY KEY REFERENCES print_job (ref),
  printer TEXT NOT NULL CHECK (printer IN ('main', 'spare')),
  cause   TEXT,
  unsure  INTEGER NOT NULL CHECK (unsure IN (0, 1))
) STRICT;
