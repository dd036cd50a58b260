import type { Ctx, WriteCtx } from '../kernel/kernel.ts';
import type { Database } from '../kernel/database.ts';
import { notFound } from '../kernel/refusal.ts';
import type { DocumentHead, Ledger } from '../ledger/index.ts';
import type { ShiftReport } from './report.ts';

/** What a look into an open shift saw, kept as it was then. */
type Frozen = Pick<ShiftReport, 'blind' | 'float' | 'rows' | 'tenders' | 'expected' | 'sales' | 'salesTotal' | 'voids' | 'returns' | 'drawerOpened' | 'swaps'>;
export type XReport = Frozen & { readonly number: string; readonly shift: string; readonly drawer: string; readonly cashier: string; readonly openedAt: string; readonly at: string };

/** Keeps an open shift's report as its maker reads it: a document of its own that posts nothing (LX). */
export function keepXReport(ledger: Ledger, ctx: WriteCtx, shiftSeq: number, { number, blind, float, rows, tenders, expected, sales, salesTotal, voids, returns, drawerOpened, swaps }: ShiftReport): DocumentHead {
  const frozen: Frozen = { blind, float, rows, tenders, expected, sales, salesTotal, voids, returns, drawerOpened, swaps };
  return ledger.document(ctx, { kind: 'LX', date: ctx.today, shiftSeq, amounts: { ...frozen }, refs: { shift: number } });
}

/** An X report by number or id. Throws NOT_FOUND naming the field, for a cashier also where it is of another's shift or tells more than a cashier may know. */
export function xReport(db: Database, ref: string, ctx: Ctx | undefined, field: string): XReport {
  const row = db
    .sql<{ number: string; at: string; amounts: string; shift: string; drawer: string; userRef: number; cashier: string; openedAt: string }>(
      `SELECT d.number, d.at, d.amounts, o.number AS shift, s.drawer, s.user_ref AS userRef, u.name AS cashier, o.at AS openedAt
         FROM document d JOIN shift s ON s.document_seq = d.shift_seq JOIN document o ON o.seq = s.document_seq JOIN user u ON u.ref = s.user_ref WHERE d.kind = 'LX' AND (d.number = ? OR d.id = ?)`,
    )
    .get(ref, ref);
  const frozen = row === undefined ? undefined : (JSON.parse(row.amounts) as Frozen);
  if (row === undefined || frozen === undefined || (ctx?.user.role === 'kasir' && (row.userRef !== ctx.user.ref || !frozen.blind))) throw notFound('Laporan X', field);
  const { amounts: _amounts, userRef: _user, ...said } = row;
  return { ...frozen, ...said };
}

/** The X reports of a shift, oldest first. */
export const xReportsOf = (db: Database, shiftSeq: number): string[] =>
  db
    .sql<{ number: string }>("SELECT number FROM document WHERE kind = 'LX' AND seq > ? AND shift_seq = ? ORDER BY seq")
    .all(shiftSeq, shiftSeq)
    .map((row) => row.number);
