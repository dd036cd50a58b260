// `npm run docs`: writes docs/contract.md from shared/contract, so that the page can never say something else than the program.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { contract, METHOD_NAMES } from '../shared/contract/index.ts';
import type { Method } from '../shared/contract/define.ts';
import { ERROR_CODES, RULES } from '../shared/contract/errors.ts';
import * as values from '../shared/contract/values.ts';
import { settingSchemas } from '../shared/contract/policies.ts';

export const DOCS_FILE = resolve(import.meta.dirname, '../docs/contract.md');

/** Values that have a name of their own: schema in values.ts, form, example. */
const NAMED: readonly [schema: z.ZodType, name: string, form: string, example: string][] = [
  [values.money, 'money', 'whole rupiah, 0 or more', '`65500`'],
  [values.positiveMoney, 'positiveMoney', 'whole rupiah, 1 or more', '`65500`'],
  [values.signedMoney, 'signedMoney', 'whole rupiah of either sign', '`-2500`'],
  [values.quantity, 'quantity', 'decimal string, at most 3 decimals, in the product’s base unit', '`"1.250"`'],
  [values.positiveQuantity, 'positiveQuantity', 'the same, above zero', '`"2"`'],
  [values.percent, 'percent', 'decimal string', '`"1.5"`'],
  [values.date, 'date', 'a day of the gerai’s own calendar', '`"2026-11-21"`'],
  [values.month, 'month', 'a calendar month', '`"2026-11"`'],
  [values.moment, 'moment', 'an instant, ISO 8601 UTC with milliseconds', '`"2026-11-21T04:05:06.789Z"`'],
  [values.uuid, 'uuid', 'a UUID; made by the caller of a write (version 7)', '`"0192f5a0-0000-7000-a000-000000000001"`'],
  [values.pin, 'pin', 'exactly six digits', '`"482913"`'],
  [values.username, 'username', '2 to 31 small letters, digits, `.`, `_` or `-`', '`"nurul"`'],
  [values.nik, 'nik', 'sixteen digits', '`"6471050101900001"`'],
  [values.familyCardNo, 'familyCardNo', 'sixteen digits', '`"6471050000000002"`'],
  [values.barcode, 'barcode', '3 to 32 letters, digits, `.`, `_` or `-`', '`"8991234500017"`'],
  [values.accountCode, 'accountCode', 'a code of the chart of accounts', '`"1-1110"`'],
  [values.approval, 'approval', '`{ username, pin }` of somebody else who is entitled', ''],
  [values.limit, 'limit', 'rows a page, 1 to 500', '`50`'],
  [values.cursor, 'cursor', '`next` of the page before', ''],
];
const NAMES = new Map(NAMED.map(([schema, name]) => [schema, name]));

const ROLE_LETTERS: Readonly<Record<values.Role, string>> = { kasir: 'K', bendahara: 'B', ketua: 'C', pengawas: 'P', admin: 'A' };
const letters = (roles: readonly values.Role[]): string => values.ROLES.filter((role) => roles.includes(role)).map((role) => ROLE_LETTERS[role]).join(' ');

type Bounds = { readonly minimum?: number; readonly maximum?: number; readonly minLength?: number; readonly maxLength?: number; readonly pattern?: string; readonly minItems?: number; readonly maxItems?: number };
const boundsOf = (schema: z.ZodType, io: 'input' | 'output'): Bounds => z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Bounds;

const isAbsent = (bound: number | undefined): boolean => bound === undefined || Math.abs(bound) >= Number.MAX_SAFE_INTEGER;
const between = (low: number | undefined, high: number | undefined): string =>
  isAbsent(low) && isAbsent(high) ? '' : isAbsent(high) ? ` ≥ ${low}` : isAbsent(low) ? ` ≤ ${high}` : ` ${low}…${high}`;

/** What one value may be, in a few words or, for objects, over several lines. */
function shape(schema: z.ZodType, io: 'input' | 'output', indent: string): string {
  const name = NAMES.get(schema);
  if (name !== undefined) return name;
  if (schema instanceof z.ZodOptional) return shape(schema.unwrap() as z.ZodType, io, indent);
  if (schema instanceof z.ZodNullable) return `${shape(schema.unwrap() as z.ZodType, io, indent)} | null`;
  if (schema instanceof z.ZodPipe) return shape(schema._zod.def.in as z.ZodType, io, indent);
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).toSorted(([a], [b]) => Number(b === 'id') - Number(a === 'id'));
    if (fields.length === 0) return '{}';
    const inner = `${indent}  `;
    return `{\n${fields.map(([field, value]) => `${inner}${field}${value instanceof z.ZodOptional ? '?' : ''}: ${shape(value, io, inner)}`).join('\n')}\n${indent}}`;
  }
  if (schema instanceof z.ZodArray) {
    const { minItems, maxItems } = boundsOf(schema, io);
    return `[ ${shape(schema.element as z.ZodType, io, indent)} ]${between(minItems, maxItems)}`;
  }
  if (schema instanceof z.ZodRecord) return `{ [${shape(schema.keyType as z.ZodType, io, indent)}]: ${shape(schema.valueType as z.ZodType, io, indent)} }`;
  if (schema instanceof z.ZodUnion) return (schema.options as readonly z.ZodType[]).map((option) => shape(option, io, indent)).join(' | ');
  if (schema instanceof z.ZodEnum) return schema.options.map((option) => JSON.stringify(option)).join(' | ');
  if (schema instanceof z.ZodLiteral) return [...schema.values].map((value) => JSON.stringify(value)).join(' | ');
  if (schema instanceof z.ZodBoolean) return 'boolean';
  const { minimum, maximum, minLength, maxLength, pattern } = boundsOf(schema, io);
  if (schema instanceof z.ZodNumber) return `integer${between(minimum, maximum)}`;
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) {
    if (io === 'output' || schema instanceof z.ZodUUID) return 'text';
    return pattern === undefined ? `text${between(schema.safeParse('').success ? minLength : 1, maxLength)}` : `text /${pattern}/`;
  }
  return 'any JSON';
}

const block = (schema: z.ZodType, io: 'input' | 'output'): string => `\`\`\`\n${shape(schema, io, '')}\n\`\`\``;

function section(name: string, method: Method): string {
  const who = method.roles === 'open' ? 'open, no session needed' : letters(method.roles);
  const facts = [`Roles: ${who}`, method.writes ? 'writes' : 'reads', ...(method.approvers.length > 0 ? [`approval by ${letters(method.approvers)}`] : []), ...(method.receivers.length > 0 ? [`taken over by ${letters(method.receivers)}`] : []), ...(method.long ? ['answers later, runs beside the till'] : [])];
  return [`### ${name}`, '', `${method.summary}.`, '', `${facts.join(' · ')}`, '', 'Input', '', block(method.input, 'input'), '', 'Output', '', block(method.output, 'output'), ''].join('\n');
}

/** The whole page. */
export function contractDocs(): string {
  const methods = METHOD_NAMES.map((name): [string, Method] => [name, contract[name]]);
  const rooms = [...new Set(METHOD_NAMES.map((name) => name.split('.')[0] ?? ''))];
  const lines = [
    '# The contract', '',
    'Made by `npm run docs` from `shared/contract/`; a test holds this page against it. Every capability of the program is one of these methods, for the window, the command line and the tests alike.', '',
    '## Messages', '', 'One JSON object each way; over `serve` one per line.', '',
    '```', '{"id":1,"method":"sales.checkout","params":{…},"session":"…"}', '{"id":1,"ok":true,"result":{…}}', '{"id":1,"ok":false,"error":{"code":"RULE","rule":"HET_EXCEEDED","message":"…Indonesian, for the person…","details":{…}}}', '{"event":"job.progress","data":{…}}', '```', '',
    'Every write takes `id`. The same `id` with the same params answers the first result again with `"replayed": true` and posts nothing; with other params it is a `CONFLICT`. PINs are left out of the comparison. An id that was refused stays usable.', '',
    `Codes: ${ERROR_CODES.map((code) => `\`${code}\``).join(', ')}. \`details.field\` names the field that is wrong.`, '',
    `Rules: ${RULES.map((rule) => `\`${rule}\``).join(', ')}.`, '',
    '## Roles', '', `${values.ROLES.map((role) => `${ROLE_LETTERS[role]} ${role}`).join(' · ')}.`, '',
    '## Values', '', '| name | form | example |', '| --- | --- | --- |', ...NAMED.map(([, name, form, example]) => `| ${name} | ${form} | ${example} |`), '',
    'A field with `?` may be left out; a field that is not listed is refused. `text 1…80` is a length in characters; text is one line, without control characters.', '',
    '## Methods', '', '| method | roles | writes | what it does |', '| --- | --- | --- | --- |',
    ...methods.map(([name, method]) => `| [${name}](#${name.replaceAll('.', '').toLowerCase()}) | ${method.roles === 'open' ? 'open' : letters(method.roles)} | ${method.writes ? 'yes' : ''} | ${method.summary} |`), '',
    ...rooms.flatMap((room) => [`## ${room}`, '', ...methods.filter(([name]) => name.startsWith(`${room}.`)).map(([name, method]) => section(name, method))]),
    '## Settings', '', 'Keys of `settings.get` and `settings.set`, with the shape of their value.', '',
    ...Object.entries(settingSchemas).flatMap(([key, schema]) => [`### ${key}`, '', block(schema, 'input'), '']),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

if (import.meta.main) {
  writeFileSync(DOCS_FILE, contractDocs());
  console.log(DOCS_FILE);
}
