import { Ban, DoorOpen, HandCoins, HeartCrack, IdCard, LockOpen, Settings2, UserCheck, UserPen, UserX, type LucideIcon } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { standingWords as words } from '../../../../shared/text/screenMembers.ts';
import { useRole } from '../../app/index.ts';
import { Button, Dialog } from '../../ui/index.ts';
import { EditMemberDialog } from './EditMemberDialog.tsx';
import { ExitDialog, PayLeaverDialog } from './ExitDialog.tsx';
import { ConfirmDialog, DeceasedDialog, ReasonDialog, ShowNikDialog } from './StandingDialogs.tsx';
import styles from './ManageDialog.module.css';

type Member = Result<'members.get'>;
type Deed = 'edit' | 'show' | 'confirm' | 'decline' | 'block' | 'unblock' | 'deceased' | 'leave' | 'payLeaver';
const ICONS: Readonly<Record<Deed, LucideIcon>> = { edit: UserPen, show: IdCard, confirm: UserCheck, decline: UserX, block: Ban, unblock: LockOpen, deceased: HeartCrack, leave: DoorOpen, payLeaver: HandCoins };

/** What somebody of this state may have done to their membership; a supervisor and the chair may see the NIK alone. */
function deedsFor(member: Member, writes: boolean): readonly Deed[] {
  if (!writes) return ['show'];
  const { state, savings, leaverDue } = member;
  const settled = savings.total === 0;
  return [
    ...(state === 'calon' ? (['confirm', 'decline'] as const) : []),
    ...(state === 'keluar' ? [] : (['edit'] as const)),
    'show',
    ...(state === 'aktif' ? (['block'] as const) : []),
    ...(state === 'diblokir' ? (['unblock'] as const) : []),
    ...(state === 'aktif' || state === 'diblokir' ? (['deceased', 'leave'] as const) : []),
    ...(state === 'meninggal' && !settled ? (['leave'] as const) : []),
    ...(leaverDue > 0 ? (['payLeaver'] as const) : []),
  ];
}

/** The deeds by number; each opens its own form. */
export function ManageDialog({ member, first, onClose }: { readonly member: Member; readonly first?: Deed | undefined; readonly onClose: () => void }): JSX.Element {
  const writes = useRole('bendahara');
  const [chosen, setChosen] = useState<Deed | null>(first ?? null);
  const deeds = deedsFor(member, writes);
  const props = { member, onClose };
  switch (chosen) {
    case null:
      return (
        <Dialog
          opened
          onClose={onClose}
          icon={Settings2}
          title={words.manage}
          note={`${member.name}, ${member.memberNo}`}
          keys={deeds.map((deed, index) => ({ keys: String(index + 1), label: words[deed], run: () => setChosen(deed) }))}
          foot={<Button keys="Esc" onClick={onClose}>{words.close}</Button>}
        >
          <div className={styles['deeds']}>
            {deeds.map((deed, index) => (
              <Button key={deed} icon={ICONS[deed]} keys={String(index + 1)} align="spread" full data-autofocus={index === 0 ? true : undefined} onClick={() => setChosen(deed)}>
                {words[deed]}
              </Button>
            ))}
          </div>
        </Dialog>
      );
    case 'edit':
      return <EditMemberDialog {...props} />;
    case 'show':
      return <ShowNikDialog {...props} />;
    case 'confirm':
      return <ConfirmDialog {...props} />;
    case 'deceased':
      return <DeceasedDialog {...props} />;
    case 'leave':
      return <ExitDialog {...props} />;
    case 'payLeaver':
      return <PayLeaverDialog {...props} />;
    case 'decline':
    case 'block':
    case 'unblock':
      return <ReasonDialog {...props} deed={chosen} />;
  }
}
