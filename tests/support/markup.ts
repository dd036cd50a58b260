/** An element of a parsed document: text children are strings with their character references resolved. */
export type Element = { readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly children: (Element | string)[] };

const VOID = new Set(['meta', 'br']);
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function resolve(text: string): string {
  if (/[<>]/.test(text)) throw new Error(`bare < or > in "${text.slice(0, 60)}"`);
  return text.replace(/&(?:#(\d+);|(\w+);)?/g, (whole, code: string | undefined, word: string | undefined) => {
    const letter = code === undefined ? NAMED[word ?? ''] : String.fromCodePoint(Number(code));
    if (letter === undefined) throw new Error(`bare & or unknown reference "${whole}" in "${text.slice(0, 60)}"`);
    return letter;
  });
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  let rest = text;
  while (rest.trim() !== '') {
    const match = /^\s+([A-Za-z][\w:-]*)="([^"]*)"/.exec(rest);
    if (!match) throw new Error(`malformed attributes "${rest.slice(0, 60)}"`);
    const [whole, name = '', value = ''] = match;
    if (attributes.has(name)) throw new Error(`attribute ${name} twice`);
    attributes.set(name, resolve(value));
    rest = rest.slice(whole.length);
  }
  return attributes;
}

/**
 * A strict reader of the subset that the program writes (XML, with HTML's doctype, meta, br and style): every element closed
 * in order, every attribute quoted and once, every & and < a reference. Throws at the first fault.
 */
export function parseMarkup(source: string): Element {
  const root: Element = { name: '', attributes: new Map(), children: [] };
  const open: Element[] = [root];
  let rest = source.replace(/^<!doctype html>/, '');
  while (rest !== '') {
    const parent = open.at(-1) ?? root;
    if (!rest.startsWith('<')) {
      const end = rest.indexOf('<');
      const text = end === -1 ? rest : rest.slice(0, end);
      parent.children.push(parent.name === 'style' ? text : resolve(text));
      rest = end === -1 ? '' : rest.slice(end);
      continue;
    }
    const tag = /^<(\/?)([A-Za-z][\w:-]*)((?:\s+[A-Za-z][\w:-]*="[^"<]*")*)\s*(\/?)>/.exec(rest);
    if (!tag) throw new Error(`malformed tag at "${rest.slice(0, 80)}"`);
    const [whole, closing, name = '', attributes = '', selfClosing] = tag;
    rest = rest.slice(whole.length);
    if (closing === '/') {
      if (parent.name !== name) throw new Error(`</${name}> closes <${parent.name}>`);
      open.pop();
      continue;
    }
    const element: Element = { name, attributes: attributesOf(attributes), children: [] };
    parent.children.push(element);
    if (selfClosing !== '/' && !VOID.has(name)) open.push(element);
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name ?? ''}> is never closed`);
  const [first, ...others] = root.children;
  if (first === undefined || typeof first === 'string' || others.length > 0) throw new Error('not exactly one root element');
  return first;
}

/** Every element of a tree, outer before inner. */
export const elements = (root: Element): Element[] => [root, ...root.children.flatMap((child) => (typeof child === 'string' ? [] : elements(child)))];

/** All text inside an element. */
export const textOf = (element: Element): string => element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
