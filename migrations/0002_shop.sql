-- Catalogue, stock, cylinders, purchasing, shifts, sales, print jobs.

CREATE TABLE product (
  ref            INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  sku            TEXT NOT NULL UNIQUE,
  name           TEXT NOT NULL,
  unit           TEXT NOT NULL,
  category       TEXT NOT NULL,
  subsidised     INTEGER NOT NULL CHECK (subsidised IN (0, 1)),
  expiry_tracked INTEGER NOT NULL CHECK (expiry_tracked IN (0, 1)),
  cylinder_size  TEXT CHECK (cylinder_size IN ('5.5', '12')),
  min_stock      INTEGER CHECK (min_stock >= 0),
  weight_grams   INTEGER CHECK (weight_grams > 0),
  active         INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE product_barcode (
  barcode     TEXT PRIMARY KEY,
  product_ref INTEGER NOT NULL REFERENCES product (ref)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_barcode_by_product ON product_barcode (product_ref);

-- Prices with their ceiling, effective-dated. A price above the ceiling cannot be stored.
CREATE TABLE product_price (
  ref            INTEGER PRIMARY KEY,
  product_ref    INTEGER NOT NULL REFERENCES product (ref),
  effective_from TEXT NOT NULL,
  general        INTEGER NOT NULL CHECK (general > 0),
  member         INTEGER CHECK (member > 0),
  het            INTEGER CHECK (het > 0),
  shell_general  INTEGER CHECK (shell_general > 0),
  shell_member   INTEGER CHECK (shell_member > 0),
  deposit        INTEGER CHECK (deposit >= 0),
  audit_seq      INTEGER NOT NULL,
  CHECK (het IS NULL OR (general <= het AND coalesce(member, 0) <= het))
) STRICT;
CREATE INDEX product_price_by_product ON product_price (product_ref, effective_from, ref);

-- How much one buyer (or family card) may take in so many days; qty NULL takes the limit off.
CREATE TABLE product_limit (
  ref            INTEGER PRIMARY KEY,
  product_ref    INTEGER NOT NULL REFERENCES product (ref),
  effective_from TEXT NOT NULL,
  qty            INTEGER CHECK (qty > 0),
  per            TEXT NOT NULL CHECK (per IN ('buyer', 'family')),
  days           INTEGER NOT NULL CHECK (days BETWEEN 1 AND 366),
  audit_seq      INTEGER NOT NULL
) STRICT;
CREATE INDEX product_limit_by_product ON product_limit (product_ref, effective_from, ref);

CREATE TABLE supplier (
  ref   INTEGER PRIMARY KEY,
  id    TEXT NOT NULL UNIQUE,
  name  TEXT NOT NULL,
  kind  TEXT NOT NULL CHECK (kind IN ('bulog', 'patra-niaga', 'lain', 'konsinyasi')),
  terms TEXT NOT NULL
) STRICT;

-- A product's stock is the pair (quantity in thousandths, whole-rupiah value), never a unit cost.
CREATE TABLE stock (
  product_ref INTEGER PRIMARY KEY REFERENCES product (ref),
  qty         INTEGER NOT NULL CHECK (qty >= 0),
  value       INTEGER NOT NULL CHECK (value >= 0),
  last_on     TEXT NOT NULL,
  CHECK (qty > 0 OR value = 0)
) STRICT;

CREATE TABLE stock_move (
  seq           INTEGER PRIMARY KEY,
  product_ref   INTEGER NOT NULL REFERENCES product (ref),
  document_seq  INTEGER NOT NULL REFERENCES document (seq),
  line_no       INTEGER NOT NULL,
  on_date       TEXT NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('terima', 'jual', 'hitung', 'sesuai', 'retur-jual', 'retur-beli', 'kemas')),
  qty           INTEGER NOT NULL,
  value         INTEGER NOT NULL,
  balance_qty   INTEGER NOT NULL CHECK (balance_qty >= 0),
  balance_value INTEGER NOT NULL CHECK (balance_value >= 0),
  audit_seq     INTEGER NOT NULL,
  CHECK (balance_qty > 0 OR balance_value = 0)
) STRICT;
CREATE INDEX stock_move_by_product ON stock_move (product_ref, seq);
CREATE INDEX stock_move_by_document ON stock_move (document_seq);

CREATE TABLE cylinder (
  size          TEXT PRIMARY KEY CHECK (size IN ('5.5', '12')),
  full          INTEGER NOT NULL CHECK (full >= 0),
  empty         INTEGER NOT NULL CHECK (empty >= 0),
  damaged       INTEGER NOT NULL CHECK (damaged >= 0),
  other         INTEGER NOT NULL CHECK (other >= 0),
  lent          INTEGER NOT NULL CHECK (lent >= 0),
  at_agent      INTEGER NOT NULL CHECK (at_agent >= 0),
  owned         INTEGER NOT NULL CHECK (owned >= 0),
  owed_to_agent INTEGER NOT NULL CHECK (owed_to_agent >= 0),
  shell_count   INTEGER NOT NULL CHECK (shell_count >= 0),
  shell_value   INTEGER NOT NULL CHECK (shell_value >= 0),
  deposit_held  INTEGER NOT NULL CHECK (deposit_held >= 0),
  CHECK (full + empty + damaged + other + lent + at_agent = owned + owed_to_agent)
) STRICT, WITHOUT ROWID;

-- Signed changes of the counts above; `other` counts empties of a foreign brand.
CREATE TABLE cylinder_move (
  seq           INTEGER PRIMARY KEY,
  size          TEXT NOT NULL CHECK (size IN ('5.5', '12')),
  document_seq  INTEGER NOT NULL REFERENCES document (seq),
  line_no       INTEGER NOT NULL,
  on_date       TEXT NOT NULL,
  full          INTEGER NOT NULL,
  empty         INTEGER NOT NULL,
  damaged       INTEGER NOT NULL,
  other         INTEGER NOT NULL,
  lent          INTEGER NOT NULL,
  at_agent      INTEGER NOT NULL,
  owned         INTEGER NOT NULL,
  owed_to_agent INTEGER NOT NULL,
  shell_count   INTEGER NOT NULL,
  shell_value   INTEGER NOT NULL,
  deposit_held  INTEGER NOT NULL,
  audit_seq     INTEGER NOT NULL,
  CHECK (full + empty + damaged + other + lent + at_agent = owned + owed_to_agent)
) STRICT;
CREATE INDEX cylinder_move_by_document ON cylinder_move (document_seq);

CREATE TABLE receipt (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  supplier_ref INTEGER NOT NULL REFERENCES supplier (ref),
  delivery_no  TEXT NOT NULL,
  goods        INTEGER NOT NULL CHECK (goods >= 0),
  freight      INTEGER NOT NULL CHECK (freight >= 0),
  audit_seq    INTEGER NOT NULL,
  UNIQUE (supplier_ref, delivery_no)
) STRICT;
CREATE TABLE receipt_line (
  document_seq INTEGER NOT NULL REFERENCES receipt (document_seq),
  line_no      INTEGER NOT NULL,
  product_ref  INTEGER NOT NULL REFERENCES product (ref),
  qty          INTEGER NOT NULL CHECK (qty > 0),
  rejected     INTEGER NOT NULL CHECK (rejected >= 0),
  amount       INTEGER NOT NULL CHECK (amount > 0),
  freight      INTEGER NOT NULL CHECK (freight >= 0),
  batch        TEXT,
  expires_on   TEXT,
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no)
) STRICT, WITHOUT ROWID;
CREATE TABLE receipt_payment (
  document_seq INTEGER NOT NULL REFERENCES receipt (document_seq),
  line_no      INTEGER NOT NULL,
  via          TEXT NOT NULL CHECK (via IN ('kas', 'bank', 'utang', 'uang-muka')),
  amount       INTEGER NOT NULL CHECK (amount > 0),
  due_on       TEXT,
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no)
) STRICT, WITHOUT ROWID;
CREATE TABLE supplier_payment (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  supplier_ref INTEGER NOT NULL REFERENCES supplier (ref),
  kind         TEXT NOT NULL CHECK (kind IN ('uang-muka', 'pelunasan')),
  via          TEXT NOT NULL CHECK (via IN ('kas', 'bank')),
  amount       INTEGER NOT NULL CHECK (amount > 0),
  audit_seq    INTEGER NOT NULL
) STRICT;
-- What is owed to and prepaid at each supplier now.
CREATE TABLE supplier_balance (
  supplier_ref INTEGER PRIMARY KEY REFERENCES supplier (ref),
  payable      INTEGER NOT NULL CHECK (payable >= 0),
  advance      INTEGER NOT NULL CHECK (advance >= 0)
) STRICT;

CREATE TABLE count_line (
  document_seq INTEGER NOT NULL REFERENCES document (seq),
  line_no      INTEGER NOT NULL,
  product_ref  INTEGER NOT NULL REFERENCES product (ref),
  book_qty     INTEGER NOT NULL CHECK (book_qty >= 0),
  counted_qty  INTEGER NOT NULL CHECK (counted_qty >= 0),
  value        INTEGER NOT NULL,
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE shift (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  user_ref     INTEGER NOT NULL REFERENCES user (ref),
  drawer       TEXT NOT NULL,
  float        INTEGER NOT NULL CHECK (float >= 0),
  carried      INTEGER NOT NULL CHECK (carried >= 0),
  status       TEXT NOT NULL CHECK (status IN ('buka', 'tutup')),
  closed_at    TEXT,
  close_seq    INTEGER REFERENCES document (seq),
  expected     INTEGER,
  counted      INTEGER,
  left_amount  INTEGER,
  counts       TEXT,
  reason       TEXT,
  received_by  TEXT
) STRICT;
CREATE UNIQUE INDEX shift_open_once ON shift (user_ref) WHERE status = 'buka';
CREATE UNIQUE INDEX shift_drawer_once ON shift (drawer) WHERE status = 'buka';

-- A buyer who is no member: keyed hash of the NIK plus its last four digits.
CREATE TABLE buyer (
  ref        INTEGER PRIMARY KEY,
  nik_key    TEXT NOT NULL UNIQUE,
  nik_last4  TEXT NOT NULL,
  family_key TEXT,
  name       TEXT NOT NULL
) STRICT;

-- A family card that bought limited goods: its keyed hash, so that limits can count by it.
CREATE TABLE family (
  ref        INTEGER PRIMARY KEY,
  family_key TEXT NOT NULL UNIQUE
) STRICT;

-- A past sale is never looked up again anywhere else: everything it rests on is frozen here (ruling 19).
CREATE TABLE sale (
  document_seq INTEGER PRIMARY KEY REFERENCES document (seq),
  shift_seq    INTEGER NOT NULL REFERENCES shift (document_seq),
  member_ref   INTEGER,
  buyer_ref    INTEGER REFERENCES buyer (ref),
  discount     INTEGER NOT NULL CHECK (discount >= 0),
  total        INTEGER NOT NULL CHECK (total >= 0),
  rounding     INTEGER NOT NULL CHECK (rounding <= 0),
  paid         INTEGER NOT NULL CHECK (paid >= 0),
  change       INTEGER NOT NULL CHECK (change >= 0),
  audit_seq    INTEGER NOT NULL
) STRICT;
CREATE INDEX sale_by_member ON sale (member_ref, document_seq) WHERE member_ref IS NOT NULL;
CREATE INDEX sale_by_shift ON sale (shift_seq);
CREATE TABLE sale_line (
  document_seq  INTEGER NOT NULL REFERENCES sale (document_seq),
  line_no       INTEGER NOT NULL,
  product_ref   INTEGER NOT NULL REFERENCES product (ref),
  name          TEXT NOT NULL,
  unit_name     TEXT NOT NULL,
  qty           INTEGER NOT NULL CHECK (qty > 0),
  unit_price    INTEGER NOT NULL CHECK (unit_price >= 0),
  general_price INTEGER NOT NULL CHECK (general_price >= 0),
  discount      INTEGER NOT NULL CHECK (discount >= 0),
  amount        INTEGER NOT NULL CHECK (amount >= 0),
  cost          INTEGER NOT NULL CHECK (cost >= 0),
  het           INTEGER,
  price_ref     INTEGER NOT NULL REFERENCES product_price (ref),
  limit_ref     INTEGER REFERENCES product_limit (ref),
  limit_buyer   TEXT,
  unit          TEXT NOT NULL,
  sales_account TEXT NOT NULL,
  cogs_account  TEXT NOT NULL,
  cylinder      TEXT CHECK (cylinder IN ('tukar', 'beli', 'jaminan')),
  shell_amount  INTEGER NOT NULL CHECK (shell_amount >= 0),
  shell_cost    INTEGER NOT NULL CHECK (shell_cost >= 0),
  deposit       INTEGER NOT NULL CHECK (deposit >= 0),
  audit_seq     INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no)
) STRICT, WITHOUT ROWID;
CREATE TABLE sale_payment (
  document_seq INTEGER NOT NULL REFERENCES sale (document_seq),
  line_no      INTEGER NOT NULL,
  method       TEXT NOT NULL CHECK (method IN ('tunai', 'qris', 'transfer', 'sukarela', 'bon')),
  amount       INTEGER NOT NULL CHECK (amount > 0),
  reference    TEXT,
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no)
) STRICT, WITHOUT ROWID;

-- What each buyer or family took of a limited product, per day. buyer is 'm:REF' of a member, 'b:REF' of a buyer or
-- 'f:REF' of a family; sale_line.limit_buyer holds the same.
CREATE TABLE limit_use (
  product_ref INTEGER NOT NULL REFERENCES product (ref),
  buyer       TEXT NOT NULL,
  on_date     TEXT NOT NULL,
  qty         INTEGER NOT NULL CHECK (qty >= 0),
  PRIMARY KEY (product_ref, buyer, on_date)
) STRICT, WITHOUT ROWID;

CREATE TABLE print_job (
  ref        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  document   TEXT NOT NULL,
  target     TEXT NOT NULL,
  copy       INTEGER NOT NULL CHECK (copy >= 0),
  drawer     INTEGER NOT NULL CHECK (drawer IN (0, 1)),
  state      TEXT NOT NULL CHECK (state IN ('antre', 'tercetak', 'gagal')),
  attempts   INTEGER NOT NULL CHECK (attempts >= 0),
  created_at TEXT NOT NULL,
  sent_at    TEXT,
  problem    TEXT
) STRICT;
CREATE INDEX print_job_by_target ON print_job (document, target);
CREATE INDEX print_job_waiting ON print_job (state, ref) WHERE state <> 'tercetak';

-- What has been written here stays: no change, no removal, no replacement (REPLACE fires no delete trigger, hence the insert guard).
CREATE TRIGGER product_price_once BEFORE INSERT ON product_price WHEN EXISTS (SELECT 1 FROM product_price WHERE ref = NEW.ref) BEGIN SELECT RAISE(ABORT, 'product_price: baris sudah ada'); END;
CREATE TRIGGER product_price_update BEFORE UPDATE ON product_price BEGIN SELECT RAISE(ABORT, 'product_price: baris tidak dapat diubah'); END;
CREATE TRIGGER product_price_delete BEFORE DELETE ON product_price BEGIN SELECT RAISE(ABORT, 'product_price: baris tidak dapat dihapus'); END;
CREATE TRIGGER product_limit_once BEFORE INSERT ON product_limit WHEN EXISTS (SELECT 1 FROM product_limit WHERE ref = NEW.ref) BEGIN SELECT RAISE(ABORT, 'product_limit: baris sudah ada'); END;
CREATE TRIGGER product_limit_update BEFORE UPDATE ON product_limit BEGIN SELECT RAISE(ABORT, 'product_limit: baris tidak dapat diubah'); END;
CREATE TRIGGER product_limit_delete BEFORE DELETE ON product_limit BEGIN SELECT RAISE(ABORT, 'product_limit: baris tidak dapat dihapus'); END;
CREATE TRIGGER stock_move_once BEFORE INSERT ON stock_move WHEN EXISTS (SELECT 1 FROM stock_move WHERE seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'stock_move: baris sudah ada'); END;
CREATE TRIGGER stock_move_update BEFORE UPDATE ON stock_move BEGIN SELECT RAISE(ABORT, 'stock_move: baris tidak dapat diubah'); END;
CREATE TRIGGER stock_move_delete BEFORE DELETE ON stock_move BEGIN SELECT RAISE(ABORT, 'stock_move: baris tidak dapat dihapus'); END;
CREATE TRIGGER cylinder_move_once BEFORE INSERT ON cylinder_move WHEN EXISTS (SELECT 1 FROM cylinder_move WHERE seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'cylinder_move: baris sudah ada'); END;
CREATE TRIGGER cylinder_move_update BEFORE UPDATE ON cylinder_move BEGIN SELECT RAISE(ABORT, 'cylinder_move: baris tidak dapat diubah'); END;
CREATE TRIGGER cylinder_move_delete BEFORE DELETE ON cylinder_move BEGIN SELECT RAISE(ABORT, 'cylinder_move: baris tidak dapat dihapus'); END;
CREATE TRIGGER receipt_once BEFORE INSERT ON receipt WHEN EXISTS (SELECT 1 FROM receipt WHERE document_seq = NEW.document_seq OR (supplier_ref = NEW.supplier_ref AND delivery_no = NEW.delivery_no)) BEGIN SELECT RAISE(ABORT, 'receipt: baris sudah ada'); END;
CREATE TRIGGER receipt_update BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'receipt: baris tidak dapat diubah'); END;
CREATE TRIGGER receipt_delete BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'receipt: baris tidak dapat dihapus'); END;
CREATE TRIGGER receipt_line_once BEFORE INSERT ON receipt_line WHEN EXISTS (SELECT 1 FROM receipt_line WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no) BEGIN SELECT RAISE(ABORT, 'receipt_line: baris sudah ada'); END;
CREATE TRIGGER receipt_line_update BEFORE UPDATE ON receipt_line BEGIN SELECT RAISE(ABORT, 'receipt_line: baris tidak dapat diubah'); END;
CREATE TRIGGER receipt_line_delete BEFORE DELETE ON receipt_line BEGIN SELECT RAISE(ABORT, 'receipt_line: baris tidak dapat dihapus'); END;
CREATE TRIGGER receipt_payment_once BEFORE INSERT ON receipt_payment WHEN EXISTS (SELECT 1 FROM receipt_payment WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no) BEGIN SELECT RAISE(ABORT, 'receipt_payment: baris sudah ada'); END;
CREATE TRIGGER receipt_payment_update BEFORE UPDATE ON receipt_payment BEGIN SELECT RAISE(ABORT, 'receipt_payment: baris tidak dapat diubah'); END;
CREATE TRIGGER receipt_payment_delete BEFORE DELETE ON receipt_payment BEGIN SELECT RAISE(ABORT, 'receipt_payment: baris tidak dapat dihapus'); END;
CREATE TRIGGER supplier_payment_once BEFORE INSERT ON supplier_payment WHEN EXISTS (SELECT 1 FROM supplier_payment WHERE document_seq = NEW.document_seq) BEGIN SELECT RAISE(ABORT, 'supplier_payment: baris sudah ada'); END;
CREATE TRIGGER supplier_payment_update BEFORE UPDATE ON supplier_payment BEGIN SELECT RAISE(ABORT, 'supplier_payment: baris tidak dapat diubah'); END;
CREATE TRIGGER supplier_payment_delete BEFORE DELETE ON supplier_payment BEGIN SELECT RAISE(ABORT, 'supplier_payment: baris tidak dapat dihapus'); END;
CREATE TRIGGER count_line_once BEFORE INSERT ON count_line WHEN EXISTS (SELECT 1 FROM count_line WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no) BEGIN SELECT RAISE(ABORT, 'count_line: baris sudah ada'); END;
CREATE TRIGGER count_line_update BEFORE UPDATE ON count_line BEGIN SELECT RAISE(ABORT, 'count_line: baris tidak dapat diubah'); END;
CREATE TRIGGER count_line_delete BEFORE DELETE ON count_line BEGIN SELECT RAISE(ABORT, 'count_line: baris tidak dapat dihapus'); END;
CREATE TRIGGER sale_once BEFORE INSERT ON sale WHEN EXISTS (SELECT 1 FROM sale WHERE document_seq = NEW.document_seq) BEGIN SELECT RAISE(ABORT, 'sale: baris sudah ada'); END;
CREATE TRIGGER sale_update BEFORE UPDATE ON sale BEGIN SELECT RAISE(ABORT, 'sale: baris tidak dapat diubah'); END;
CREATE TRIGGER sale_delete BEFORE DELETE ON sale BEGIN SELECT RAISE(ABORT, 'sale: baris tidak dapat dihapus'); END;
CREATE TRIGGER sale_line_once BEFORE INSERT ON sale_line WHEN EXISTS (SELECT 1 FROM sale_line WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no) BEGIN SELECT RAISE(ABORT, 'sale_line: baris sudah ada'); END;
CREATE TRIGGER sale_line_update BEFORE UPDATE ON sale_line BEGIN SELECT RAISE(ABORT, 'sale_line: baris tidak dapat diubah'); END;
CREATE TRIGGER sale_line_delete BEFORE DELETE ON sale_line BEGIN SELECT RAISE(ABORT, 'sale_line: baris tidak dapat dihapus'); END;
CREATE TRIGGER sale_payment_once BEFORE INSERT ON sale_payment WHEN EXISTS (SELECT 1 FROM sale_payment WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no) BEGIN SELECT RAISE(ABORT, 'sale_payment: baris sudah ada'); END;
CREATE TRIGGER sale_payment_update BEFORE UPDATE ON sale_payment BEGIN SELECT RAISE(ABORT, 'sale_payment: baris tidak dapat diubah'); END;
CREATE TRIGGER sale_payment_delete BEFORE DELETE ON sale_payment BEGIN SELECT RAISE(ABORT, 'sale_payment: baris tidak dapat dihapus'); END;
