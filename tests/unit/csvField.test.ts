import { expect, test } from 'vitest';
import { csvField } from '../../electron/service/import-export/csvField.ts';

test('a field that a spreadsheet would run is made text; a number below nothing stays a number', () => {
  const fields = ['=1+1', '+62812', '-cmd', '@x', '＝A1', ' =A1', '-185.1', '-7000', '-1-1', 'Beras, 5 kg', 'kata "ini"'];
  expect(fields.map(csvField)).toEqual(["'=1+1", "'+62812", "'-cmd", "'@x", "'＝A1", "' =A1", '-185.1', '-7000', "'-1-1", '"Beras, 5 kg"', '"kata ""ini"""']);
});
