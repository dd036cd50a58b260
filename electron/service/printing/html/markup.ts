import { escapeXml } from '../../../../shared/domain/paper/svg.ts';

/** Markup that is known to be well formed and escaped. Only `html` and `raw` make it. */
export type Html = { readonly markup: string };

type Value = Html | string | number | null | readonly Html[];

const toMarkup = (value: Value): string => {
  if (value === null) return '';
  if (typeof value === 'string') return escapeXml(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map((part) => part.markup).join('');
};

/** Markup from a template: every text put in is escaped, other markup is put in as it is, null leaves nothing. */
export const html = (strings: TemplateStringsArray, ...values: readonly Value[]): Html => ({
  markup: strings.reduce((out, part, index) => out + toMarkup(values[index - 1] ?? null) + part),
});

/** Text of the program's own that is markup already (the style sheet). Never for anything a person typed. */
export const raw = (markup: string): Html => ({ markup });
