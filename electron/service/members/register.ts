import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';

/** A line of the buku daftar anggota (UU 25/1992 art. 17(2)). */
export type RegisterRow = { readonly no: string; readonly name: string; readonly birthOn: CalendarDate | null; readonly occupation: string; readonly address: string; readonly rt: string; readonly joinedOn: CalendarDate; readonly leftOn: CalendarDate | null };

/** Everybody who had become a member by the end of a day, by number; `leftOn` only where they had left by then. Whoever was turned away never was one. */
export const registerOn = (db: Database, asOf: CalendarDate): RegisterRow[] =>
  db
    .sql<RegisterRow>(
      `SELECT m.no, m.name, d.birth_on AS birthOn, coalesce(d.occupation, '') AS occupation, m.address, m.rt, m.joined_on AS joinedOn, CASE WHEN m.left_on <= ? THEN m.left_on END AS leftOn
         FROM member m LEFT JOIN member_detail d ON d.member_ref = m.ref
        WHERE m.joined_on <= ? AND m.state <> 'calon' AND (m.state <> 'keluar' OR m.left_on IS NOT m.joined_on OR EXISTS (SELECT 1 FROM member_exit x WHERE x.member_ref = m.ref)) ORDER BY m.ref`,
    )
    .all(asOf, asOf);
