/**
 * The look of the A4 documents (ux mockup 08). Page margins are the page's own, left and right are inside the body, so that
 * the red band reaches the edge; the foot is left free for the print engine's page number.
 */
export const DOCUMENT_STYLE = `
@page { size: A4; margin: 14mm 0 16mm; }
@page :first { margin-top: 0; }
* { box-sizing: border-box; margin: 0; padding: 0; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { font: 12.5px/1.25 Inter, "Segoe UI", "DejaVu Sans", sans-serif; color: #16130f; font-variant-numeric: tabular-nums; }
h1, h2, .name, .amount { font-family: "Plus Jakarta Sans", Inter, "Segoe UI", "DejaVu Sans", sans-serif; }
h1 { font-size: 22px; font-weight: 700; letter-spacing: -.015em; text-align: center; margin-top: 12px; }
h2 { font-size: 14px; font-weight: 700; }
small { font-size: 12px; font-weight: 400; color: #655e54; }
.sheet { display: flex; flex-direction: column; min-height: 280mm; padding: 0 15mm; }
.sheet.list { display: block; min-height: 0; break-before: page; }
.band { height: 8px; background: #b5121b; margin: 0 -15mm 20px; }
.head { display: flex; align-items: center; gap: 14px; padding-bottom: 12px; border-bottom: 1.5px solid #16130f; }
.head .who { flex: 1; min-width: 0; }
.name { font-size: 18px; font-weight: 750; letter-spacing: -.01em; }
.head .place { font-size: 12px; line-height: 1.4; color: #4a443c; }
.marks { flex: none; display: grid; gap: 4px; text-align: center; }
.mark { max-width: 200px; border: 1.5px solid #744700; border-radius: 6px; padding: 4px 10px; color: #744700; font-size: 11px; line-height: 1.3; }
.mark b { display: block; font-size: 13px; letter-spacing: .06em; }
.mark.settled { border-color: #14653a; color: #14653a; }
.marks.row { display: flex; justify-content: center; gap: 8px; margin-bottom: 10px; }
.marks.row .mark b { display: inline; font-size: 11px; }
.sub { text-align: center; color: #4a443c; margin-bottom: 8px; font-size: 13px; }
table { width: 100%; border-collapse: collapse; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th { text-align: left; font-size: 12px; font-weight: 600; color: #4a443c; padding: 4px 6px; border-bottom: 1px solid #16130f; vertical-align: bottom; }
td { padding: 2.4px 6px; }
.n { text-align: right; white-space: nowrap; }
.statement th.n { width: 140px; }
.statement .item td:first-child { padding-left: 18px; }
.group td { padding-top: 7px; font-weight: 650; }
.subtotal td { font-weight: 620; border-top: 1px solid #b9b1a5; background: #f7f5f1; }
.total td { font-weight: 700; font-size: 14px; border-top: 1.5px solid #16130f; border-bottom: 3px double #16130f; padding: 6px; }
.plan { display: grid; grid-template-columns: 176px 1fr; gap: 24px; margin-top: 12px; padding-top: 10px; border-top: 1px solid #dad4c9; break-inside: avoid; }
.plan p { margin-top: 5px; font-size: 13px; line-height: 1.4; color: #4a443c; }
.plan .total td { font-size: 13px; padding: 5px 6px; }
.plan th.n { width: 110px; }
.plan .n.pct { width: 70px; }
.chain { display: flex; align-items: center; gap: 12px; font-size: 12px; line-height: 1.35; color: #4a443c; text-align: left; break-inside: avoid; }
.plan .chain { margin-top: 12px; }
.chain b { color: #16130f; }
.closing { margin-top: auto; padding-top: 14px; break-inside: avoid; }
.closing.beside { display: grid; grid-template-columns: 1fr 2fr; gap: 24px; align-items: end; }
.signs { display: grid; gap: 0 32px; text-align: center; font-size: 13px; line-height: 1.3; break-inside: avoid; }
.signs.three { grid-template-columns: repeat(3, 1fr); }
.signs.two { grid-template-columns: 1fr 1fr; }
.signs .when { grid-column: 1 / -1; text-align: right; margin-bottom: 6px; }
.signs i { display: block; height: 46px; margin-bottom: 5px; border-bottom: 1px solid #16130f; }
.signs b { display: block; min-height: 1.3em; }
.end { display: flex; justify-content: space-between; gap: 24px; margin-top: 10px; padding-top: 7px; border-top: 1px solid #e2dcd2; font-size: 12px; color: #655e54; }
.listtable { font-size: 11.5px; margin-top: 4px; }
.listtable th, .listtable td { padding-left: 5px; padding-right: 5px; white-space: nowrap; }
.listtable td.who { white-space: normal; }
.listtable tbody td { border-bottom: 1px solid #ece7de; }
.listtable .total td { font-size: 11.5px; border-top: 1.5px solid #16130f; border-bottom: 3px double #16130f; }
.note { margin-top: 10px; padding: 9px 12px; background: #f7f5f1; border-radius: 8px; color: #4a443c; line-height: 1.45; break-inside: avoid; }
.who { overflow-wrap: anywhere; }
.person { margin-top: 4px; display: grid; grid-template-columns: 1fr 296px; gap: 24px; padding: 14px 18px; border: 1px solid #dad4c9; border-radius: 10px; }
.person dl { display: grid; align-content: center; gap: 6px; font-size: 14px; }
.person dl div { display: grid; grid-template-columns: 128px 1fr; }
.person dt { color: #655e54; }
.person dd { font-weight: 600; overflow-wrap: anywhere; }
.yours { display: flex; flex-direction: column; align-items: flex-end; justify-content: center; padding-left: 20px; border-left: 1px solid #dad4c9; text-align: right; }
.yours .label { color: #4a443c; font-size: 14px; }
.yours em { text-wrap: balance; font-size: 12px; font-style: normal; color: #4a443c; margin-top: 5px; }
.amount { font-size: 40px; font-weight: 700; letter-spacing: -.02em; line-height: 1.1; white-space: nowrap; }
.amount small { font-size: 19px; font-weight: 600; letter-spacing: 0; margin-right: 5px; color: #4a443c; }
.amount.long { font-size: 28px; }
.shares { margin-top: 14px; font-size: 13px; }
.shares td { padding: 6px; }
.shares tbody tr:not(.total) td { border-bottom: 1px solid #e2dcd2; }
.shares td small { display: block; }
.blocks { display: grid; grid-template-columns: 330px 1fr; gap: 28px; margin-top: 14px; }
.blocks h2 { margin-bottom: 6px; }
.blocks p { margin-top: 6px; font-size: 13px; line-height: 1.4; color: #4a443c; }
.blocks td { padding: 3.5px 6px; }
.choices { margin-top: 12px; padding-top: 11px; border-top: 1px solid #dad4c9; }
.choices div { display: flex; flex-wrap: wrap; gap: 8px 30px; margin-top: 8px; font-size: 13.5px; }
.choices span { display: inline-flex; align-items: center; gap: 9px; }
.choices i { width: 18px; height: 18px; border: 1.5px solid #16130f; border-radius: 3px; }
.remark { margin-top: 11px; color: #4a443c; line-height: 1.4; }
.sheet.flow { display: block; min-height: 0; }
.report { font-size: 12px; }
.report th.n { width: 104px; }
.report.dense { font-size: 11.5px; }
.report.dense th.n { width: 84px; }
.report.snug { font-size: 10.5px; }
.report.snug th, .report.snug td, .report.snug.tight td { padding-left: 4px; padding-right: 4px; font-size: 10.5px; }
.report.snug th.n { width: 70px; white-space: normal; }
.report.snug .total td, .report.snug.tight .total td { font-size: 11px; padding: 4px; }
.report.moves { font-size: 10.5px; }
.report.moves th, .report.moves td { padding-left: 4px; padding-right: 4px; font-size: 10.5px; vertical-align: top; }
.report.moves th { white-space: nowrap; }
.report.moves th.n { width: 66px; }
.report.moves th.who:not(.short) { width: 100%; }
.report.moves .total td, .report.moves.tight .total td { font-size: 10.5px; }
.report.moves td:first-child, .report.moves .day, .report.moves .who.short { white-space: nowrap; }
.report.moves tbody .item td { border-bottom: 1px solid #ece7de; }
.report.moves .item td:first-child { padding-left: 4px; }
.report.tight td { padding: 1px 6px; font-size: 11.5px; }
.report.tight .group td { padding-top: 4px; }
.report .total td, .report.tight .total td { font-size: 12.5px; padding: 4px 6px; }
.report .l1 td:first-child { padding-left: 18px; }
.report .l2 td:first-child { padding-left: 30px; }
.report .subtotal.l1 td, .report .subtotal.l2 td { background: none; }
.sheet > h2 { margin: 14px 0 4px; }
.proof { display: grid; grid-template-columns: auto 1fr; gap: 24px; align-items: center; padding-top: 10px; border-top: 1px solid #dad4c9; }
.proof p { font-size: 12px; line-height: 1.4; color: #4a443c; }
@media screen {
  body { background: #d9d4cb; padding: 24px 0; }
  .sheet { width: 210mm; margin: 0 auto 24px; padding-bottom: 12mm; background: #fff; box-shadow: 0 2px 6px rgb(40 30 20 / .08), 0 12px 32px rgb(40 30 20 / .14); }
  .sheet.list { padding-top: 14mm; }
}
`.replace(/\n\s*/g, '\n').trim();
