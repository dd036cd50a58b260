import { businessDate, type CalendarDate, type Moment, type Timezone } from '../../../shared/domain/dates.ts';

/** Where the service takes its time from (ruling 13). */
export type Clock = {
  /** Milliseconds since the epoch. */
  nowMs(): number;
  /** Sets the clock; only a practice file may. */
  set(epochMs: number): void;
};

/** The computer's own clock, or, once set, a clock that runs on from the moment it was given. */
export function systemClock(startAt?: number): Clock {
  let shift = startAt === undefined ? 0 : startAt - Date.now();
  return {
    nowMs: () => Date.now() + shift,
    set: (epochMs) => {
      shift = epochMs - Date.now();
    },
  };
}

/** A clock that stands still until it is set: the demo takes its times from its seed. */
export function steppedClock(startAt: number): Clock {
  let now = startAt;
  return {
    nowMs: () => now,
    set: (epochMs) => {
      now = epochMs;
    },
  };
}

export const momentOf = (epochMs: number): Moment => new Date(epochMs).toISOString();
export const dateOf = (epochMs: number, timezone: Timezone): CalendarDate => businessDate(epochMs, timezone);
