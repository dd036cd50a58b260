export { clockText, dateText, longDate, monthText, number, percentText, qtyText, rp, shortRp, signed } from '../../../shared/text/format.ts';
