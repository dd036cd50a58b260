-- What came into and went out of each cash account by flow and month, kept as the entries are posted: the direct cash flow
-- (ruling 4) costs the number of months, not of entries.
CREATE TABLE flow_sum (
  period      TEXT NOT NULL,
  account_ref INTEGER NOT NULL REFERENCES account (ref),
  unit        TEXT NOT NULL CHECK (unit IN ('GERAI', 'LPG', 'USP', 'UMUM')),
  flow        TEXT NOT NULL CHECK (flow IN ('sales', 'suppliers', 'opex', 'tax', 'loans-out', 'loans-in', 'savings', 'equity', 'bank-loan', 'assets', 'shu', 'internal')),
  debit       INTEGER NOT NULL CHECK (debit >= 0),
  credit      INTEGER NOT NULL CHECK (credit >= 0),
  PRIMARY KEY (period, account_ref, unit, flow)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER entry_flows AFTER INSERT ON entry
BEGIN
  INSERT INTO flow_sum (period, account_ref, unit, flow, debit, credit)
  SELECT NEW.period, l.account_ref, l.unit, l.flow, sum(l.debit), sum(l.credit)
    FROM entry_line l WHERE l.entry_seq = NEW.seq AND l.flow IS NOT NULL GROUP BY l.account_ref, l.unit, l.flow
  ON CONFLICT (period, account_ref, unit, flow) DO UPDATE SET debit = debit + excluded.debit, credit = credit + excluded.credit;
END;
INSERT INTO flow_sum (period, account_ref, unit, flow, debit, credit)
SELECT e.period, l.account_ref, l.unit, l.flow, sum(l.debit), sum(l.credit)
  FROM entry e JOIN entry_line l ON l.entry_seq = e.seq WHERE l.flow IS NOT NULL GROUP BY e.period, l.account_ref, l.unit, l.flow;

-- What members paid less than the general price, by month, unit and the account of the sale: frozen on the sale's lines.
CREATE TABLE price_advantage (
  period  TEXT NOT NULL,
  account TEXT NOT NULL,
  unit    TEXT NOT NULL CHECK (unit IN ('GERAI', 'LPG', 'USP', 'UMUM')),
  amount  INTEGER NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (period, account, unit)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sale_line_advantage AFTER INSERT ON sale_line
WHEN NEW.general_price > NEW.unit_price AND EXISTS (SELECT 1 FROM sale WHERE document_seq = NEW.document_seq AND member_ref IS NOT NULL)
BEGIN
  INSERT INTO price_advantage (period, account, unit, amount)
  SELECT substr(d.on_date, 1, 7), NEW.sales_account, NEW.unit, ((NEW.general_price - NEW.unit_price) * NEW.qty + 500) / 1000 FROM document d WHERE d.seq = NEW.document_seq
  ON CONFLICT (period, account, unit) DO UPDATE SET amount = amount + excluded.amount;
END;
INSERT INTO price_advantage (period, account, unit, amount)
SELECT substr(d.on_date, 1, 7), l.sales_account, l.unit, sum(((l.general_price - l.unit_price) * l.qty + 500) / 1000)
  FROM sale_line l JOIN sale s ON s.document_seq = l.document_seq JOIN document d ON d.seq = l.document_seq
 WHERE s.member_ref IS NOT NULL AND l.general_price > l.unit_price GROUP BY 1, 2, 3;
