import { Lock, MonitorSmartphone, Printer } from 'lucide-react';
import { useEffect, useMemo, useState, type JSX, type ReactNode } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { calendarDate, weekday } from '../../../shared/domain/dates.ts';
import { printerStateWords } from '../../../shared/text/printing.ts';
import { displayScreenWords } from '../../../shared/text/screenDisplay.ts';
import { roleName, shellWords, weekdayName } from '../../../shared/text/screens.ts';
import { queryClient, useApiQuery } from '../api/index.ts';
import { AppFrame, Badge, Button, dateText, FunctionKeyBar, KeyHints, Message, Rail, StatusNote, Tabs, useKeys, type KeyAction, type Tab } from '../ui/index.ts';
import { requestHelp } from './help.ts';
import { ROOMS } from './rooms.ts';
import { useHostState } from './host.tsx';
import { useDisplayStatus } from './memberDisplay.ts';
import { clockAt, dateAt } from './moment.ts';
import { useRestart } from './restart.ts';
import { useSession, useUser } from './session.tsx';
import { ROOM_TABS, type RoomTab, type TabbedRoom } from './tabs.ts';

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
  /** The room whose screens stand in the strip under the header; this screen is the one with its address. */
  readonly tabs?: TabbedRoom;
  /** Stack the children instead of setting them side by side. */
  readonly column?: boolean;
  readonly children: ReactNode;
};

/** One room on the screen: the frame with title, rail and foot around the work. */
export function Screen({ title, note, status, keys = [], foot = 'hints', railInactive = false, tabs, column = false, children }: ScreenProps): JSX.Element {
  const user = useUser();
  const { lock } = useSession();
  const [location, navigate] = useHashLocation();
  const host = useHostState();
  const state = useApiQuery('system.status', {}).data;
  const rooms = ROOMS[user.role];
  const numbered = [...rooms.filter((room) => room.foot !== true), ...rooms.filter((room) => room.foot === true)].slice(0, 9);
  const railKeys = railInactive ? [] : numbered.map((room, index) => ({ keys: `Alt+${index + 1}`, label: shellWords.goTo(room.label), run: () => navigate(room.path), bar: false }));
  const strip = useTabs(tabs);
  useKeys([...keys, ...railKeys, ...strip.keys]);
  // What does not change with every key of the screen is not drawn anew with it.
  const rail = useMemo(() => {
    const items = rooms.map((room) => ({ href: `#${room.path}`, label: room.label, icon: room.icon, current: location === room.path || location.startsWith(`${room.path}/`), foot: room.foot === true }));
    return <Rail items={items.filter((item) => !item.foot)} bottom={items.find((item) => item.foot)} button={{ label: shellWords.lock, icon: Lock, run: lock }} inactive={railInactive} />;
  }, [rooms, location, lock, railInactive]);
  const states = useMemo(
    () => (
      <>
        {status}
        <ShiftBadge />
        <PrinterNote />
        <DisplayNote />
      </>
    ),
    [status],
  );
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
        status: states,
        person: { name: user.name, role: roleName[user.role] },
        ...(clock === null || state === undefined ? {} : { clock: { time: clock, date: `${weekdayName(weekday(calendarDate(state.businessDate)))}, ${dateText(state.businessDate)}` } }),
        ...(state?.practice === true ? { practice: shellWords.practice } : {}),
      }}
      rail={rail}
      tabs={strip.shown.length > 1 && tabs !== undefined ? <Tabs label={ROOM_TABS[tabs].label} tabs={strip.shown} /> : undefined}
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

/** The room's screens this role may enter, and the keys that walk through them. */
function useTabs(room: TabbedRoom | undefined): { readonly shown: readonly Tab[]; readonly keys: readonly KeyAction[] } {
  const { role } = useUser();
  const [location, navigate] = useHashLocation();
  const tabs: readonly RoomTab[] = room === undefined ? [] : ROOM_TABS[room].tabs;
  const open = tabs.filter((tab) => tab.roles.includes(role));
  const inside = open.filter((tab) => location === tab.path || location.startsWith(`${tab.path}/`));
  const current = inside.toSorted((a, b) => b.path.length - a.path.length)[0];
  const step = (by: number): void => {
    const next = current === undefined ? undefined : open[(open.indexOf(current) + by + open.length) % open.length];
    if (next !== undefined) navigate(next.path);
  };
  return {
    shown: open.map((tab) => ({ href: `#${tab.path}`, label: tab.label, current: tab === current })),
    keys:
      open.length < 2
        ? []
        : [
            { keys: 'Ctrl+PageUp', label: shellWords.previousTab, run: () => step(-1), bar: false },
            { keys: 'Ctrl+PageDown', label: shellWords.nextTab, run: () => step(1), bar: false },
          ],
  };
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
  const state = failed?.printerState ?? 'ready';
  const said = [...(none || state === 'ready' ? [] : [printerStateWords[state]]), ...(waiting > 0 ? [shellWords.printerWaiting(waiting)] : [])];
  if (said.length > 0)
    return (
      <StatusNote icon={Printer} dot="caution">
        {said.join(', ')}
      </StatusNote>
    );
  return (
    <StatusNote icon={Printer} dot={none ? 'caution' : 'ok'}>
      {none ? shellWords.noPrinter : shellWords.printerSet}
    </StatusNote>
  );
}

/** Only where somebody sells and the members have a display. */
function DisplayNote(): JSX.Element | null {
  const { user } = useSession();
  const state = useDisplayStatus()?.state ?? 'off';
  if (state === 'off' || (user?.role !== 'kasir' && user?.role !== 'bendahara')) return null;
  return (
    <StatusNote icon={MonitorSmartphone} dot={state === 'open' ? 'ok' : 'caution'}>
      {displayScreenWords[state]}
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
