import type { Letterhead } from '../../../shared/contract/issued.ts';
import { businessDate, clockTime, type CalendarDate } from '../../../shared/domain/dates.ts';
import type { CooperativeHead, SlipHead } from '../../../shared/domain/paper/head.ts';
import type { ReportPaper, ReportPart } from '../../../shared/domain/paper/report.ts';
import type { PaperMoment } from '../../../shared/domain/paper/statement.ts';
import { shuWords } from '../../../shared/text/documents.ts';
import { clockText, dateText } from '../../../shared/text/format.ts';
import { entryHead } from '../kernel/audit.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { IssueWithStatements } from '../periods/index.ts';
import type { System } from '../system/index.ts';

/** What a report shows, before it has a head and signatures. */
export type ReportBody = {
  readonly title: string;
  readonly subtitle: string;
  readonly parts: readonly ReportPart[];
  /** The last month shown; of a whole year its month 13. */
  readonly period: string;
  /** The closing that kept everything shown, with where the journal stood; undefined where it is worked out from the books. */
  readonly issue: IssueWithStatements | undefined;
  /** Whether every month shown is closed; null on what is no statement of months and bears no mark. */
  readonly monthsClosed: boolean | null;
};

/** What stands round every document: who the cooperative is, who signs, when it was, where the journal stood. */
export class Frame {
  private readonly kernel: Kernel;
  private readonly system: System;

  constructor(kernel: Kernel, system: System) {
    this.kernel = kernel;
    this.system = system;
  }

  /** A report as it goes on paper and into files. */
  paper({ title, subtitle, parts, period, issue, monthsClosed }: ReportBody): ReportPaper {
    return {
      ...(issue?.statements.letterhead ?? this.letterhead()), title, subtitle, parts, period, state: issue !== undefined ? 'closed' : monthsClosed === null ? null : monthsClosed ? 'months-closed' : 'open', locked: this.lockedAt(period),
      chain: issue === undefined ? entryHead(this.kernel.db) : { count: issue.entries, hash: issue.chainHash }, printed: this.paperMoment(this.kernel.now()),
    };
  }

  /** What a report has above and below it today; a closed month keeps that of its closing. */
  letterhead(): Letterhead {
    return { head: this.head(), signers: [[shuWords.treasurer, this.signer('bendahara')], [shuWords.chair, this.signer('ketua')], [shuWords.supervisor, this.signer('pengawas')]] };
  }

  head(): CooperativeHead {
    const profile = this.system.profile();
    return { name: profile.name, kelurahan: profile.kelurahan, address: profile.address, city: profile.city, legalNo: profile.legalNo, phone: this.layout().phone, practice: this.kernel.practice };
  }

  slipHead(): SlipHead {
    const { footer, compact } = this.layout();
    const { raster } = this.kernel.settings.at('receipt.logo', this.kernel.today());
    return { ...this.head(), footer, compact, logo: raster ?? undefined };
  }

  layout() {
    return this.kernel.settings.at('receipt.layout', this.kernel.today());
  }

  /** Who signs for a role: of those who have it, the one who has been here longest. */
  signer(role: string): string | null {
    return this.kernel.db.sql<{ name: string }>('SELECT name FROM user WHERE role = ? AND active = 1 ORDER BY ref LIMIT 1').get(role)?.name ?? null;
  }

  lockedAt(period: string): PaperMoment | null {
    const closed = this.kernel.db.sql<{ closed_at: string | null }>('SELECT closed_at FROM period WHERE period = ?').get(period)?.closed_at ?? null;
    return closed === null ? null : this.paperMoment(closed);
  }

  moment(at: string): { dateText: string; clockText: string } {
    const { date, clock } = this.paperMoment(at);
    return { dateText: dateText(date), clockText: clockText(clock) };
  }

  paperMoment(at: string): { date: CalendarDate; clock: string } {
    return { date: businessDate(Date.parse(at), this.kernel.timezone), clock: clockTime(at, this.kernel.timezone) };
  }
}
