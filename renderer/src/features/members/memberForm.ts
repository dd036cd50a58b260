/** What is typed of a member; a box left empty says nothing in a registration, and takes away in a change. */
export type MemberValues = {
  nik: string; name: string; address: string; rt: string; phone: string; familyCardNo: string; joinedOn: string; class: string; birthOn: string; sex: string; occupation: string; email: string; heirName: string; heirRelation: string; heirPhone: string; consent: string;
};

export const NOTHING_TYPED: MemberValues = { nik: '', name: '', address: '', rt: '', phone: '', familyCardNo: '', joinedOn: '', class: '', birthOn: '', sex: '', occupation: '', email: '', heirName: '', heirRelation: '', heirPhone: '', consent: '' };

/** What people type between the digits of a NIK or a telephone is dropped. */
export const digits = (typed: string): string => typed.replaceAll(/[\s.-]/g, '');
const given = <K extends string>(key: K, value: string): Partial<Record<K, string>> => (value.trim() === '' ? {} : ({ [key]: value.trim() } as Record<K, string>));

/** The params of a registration: empty boxes are left out. */
export const registrationOf = (values: MemberValues): Readonly<Record<string, unknown>> => ({
  nik: digits(values.nik),
  name: values.name,
  joinedOn: values.joinedOn,
  ...given('address', values.address),
  ...given('rt', values.rt),
  ...given('phone', digits(values.phone)),
  ...given('familyCardNo', digits(values.familyCardNo)),
  ...given('class', values.class),
  ...given('birthOn', values.birthOn),
  ...given('sex', values.sex),
  ...given('occupation', values.occupation),
  ...given('email', values.email),
  ...(values.heirName.trim() === '' ? {} : { heir: { name: values.heirName, relation: values.heirRelation, ...given('phone', digits(values.heirPhone)) } }),
  ...(values.consent === '' ? {} : { consent: { on: values.consent } }),
});

/** The params of a change: what differs from how it was; what cards show in part changes only where something was typed. */
export function changesOf(values: MemberValues, before: MemberValues): Readonly<Record<string, unknown>> {
  const differs = (key: keyof MemberValues): boolean => values[key].trim() !== before[key];
  const said = (key: 'name' | 'address' | 'rt' | 'joinedOn' | 'class' | 'occupation' | 'email'): object => (differs(key) ? { [key]: values[key].trim() } : {});
  return {
    ...said('name'), ...said('address'), ...said('rt'), ...said('joinedOn'), ...said('class'), ...said('occupation'), ...said('email'),
    ...given('nik', digits(values.nik)), ...given('phone', digits(values.phone)), ...given('familyCardNo', digits(values.familyCardNo)),
    ...(differs('birthOn') ? given('birthOn', values.birthOn) : {}), ...(differs('sex') ? given('sex', values.sex) : {}),
    ...(differs('heirName') || differs('heirRelation') || values.heirPhone.trim() !== '' ? { heir: { name: values.heirName.trim(), relation: values.heirRelation.trim(), ...given('phone', digits(values.heirPhone)) } } : {}),
    ...(differs('consent') && values.consent !== '' ? { consent: { on: values.consent } } : {}),
  };
}
