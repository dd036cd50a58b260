export { toEscPos } from './escpos.ts';
export { stripPage } from './html/page.ts';
export { reportHtml } from './html/report.ts';
export { shuSlipHtml } from './html/shuSlip.ts';
export { shuStatementHtml } from './html/shuStatement.ts';
export { verificationHtml } from './html/verification.ts';
export { qrModules, withPictures } from './pictures.ts';
export { PrintQueue, type Renderer } from './queue.ts';
export { PrinterTrial } from './trial.ts';
