import { testPageWords as words } from '../../text/printing.ts';
import { BLANK, centered, columns as pair, CUT, DRAWER, plain, rule, strong, type PaperColumns, type PaperLine } from './lines.ts';

export type TestPageData = { readonly cooperative: string; readonly printer: string; readonly moment: string; readonly openDrawer: boolean };

/** "1234567890123…": as long as the paper is wide. */
const ruler = (columns: PaperColumns): string => Array.from({ length: columns }, (_, at) => (at + 1) % 10).join('');

/** What shows whether a printer is set up right: width, weight, QR code, knife and drawer. */
export function testPage(data: TestPageData, columns: PaperColumns): PaperLine[] {
  return [
    ...(data.openDrawer ? [DRAWER] : []),
    centered(words.title, true),
    centered(data.cooperative),
    plain(data.printer),
    plain(data.moment),
    rule('='),
    plain(words.width(columns)),
    plain(ruler(columns)),
    plain(words.widthHelp),
    rule(),
    pair(words.left, words.right),
    strong(words.bold),
    { kind: 'text', text: words.large, align: 'left', bold: false, size: 'large' },
    rule(),
    plain(words.qr),
    BLANK,
    { kind: 'qr', data: words.qrText },
    BLANK,
    plain(data.openDrawer ? words.drawer : words.noDrawer),
    centered(words.last),
    CUT,
  ];
}
