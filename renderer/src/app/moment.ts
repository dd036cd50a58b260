import { businessDate, clockTime, TIMEZONES, type Timezone } from '../../../shared/domain/dates.ts';
import { clockText, dateText } from '../ui/index.ts';

const isTimezone = (name: string): name is Timezone => Object.hasOwn(TIMEZONES, name);

/** "16.44" on the gerai's clock; empty while its time zone is not known. */
export const clockAt = (moment: string, timezone: string | undefined): string => (timezone !== undefined && isTimezone(timezone) ? clockText(clockTime(moment, timezone)) : '');

/** The gerai's calendar day at a moment; empty while its time zone is not known. */
export const dateAt = (moment: string, timezone: string): string => (isTimezone(timezone) ? businessDate(Date.parse(moment), timezone) : '');

/** "21 Nov 2026 16.44" on the gerai's calendar and clock. */
export const momentText = (moment: string, timezone: string | undefined): string =>
  timezone !== undefined && isTimezone(timezone) ? `${dateText(businessDate(Date.parse(moment), timezone))} ${clockAt(moment, timezone)}` : '';
