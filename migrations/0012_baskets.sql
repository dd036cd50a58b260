-- Baskets that wait: held by name, and each cashier's unfinished one.

-- Held until somebody calls it back or drops it. The name is the cashier's word for who waits, so its evidence is keyed.
CREATE TABLE held_basket (
  ref      INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  number   TEXT NOT NULL,
  user_ref INTEGER NOT NULL REFERENCES user (ref),
  name     TEXT NOT NULL,
  held_at  TEXT NOT NULL,
  basket   TEXT NOT NULL CHECK (json_valid(basket))
) STRICT;
CREATE TRIGGER held_basket_fixed BEFORE UPDATE ON held_basket BEGIN SELECT RAISE(ABORT, 'held_basket: baris tidak dapat diubah'); END;

-- What a cashier was ringing up, written over with every change so that a power cut loses none of it. It proves nothing and
-- nothing rests on it: whoever gets it back looks through it.
CREATE TABLE till_cart (
  user_ref INTEGER PRIMARY KEY REFERENCES user (ref),
  basket   TEXT NOT NULL CHECK (json_valid(basket)),
  saved_at TEXT NOT NULL
) STRICT;
