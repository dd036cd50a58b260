import { Lock, Printer } from 'lucide-react';
import { useEffect, useState, type JSX, type ReactNode } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { calendarDate, weekday } from '../../../shared/domain/dates.ts';
import { roleName, shellWords, weekdayName } from '../../../shared/text/screens.ts';
import { queryClient, useApiQuery } from '../api/index.ts';
import { AppFrame, Badge, Button, dateText, FunctionKeyBar, KeyHints, Message, Rail, StatusNote, useKeys, type KeyAction } from '../ui/index.ts';
import { requestHelp } from './help.ts';
import { ROOMS } from './rooms.ts';
import { useHostState } from './host.tsx';
import { clockAt, dateAt } from './moment.ts';
import { useRestart } from './restart.ts';
import { useSession, useUser } from './session.tsx';

export type ScreenProps = {
  readonly title: string;
  /** Beside the title: the receipt number, "147 dari 412". */
  readonly note?: ReactNode;
  /** In the header before the person, left of what every screen shows. */
  readonly status?: ReactNode;
  /** What the keys do here. They are registered, drawn at the foot, and listed by F1. */
  readonly keys?: readonly KeyAction[];
  /** The till has the bar of function keys, the office a line of hints. */
  readonly foot?: 'keys' | 'hints';
  /** The rail can be seen but not used, and Alt+1… belong to the screen (payment). */
  readonly railInactive?: boolean;
  /** Stack the children instead of setting them side by side. */
  readonly column?: boolean;
  readonly children: ReactNode;
};

/** One room on the screen: the frame with title, rail and foot around the work. */
export function Screen({ title, note, status, keys = [], foot = 'hints', railInactive = false, column = false, children }: ScreenProps): JSX.Element {
  const user = useUser();
  const { lock } = useSession();
  const [location, navigate] = useHashLocation();
  const host = useHostState();
  const state = useApiQuery('system.status', {}).data;
  const rooms = ROOMS[user.role];
  const numbered = [...rooms.filter((room) => room.foot !== true), ...rooms.filter((room) => room.foot === true)].slice(0, 7);
  const railKeys = railInactive ? [] : numbered.map((room, index) => ({ keys: `Alt+${index + 1}`, label: shellWords.goTo(room.label), run: () => navigate(room.path), bar: false }));
  useKeys([...keys, ...railKeys]);
  const items = rooms.map((room) => ({ href: `#${room.path}`, label: room.label, icon: room.icon, current: location === room.path || location.startsWith(`${room.path}/`), foot: room.foot === true }));
  const clock = useClock(state);
  const bar: readonly KeyAction[] = [{ keys: 'F1', label: shellWords.help, run: requestHelp }, ...keys.filter((action) => action.keys !== 'F1')];
  const restart = useRestart();

  useEffect(() => {
    document.title = `${title} · Gerai`;
  }, [title]);

  return (
    <AppFrame
      column={column}
      header={{
        cooperative: state?.name ?? '',
        place: host?.demo === true ? shellWords.demo : shellWords.place(state?.kelurahan ?? null),
        title,
        note,
        status: (
          <>
            {status}
            <ShiftBadge />
            <PrinterNote />
          </>
        ),
        person: { name: user.name, role: roleName[user.role] },
        ...(clock === null || state === undefined ? {} : { clock: { time: clock, date: `${weekdayName(weekday(calendarDate(state.businessDate)))}, ${dateText(state.businessDate)}` } }),
        ...(state?.practice === true ? { practice: shellWords.practice } : {}),
      }}
      rail={<Rail items={items.filter((item) => !item.foot)} bottom={items.find((item) => item.foot)} button={{ label: shellWords.lock, icon: Lock, run: lock }} inactive={railInactive} />}
      banner={
        restart.pending ? (
          <Message tone="caution" title={shellWords.restarted} live action={<Button onClick={restart.dismiss}>{shellWords.understood}</Button>}>
            {shellWords.restartedFacts}
          </Message>
        ) : undefined
      }
      foot={foot === 'keys' ? <FunctionKeyBar actions={bar} /> : <KeyHints actions={[...bar.slice(1), ...bar.slice(0, 1)]} />}
    >
      {children}
    </AppFrame>
  );
}

function ShiftBadge(): JSX.Element | null {
  const state = useApiQuery('system.status', {}).data;
  const { user } = useSession();
  if (!state || user === null || user.role === 'admin') return null;
  if (!state.openShift) return user.role === 'kasir' ? <Badge tone="caution">{shellWords.noShift}</Badge> : null;
  return <Badge tone="in">{shellWords.shiftOpen(state.openShift.number, clockAt(state.openShift.openedAt, state.timezone))}</Badge>;
}

function PrinterNote(): JSX.Element | null {
  const { user } = useSession();
  const relevant = user?.role === 'kasir' || user?.role === 'bendahara';
  const printer = useApiQuery('settings.get', { key: 'printer.receipt' }, { enabled: relevant }).data;
  const failed = useApiQuery('printing.jobs', { state: 'gagal' }, { enabled: relevant }).data;
  if (!relevant || printer === undefined) return null;
  const none = typeof printer.value === 'object' && printer.value !== null && 'kind' in printer.value && printer.value['kind'] === 'none';
  const waiting = failed?.rows.length ?? 0;
  if (waiting > 0)
    return (
      <StatusNote icon={Printer} dot="caution">
        {shellWords.printerWaiting(waiting)}
      </StatusNote>
    );
  return (
    <StatusNote icon={Printer} dot={none ? 'caution' : 'ok'}>
      {none ? shellWords.noPrinter : shellWords.printerSet}
    </StatusNote>
  );
}

/** The clock in the header; at midnight the business date is asked again. */
function useClock(state: { readonly timezone: string; readonly businessDate: string; readonly practice: boolean } | undefined): string | null {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), 5000);
    return () => clearInterval(timer);
  }, []);
  const newDay = state !== undefined && !state.practice && dateAt(now, state.timezone) > state.businessDate;
  useEffect(() => {
    if (newDay) void queryClient.invalidateQueries({ queryKey: ['system.status'] });
  }, [newDay]);
  return state === undefined ? null : clockAt(now, state.timezone);
}
