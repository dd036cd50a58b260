-- Other units a product is sold in, and who comes first when it is short.

-- A unit beside the base one: `factor` thousandths of the base unit. It never changes; a unit of another size is another row.
CREATE TABLE product_unit (
  ref         INTEGER PRIMARY KEY,
  product_ref INTEGER NOT NULL REFERENCES product (ref),
  name        TEXT NOT NULL,
  factor      INTEGER NOT NULL CHECK (factor > 0 AND factor <> 1000),
  active      INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX product_unit_once ON product_unit (product_ref, name) WHERE active = 1;
CREATE TRIGGER product_unit_fixed BEFORE UPDATE ON product_unit WHEN NEW.product_ref <> OLD.product_ref OR NEW.name <> OLD.name OR NEW.factor <> OLD.factor
BEGIN SELECT RAISE(ABORT, 'product_unit: isi satuan tidak dapat diubah'); END;

-- Its own price from a day on; general NULL: the base price times the factor.
CREATE TABLE product_unit_price (
  ref            INTEGER PRIMARY KEY,
  unit_ref       INTEGER NOT NULL REFERENCES product_unit (ref),
  effective_from TEXT NOT NULL,
  general        INTEGER CHECK (general > 0),
  member         INTEGER CHECK (member > 0),
  audit_seq      INTEGER NOT NULL
) STRICT;
CREATE INDEX product_unit_price_by_unit ON product_unit_price (unit_ref, effective_from, ref);
CREATE TRIGGER product_unit_price_once BEFORE INSERT ON product_unit_price WHEN EXISTS (SELECT 1 FROM product_unit_price WHERE ref = NEW.ref) BEGIN SELECT RAISE(ABORT, 'product_unit_price: baris sudah ada'); END;
CREATE TRIGGER product_unit_price_update BEFORE UPDATE ON product_unit_price BEGIN SELECT RAISE(ABORT, 'product_unit_price: baris tidak dapat diubah'); END;
CREATE TRIGGER product_unit_price_delete BEFORE DELETE ON product_unit_price BEGIN SELECT RAISE(ABORT, 'product_unit_price: baris tidak dapat dihapus'); END;

-- Which of a product's barcodes stands on the other unit.
CREATE TABLE unit_barcode (
  barcode  TEXT PRIMARY KEY REFERENCES product_barcode (barcode),
  unit_ref INTEGER NOT NULL REFERENCES product_unit (ref)
) STRICT, WITHOUT ROWID;

-- The unit a line was sold in, frozen; sale_line itself counts in the base unit.
CREATE TABLE sale_line_unit (
  document_seq INTEGER NOT NULL REFERENCES sale (document_seq),
  line_no      INTEGER NOT NULL,
  name         TEXT NOT NULL,
  factor       INTEGER NOT NULL CHECK (factor > 0),
  qty          INTEGER NOT NULL CHECK (qty > 0),
  unit_price   INTEGER NOT NULL CHECK (unit_price >= 0),
  audit_seq    INTEGER NOT NULL,
  PRIMARY KEY (document_seq, line_no)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sale_line_unit_insert BEFORE INSERT ON sale_line_unit
BEGIN
  SELECT RAISE(ABORT, 'sale_line_unit: baris sudah ada') WHERE EXISTS (SELECT 1 FROM sale_line_unit WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no);
  SELECT RAISE(ABORT, 'sale_line_unit: bukan isi baris penjualan itu')
   WHERE NOT EXISTS (SELECT 1 FROM sale_line WHERE document_seq = NEW.document_seq AND line_no = NEW.line_no AND qty * 1000 = NEW.qty * NEW.factor);
END;
CREATE TRIGGER sale_line_unit_update BEFORE UPDATE ON sale_line_unit BEGIN SELECT RAISE(ABORT, 'sale_line_unit: baris tidak dapat diubah'); END;
CREATE TRIGGER sale_line_unit_delete BEFORE DELETE ON sale_line_unit BEGIN SELECT RAISE(ABORT, 'sale_line_unit: baris tidak dapat dihapus'); END;

-- The last of a product that is kept for members; reserve NULL takes the rule off.
CREATE TABLE product_priority (
  ref            INTEGER PRIMARY KEY,
  product_ref    INTEGER NOT NULL REFERENCES product (ref),
  effective_from TEXT NOT NULL,
  reserve        INTEGER CHECK (reserve > 0),
  consent        INTEGER NOT NULL CHECK (consent IN (0, 1)),
  audit_seq      INTEGER NOT NULL
) STRICT;
CREATE INDEX product_priority_by_product ON product_priority (product_ref, effective_from, ref);
CREATE TRIGGER product_priority_once BEFORE INSERT ON product_priority WHEN EXISTS (SELECT 1 FROM product_priority WHERE ref = NEW.ref) BEGIN SELECT RAISE(ABORT, 'product_priority: baris sudah ada'); END;
CREATE TRIGGER product_priority_update BEFORE UPDATE ON product_priority BEGIN SELECT RAISE(ABORT, 'product_priority: baris tidak dapat diubah'); END;
CREATE TRIGGER product_priority_delete BEFORE DELETE ON product_priority BEGIN SELECT RAISE(ABORT, 'product_priority: baris tidak dapat dihapus'); END;
