import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { Rupiah } from '../../../shared/domain/money.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { detailOf } from './detail.ts';

/** What a member of a class owes the cooperative: pokok once, wajib each month, whole rupiah. */
export type ClassAmounts = { readonly pokok: Rupiah; readonly wajibMonthly: Rupiah };

/** The classes in force on a day; before the first day of all settings, those of today. */
export const classesOn = (kernel: Kernel, on: CalendarDate): readonly { readonly key: string; readonly name: string; readonly pokok?: Rupiah | undefined; readonly wajibMonthly?: Rupiah | undefined }[] =>
  kernel.settings.find('member.classes', on)?.value ?? kernel.settings.at('member.classes', kernel.today());

/** The amounts of a class on a day: its own (setting `member.classes`), else everybody's (`savings.amounts`). */
export function amountsOf(kernel: Kernel, key: string, on: CalendarDate): ClassAmounts {
  const { pokok, wajibMonthly } = kernel.settings.find('savings.amounts', on)?.value ?? kernel.settings.at('savings.amounts', kernel.today());
  const own = classesOn(kernel, on).find((each) => each.key === key);
  return { pokok: own?.pokok ?? pokok, wajibMonthly: own?.wajibMonthly ?? wajibMonthly };
}

/** The amounts of a member's class on a day. */
export const classAmounts = (kernel: Kernel, memberRef: number, on: CalendarDate): ClassAmounts => amountsOf(kernel, detailOf(kernel.db, memberRef).class, on);

/** A class's name as people read it; of one that no setting names any more its key. */
export const classNameOf = (kernel: Kernel, key: string, on: CalendarDate): string => classesOn(kernel, on).find((each) => each.key === key)?.name ?? key;
