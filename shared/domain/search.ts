/** Longest query looked at, in words and in characters; what is beyond is ignored. */
export const MAX_QUERY_WORDS = 8;
export const MAX_QUERY_LENGTH = 80;

/* How a query word meets a word of an entry, as a cost: whatever needs a guess comes after everything that does not. */
const EXACT = 0;
const PREFIX = 64;
const INFIX = 128;
const ONE_TYPO = 1024;

/*
 * An entry of a word: its slot, and in the low bits the word's place in the entry: 0 to 7 within the first text, 8 to 15 for
 * the text it stands in after that, so that all barcodes count alike. The last of each stands for all later ones.
 */
const PLACE_BITS = 4;
const PLACE_MASK = 15;
const LAST_PLACE = { firstText: 7, laterText: 15 } as const;
/** A query with separators is tried closed up from this length on; shorter ones are sizes ("5.5"). */
const SHORTEST_CODE = 4;

/* Trigrams are three 6-bit codes in one small integer, so that the index is an array and not a map of strings. */
const START = 37;
const END = 38;
const NOTHING = 0;

function code(char: number): number {
  if (char >= 97 && char <= 122) return char - 96;
  if (char >= 48 && char <= 57) return char - 21;
  return 39 + (char % 24);
}

const gram = (a: number, b: number, c: number): number => (a << 12) | (b << 6) | c;

/** The word's trigrams with its start and end marked: "^be", "ber", "era", "ras", "as$". */
function trigrams(word: string): number[] {
  const codes = [START, ...Array.from({ length: word.length }, (_, index) => code(word.charCodeAt(index))), END];
  const grams: number[] = [];
  for (let index = 0; index + 2 < codes.length; index += 1) grams.push(gram(codes[index] ?? NOTHING, codes[index + 1] ?? NOTHING, codes[index + 2] ?? NOTHING));
  return grams;
}

/** Where words of letters are found by their first one, for short queries in which one slip may touch every trigram. */
const shortWords = (word: string): number => gram(END, code(word.charCodeAt(0)), NOTHING);
const LONGEST_SHORT_WORD = 6;

const firstLetter = (word: string): number => gram(START, code(word.charCodeAt(0)), NOTHING);

/** Lower case without accents. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase();

/** Words of letters, or letters and then digits ("sphp5"); a number stands by itself, with its decimals: "5.5kg" is "5.5" and "kg". */
const wordsOf = (folded: string): string[] => folded.match(/\d+(?:[.,]\d+)*|[\p{L}\p{N}]+/gu)?.map((word) => word.replaceAll(',', '.')) ?? [];

/** A number or code written with separators, closed up: "0812-3456-789" also as "08123456789", "A-0147" as "a0147"; null for other text. */
function closedUp(folded: string): string | null {
  const joined = folded.replace(/[\s.\-+/()]/g, '');
  const isNumber = /^\d{3,}$/.test(joined);
  const isCode = /^[\p{L}\p{N}]+$/u.test(joined) && !/\s/.test(folded.trim());
  return joined !== folded && (isNumber || isCode) ? joined : null;
}

const hasDigit = (word: string): boolean => /\d/.test(word);

/** Typing slips forgiven in a word of a query. None where there is a digit: another number is another thing. */
function typosAllowed(word: string): number {
  if (word.length < 3 || hasDigit(word)) return 0;
  return word.length < 6 ? 1 : 2;
}

/**
 * Edits (insert, delete, replace, swap neighbours) between a query word and a word, or its closest beginning when
 * `prefix`, since the query may still be being typed. Answers limit + 1 for anything beyond the limit.
 */
function typos(query: string, word: string, limit: number, prefix: boolean, rows: Rows): number {
  const width = Math.min(word.length, query.length + limit);
  if ((!prefix && word.length - query.length > limit) || query.length - width > limit) return limit + 1;
  let [twoUp, up, row] = rows;
  for (let j = 0; j <= width; j += 1) up[j] = j;
  for (let i = 1; i <= query.length; i += 1) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= width; j += 1) {
      const same = query.charCodeAt(i - 1) === word.charCodeAt(j - 1);
      let cost = Math.min((up[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (up[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && query.charCodeAt(i - 1) === word.charCodeAt(j - 2) && query.charCodeAt(i - 2) === word.charCodeAt(j - 1)) cost = Math.min(cost, (twoUp[j - 2] ?? 0) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [twoUp, up, row] = [up, row, twoUp];
  }
  if (!prefix) return up[word.length] ?? limit + 1;
  let least = limit + 1;
  for (let j = 0; j <= width; j += 1) least = Math.min(least, up[j] ?? least);
  return least;
}

type Rows = readonly [Uint8Array, Uint8Array, Uint8Array];

type Matches = { readonly ids: number[]; readonly costs: number[]; entries: number };

/** Working arrays kept from query to query: making them anew each time is what made searches stall on garbage collection. */
class Scratch {
  #round = new Int32Array(0);
  #best = new Int32Array(0);
  #total = new Int32Array(0);
  #shared = new Uint8Array(0);
  #lastRound = 0;
  readonly rows: Rows = [new Uint8Array(MAX_QUERY_LENGTH + 4), new Uint8Array(MAX_QUERY_LENGTH + 4), new Uint8Array(MAX_QUERY_LENGTH + 4)];

  forSlots(count: number): { readonly round: Int32Array; readonly best: Int32Array; readonly total: Int32Array } {
    if (this.#round.length < count) {
      this.#round = new Int32Array(2 * count);
      this.#best = new Int32Array(2 * count);
      this.#total = new Int32Array(2 * count);
    }
    return { round: this.#round, best: this.#best, total: this.#total };
  }

  /** The number before a run of `count` numbers never used to mark a slot. */
  nextRounds(count: number): number {
    if (this.#lastRound + count > 0x7fff_0000) {
      this.#round.fill(0);
      this.#lastRound = 0;
    }
    const start = this.#lastRound + 1;
    this.#lastRound += count;
    return start;
  }

  /** Zeros, which the caller puts back. */
  forWords(count: number): Uint8Array {
    if (this.#shared.length < count) this.#shared = new Uint8Array(2 * count);
    return this.#shared;
  }
}

type Slot<T> = { value: T; readonly words: readonly number[]; readonly source: string };

/**
 * An in-memory index over names, numbers and codes that forgives typing slips. Order of results: entries where every word
 * of the query is a word, the beginning of a word or inside a word of theirs (in that order, earlier words of the first
 * text before later ones, and those before the later texts), then entries that need one or two slips forgiven; equals stay in the order they were first set.
 * Case and accents do not count, words may come in any order, all of them must be found. One or two letters match
 * beginnings only. Numbers (barcode, phone, member number) match by beginning or inside, never with a wrong digit.
 *
 * Built for 50,000 entries and an answer well under 5 ms. Words of removed entries stay in the dictionary, unreachable,
 * until the index is built anew.
 */
export class SearchIndex<T> {
  readonly #slotByKey = new Map<string, number>();
  readonly #slots: (Slot<T> | undefined)[] = [];
  readonly #idByWord = new Map<string, number>();
  readonly #words: string[] = [];
  /** By word: the entries that hold it, slot and place together; the one entry itself where there is only one, as for most numbers. */
  readonly #entries: (number | number[])[] = [];
  /** By trigram: the words that hold it, each once. */
  readonly #wordsByGram: number[][] = [];
  readonly #scratch = new Scratch();
  #size = 0;

  /** Number of entries. */
  get size(): number {
    return this.#size;
  }

  /** Adds an entry, or replaces the one with this key, which then keeps its place among equals. `texts`: the most telling one first. */
  set(key: string, texts: readonly string[], value: T): void {
    const source = texts.join('\n');
    const known = this.#slotByKey.get(key);
    const before = known === undefined ? undefined : this.#slots[known];
    if (before?.source === source) {
      before.value = value;
      return;
    }
    const slot = known ?? this.#slots.length;
    this.#unlink(slot);
    const places = this.#wordPlaces(texts);
    for (const [id, place] of places) this.#link(id, (slot << PLACE_BITS) | place);
    this.#slots[slot] = { value, words: [...places.keys()], source };
    this.#slotByKey.set(key, slot);
    if (!before) this.#size += 1;
  }

  /** Removes the entry with this key; true when there was one. Setting the key again puts it at the end. */
  remove(key: string): boolean {
    const slot = this.#slotByKey.get(key);
    if (slot === undefined) return false;
    this.#unlink(slot);
    this.#slots[slot] = undefined;
    this.#slotByKey.delete(key);
    this.#size -= 1;
    return true;
  }

  /** The best matches, at most `limit`; an empty query finds nothing. Throws RangeError when limit is not a whole number of at least 1. */
  search(query: string, limit: number): T[] {
    if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`limit must be at least 1: ${limit}`);
    const folded = fold(query).trim().slice(0, MAX_QUERY_LENGTH);
    const joined = closedUp(folded);
    const asOne = joined !== null && hasDigit(joined) && joined.length >= SHORTEST_CODE ? this.#find([joined], limit) : [];
    const asWords = asOne.length < limit ? this.#find([...new Set(wordsOf(folded))].slice(0, MAX_QUERY_WORDS), limit) : [];
    const found = [...new Set([...asOne, ...asWords])].slice(0, limit);
    return found.flatMap((slot) => {
      const entry = this.#slots[slot];
      return entry ? [entry.value] : [];
    });
  }

  #find(words: readonly string[], limit: number): number[] {
    if (words.length === 0) return [];
    const plain = this.#rank(words, limit, false);
    return plain.length >= limit || words.every((word) => typosAllowed(word) === 0) ? plain : this.#rank(words, limit, true);
  }

  /** The slots that hold every word, cheapest first. The rarest word is looked up first, the others only among its slots. */
  #rank(words: readonly string[], limit: number, forgiving: boolean): number[] {
    const { round, best, total } = this.#scratch.forSlots(this.#slots.length);
    const start = this.#scratch.nextRounds(words.length + 1);
    const rarestFirst = words.map((word) => this.#matches(word, forgiving)).toSorted((a, b) => a.entries - b.entries);
    let hits: number[] = [];
    for (const [index, { ids, costs }] of rarestFirst.entries()) {
      const [before, now] = [start + index, start + index + 1];
      const met: number[] = [];
      for (let match = 0; match < ids.length; match += 1) {
        const cost = costs[match] ?? 0;
        const entries = this.#entries[ids[match] ?? 0] ?? [];
        const many = typeof entries !== 'number';
        const count = many ? entries.length : 1;
        for (let at = 0; at < count; at += 1) {
          const entry = many ? (entries[at] ?? 0) : entries;
          const slot = entry >> PLACE_BITS;
          const price = cost + (entry & PLACE_MASK);
          if (round[slot] === now) {
            if (price < (best[slot] ?? 0)) best[slot] = price;
          } else if (index === 0 || round[slot] === before) {
            round[slot] = now;
            best[slot] = price;
            met.push(slot);
          }
        }
      }
      for (const slot of met) total[slot] = (index === 0 ? 0 : (total[slot] ?? 0)) + (best[slot] ?? 0);
      hits = met;
    }
    return cheapest(hits, total, limit);
  }

  /** The words that meet a word of the query, what each costs, and how many entries they stand in. */
  #matches(query: string, forgiving: boolean): Matches {
    const matches: Matches = { ids: [], costs: [], entries: 0 };
    const add = (id: number, cost: number): void => {
      matches.ids.push(id);
      matches.costs.push(cost);
      const entries = this.#entries[id] ?? [];
      matches.entries += typeof entries === 'number' ? 1 : entries.length;
    };
    for (const id of this.#plainCandidates(query)) {
      const word = this.#words[id] ?? '';
      if (word.startsWith(query)) add(id, word.length === query.length ? EXACT : PREFIX);
      else if (query.length > 2 && word.includes(query)) add(id, INFIX);
    }
    const limit = forgiving ? typosAllowed(query) : 0;
    if (limit === 0) return matches;
    for (const id of this.#similarCandidates(query, limit)) {
      const edits = typos(query, this.#words[id] ?? '', limit, query.length > 4, this.#scratch.rows);
      if (edits > 0 && edits <= limit) add(id, ONE_TYPO * edits);
    }
    return matches;
  }

  /** Words that may hold the query as it is: those of its rarest trigram, or that begin with its one or two letters. */
  #plainCandidates(query: string): readonly number[] {
    const grams = query.length === 1 ? [firstLetter(query)] : query.length === 2 ? trigrams(query).slice(0, 1) : trigrams(query).slice(1, -1);
    return grams.map((key) => this.#wordsByGram[key] ?? []).reduce((rarest, words) => (words.length < rarest.length ? words : rarest));
  }

  /** Words that share enough trigrams with the query; short queries also meet the short words with their first letter. */
  #similarCandidates(query: string, limit: number): Iterable<number> {
    const grams = trigrams(query);
    const enough = Math.max(1, grams.length - 4 * limit - 1);
    const shared = this.#scratch.forWords(this.#words.length);
    const candidates = new Set<number>();
    for (const key of grams)
      for (const id of this.#wordsByGram[key] ?? []) {
        const count = (shared[id] ?? 0) + 1;
        shared[id] = count;
        if (count === enough) candidates.add(id);
      }
    for (const key of grams) for (const id of this.#wordsByGram[key] ?? []) shared[id] = 0;
    if (query.length < LONGEST_SHORT_WORD) for (const id of this.#wordsByGram[shortWords(query)] ?? []) candidates.add(id);
    return candidates;
  }

  /** The distinct words of an entry, by id, with the place where each stands first. */
  #wordPlaces(texts: readonly string[]): ReadonlyMap<number, number> {
    const places = new Map<number, number>();
    for (const [textNo, text] of texts.entries()) {
      const folded = fold(text);
      const joined = closedUp(folded);
      for (const [wordNo, word] of [...wordsOf(folded), ...(joined === null ? [] : [joined])].entries()) {
        const id = this.#idByWord.get(word) ?? this.#learn(word);
        const place = textNo === 0 ? Math.min(wordNo, LAST_PLACE.firstText) : Math.min(LAST_PLACE.firstText + textNo, LAST_PLACE.laterText);
        if (!places.has(id)) places.set(id, place);
      }
    }
    return places;
  }

  #learn(word: string): number {
    const id = this.#words.length;
    this.#words.push(word);
    this.#entries.push([]);
    this.#idByWord.set(word, id);
    const isShort = word.length <= LONGEST_SHORT_WORD && !hasDigit(word);
    for (const key of new Set([firstLetter(word), ...(isShort ? [shortWords(word)] : []), ...trigrams(word)])) (this.#wordsByGram[key] ??= []).push(id);
    return id;
  }

  #link(id: number, entry: number): void {
    const entries = this.#entries[id] ?? [];
    if (typeof entries === 'number') this.#entries[id] = [entries, entry];
    else if (entries.length === 0) this.#entries[id] = entry;
    else entries.push(entry);
  }

  #unlink(slot: number): void {
    for (const id of this.#slots[slot]?.words ?? []) {
      const entries = this.#entries[id] ?? [];
      this.#entries[id] = typeof entries === 'number' ? [] : entries.filter((entry) => entry >> PLACE_BITS !== slot);
    }
  }
}

/** The `limit` slots of least cost, equals by slot, which is the order of entry. */
function cheapest(hits: readonly number[], cost: Int32Array, limit: number): number[] {
  const before = (a: number, b: number): number => (cost[a] ?? 0) - (cost[b] ?? 0) || a - b;
  if (hits.length <= 4 * limit) return hits.toSorted(before).slice(0, limit);
  const kept: number[] = [];
  for (const slot of hits) {
    const worst = kept.at(-1);
    if (kept.length === limit && worst !== undefined && before(slot, worst) > 0) continue;
    if (kept.length === limit) kept.pop();
    let at = kept.length;
    while (at > 0 && before(slot, kept[at - 1] ?? 0) < 0) at -= 1;
    kept.splice(at, 0, slot);
  }
  return kept;
}
