/** Digests of rows whose key is one whole number counted up from 1: seventeen bytes each, however many there are. */
class NumberedDigests {
  private words = new Uint32Array(4 * 256);
  /** Per key: 0 unknown, 1 has a digest, 2 was removed. */
  private states = new Uint8Array(256);
  private known = 0;

  /** Whether a key stands close enough to those before it to be kept here. */
  takes(key: number): boolean {
    return key < this.states.length || key <= 2 * this.known + 256;
  }

  set(key: number, digest: string | null): void {
    while (key >= this.states.length) this.grow();
    if (this.states[key] === 0) this.known += 1;
    this.states[key] = digest === null ? 2 : 1;
    for (let word = 0; word < 4; word += 1) this.words[4 * key + word] = Number.parseInt((digest ?? '').slice(8 * word, 8 * word + 8), 16) || 0;
  }

  /** The digest; null where the row was removed or never known. */
  get(key: number): string | null {
    if (this.states[key] !== 1) return null;
    let digest = '';
    for (let word = 0; word < 4; word += 1) digest += (this.words[4 * key + word] ?? 0).toString(16).padStart(8, '0');
    return digest;
  }

  forget(key: number): void {
    if (key < this.states.length) this.states[key] = 0;
  }

  *left(): Generator<number> {
    for (let key = 0; key < this.states.length; key += 1) if (this.states[key] === 1) yield key;
  }

  private grow(): void {
    const [words, states] = [new Uint32Array(2 * this.words.length), new Uint8Array(2 * this.states.length)];
    words.set(this.words);
    states.set(this.states);
    this.words = words;
    this.states = states;
  }
}

/** The last digest of every kept row of one table, as the audit rows tell it, by the row's key as JSON; null once it was removed. */
export class KeptDigests {
  private readonly numbered = new NumberedDigests();
  private readonly named = new Map<string, string | null>();

  set(key: string, digest: string | null): void {
    const number = numberOf(key);
    if (number !== null && !this.named.has(key) && this.numbered.takes(number)) this.numbered.set(number, digest);
    else this.named.set(key, digest);
  }

  /** A row's digest, which is then no longer left. */
  take(key: string): string | null {
    const number = numberOf(key);
    if (this.named.has(key) || number === null) {
      const digest = this.named.get(key) ?? null;
      this.named.delete(key);
      return digest;
    }
    const digest = this.numbered.get(number);
    this.numbered.forget(number);
    return digest;
  }

  /** Keys of rows that were not taken and not removed. */
  *left(): Generator<string> {
    for (const key of this.numbered.left()) yield `[${key}]`;
    for (const [key, digest] of this.named) if (digest !== null) yield key;
  }
}

const numberOf = (key: string): number | null => (/^\[(0|[1-9]\d{0,8})\]$/.test(key) ? Number(key.slice(1, -1)) : null);
