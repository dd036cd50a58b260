import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contractDocs, DOCS_FILE } from '../../scripts/contractDocs.ts';

const CHECKOUT = `### sales.checkout

A sale: goods, money, cylinders, journal and receipt in one step.

Roles: K B · writes · approval by B C

Input

\`\`\`
{
  id: uuid
  memberId?: uuid
  buyer?: {
    nik: nik
    name: text 1…80
    familyCardNo?: familyCardNo
  }
  lines: [ {
    productId: uuid
    qty: positiveQuantity
    cylinder?: "tukar" | "beli" | "jaminan"
    empty?: "baik" | "rusak" | "asing"
    discount?: money
    note?: text 1…60
    label?: barcode
    unit?: text 1…20
    found?: true
  } ] 1…300
  discount?: money
  note?: text 1…80
  payments: [ {
    method: "tunai" | "qris" | "transfer" | "sukarela" | "bon"
    amount: positiveMoney
    reference?: text 1…60
  } ] 1…6
  memberPin?: pin
  bonOverLimit?: true
  approval?: approval
}
\`\`\`

Output

\`\`\`
{
  saleId: text
  number: text
  total: integer
  rounding: integer
  paid: integer
  change: integer
  entryNumber: text
  replayed?: boolean
}
\`\`\`
`;

describe('docs/contract.md', () => {
  it('is what `npm run docs` makes of the contract today', () => {
    expect(readFileSync(DOCS_FILE, 'utf8')).toBe(contractDocs());
  });

  it('says of a method who may call it, what goes in and what comes out', () => {
    const page = contractDocs();
    expect(page).toContain(CHECKOUT);
    expect(page).toContain('| [sales.checkout](#salescheckout) | K B | yes | A sale: goods, money, cylinders, journal and receipt in one step |');
    expect(page).toContain('| [system.status](#systemstatus) | open |  | What this file is and whether it can be used |');
    expect(page).toContain('| [shu.statement](#shustatement) | B C P |  | The month’s SHU statement, an estimate until the RAT |');
    expect(page).toContain('### cash.rounding\n\n```\n{\n  step: 0 | 50 | 100 | 500\n}\n```\n');
    expect(page).toContain('  address?: text ≤ 160\n');
    expect(page).toContain('  limit?: {\n    qty: positiveQuantity\n    per: "buyer" | "family"\n    days: integer 1…366\n  } | null\n');
  });
});
