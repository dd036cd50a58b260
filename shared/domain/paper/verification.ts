import { clockText, dateText, number } from '../../text/format.ts';
import { paperWords, verificationWords as words } from '../../text/documents.ts';
import { checkName } from '../../text/screenLedger.ts';
import { chainHeadLines, type ChainHead } from './chainHead.ts';
import { headLines, signatureLines, type CooperativeHead } from './head.ts';
import { centered, columns as pair, CUT, plain, rule, strong, type PaperColumns, type PaperLine } from './lines.ts';
import type { PaperMoment, Signer } from './statement.ts';

/** What a verification of the books found, for paper. */
export type VerificationPaper = {
  readonly head: CooperativeHead;
  readonly ok: boolean;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
  /** The heads of both chains as verified; null where the file could not be read that far. */
  readonly chain: ChainHead | null;
  readonly audit: ChainHead | null;
  readonly at: PaperMoment;
  readonly by: string;
  readonly signers: { readonly treasurer: Signer; readonly supervisor: Signer };
};

/** Mark and sentence of the whole result. */
export function verdict({ ok, checks }: Pick<VerificationPaper, 'ok' | 'checks'>): { readonly mark: string; readonly note: string } {
  const failed = checks.filter((check) => !check.ok).length;
  return ok ? { mark: words.fine, note: words.fineNote(number(checks.length)) } : { mark: words.broken, note: words.brokenNote(number(failed), number(checks.length)) };
}

/** The result of a verification for a receipt printer: every check, what the failed ones found, the chain head, two signatures. */
export function verificationLines(paper: VerificationPaper, columns: PaperColumns): PaperLine[] {
  const { mark, note } = verdict(paper);
  const practice: PaperLine[] = paper.head.practice === true ? [{ kind: 'text', text: paperWords.practice, align: 'center', bold: true, size: 'large' }] : [];
  return [
    ...practice,
    ...headLines(paper.head, columns),
    centered(words.title, true),
    centered(words.subtitle(dateText(paper.at.date), clockText(paper.at.clock), paper.by)),
    rule(),
    centered(mark, true),
    centered(note),
    rule(),
    ...paper.checks.flatMap((check) => [pair(checkName(check.name), check.ok ? words.yes : words.no, !check.ok), ...(check.ok ? [] : [plain(check.detail)])]),
    ...(paper.chain === null ? [rule(), strong(words.unknownHead)] : chainHeadLines(paper.chain)),
    plain(words.explanation),
    ...signatureLines(words.supervisor, words.treasurer, columns),
    CUT,
  ];
}
