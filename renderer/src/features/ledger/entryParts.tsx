import { ChevronRight, FileText, Paperclip, UserRound } from 'lucide-react';
import type { JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { documentName, ledgerWords as words } from '../../../../shared/text/screenLedger.ts';
import { useApiQuery } from '../../api/index.ts';
import { Icon } from '../../ui/index.ts';
import styles from './entryParts.module.css';

export type Entry = Result<'ledger.entry'>;

/** Where the entry came from: a sale can be opened in Riwayat, the member's card, the entry it reverses; another document is named. */
export function EntryOrigin({ entry }: { readonly entry: Entry }): JSX.Element {
  const { kind, number: documentNumber } = entry.document;
  const label = `${documentName(kind)} ${documentNumber}`;
  const memberNo = entry.lines.find((line) => line.memberNo !== null)?.memberNo ?? null;
  return (
    <div>
      <span className={styles['label']}>{words.from}</span>
      {kind === 'PJ' ? (
        <a className={styles['origin']} href={`#/riwayat/${documentNumber}`}>
          <Icon of={FileText} />
          <span className="grow">{label}</span>
          <Icon of={ChevronRight} />
        </a>
      ) : (
        <p className={styles['origin']}>
          <Icon of={FileText} />
          <span className="grow">{label}</span>
        </p>
      )}
      {memberNo !== null && <MemberLink memberNo={memberNo} />}
      {entry.reverses !== null && (
        <a className={styles['origin']} href={`#/buku/jurnal/${entry.reverses}`}>
          <span className="grow">{words.reverses(entry.reverses)}</span>
          <Icon of={ChevronRight} />
        </a>
      )}
      {entry.reversedBy !== null && (
        <a className={styles['origin']} href={`#/buku/jurnal/${entry.reversedBy}`}>
          <span className="grow">{words.reversed(entry.reversedBy)}</span>
          <Icon of={ChevronRight} />
        </a>
      )}
    </div>
  );
}

/** The card of the member whose savings or loan the entry moved. */
function MemberLink({ memberNo }: { readonly memberNo: string }): JSX.Element {
  const member = useApiQuery('members.search', { query: memberNo, limit: 5 }).data?.rows.find((row) => row.memberNo === memberNo);
  if (member === undefined)
    return (
      <p className={styles['origin']}>
        <Icon of={UserRound} />
        <span className="grow">{words.memberNo(memberNo)}</span>
      </p>
    );
  return (
    <a className={styles['origin']} href={`#/anggota/${member.memberId}`}>
      <Icon of={UserRound} />
      <span className="grow">{words.member(member.name, memberNo)}</span>
      <Icon of={ChevronRight} />
    </a>
  );
}

/** What a person noted beside the entry: a receipt's number, a file's name. */
export function EntryAttachments({ entry }: { readonly entry: Entry }): JSX.Element | null {
  if (entry.attachments.length === 0) return null;
  return (
    <div>
      <span className={styles['label']}>{words.attachments}</span>
      {entry.attachments.map((attachment, index) => (
        <p key={index} className={styles['origin']} data-selectable>
          <Icon of={Paperclip} />
          <span className="grow">
            {attachment.ref}
            {attachment.note !== undefined && <small className="faint"> {attachment.note}</small>}
          </span>
        </p>
      ))}
    </div>
  );
}
