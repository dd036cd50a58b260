/** Something that takes long to make: in steps while nobody waits for it, or at once when it is asked for. */
export class Prepared<T> {
  private readonly make: () => Generator<void, T>;
  private steps: Generator<void, T> | undefined;
  private made: { readonly value: T } | undefined;

  constructor(make: () => Generator<void, T>) {
    this.make = make;
  }

  /** What was made so far as a whole; undefined before. */
  get ready(): T | undefined {
    return this.made?.value;
  }

  /** Makes what is still missing of it. */
  get(): T {
    for (;;) {
      if (this.made !== undefined) return this.made.value;
      this.step();
    }
  }

  /** Makes a little of it; false when nothing is left to make. */
  step(): boolean {
    if (this.made !== undefined) return false;
    this.steps ??= this.make();
    const { done, value } = this.steps.next();
    if (done === true) this.made = { value };
    return this.made === undefined;
  }

  /** What was read for it has changed before it was whole: it is made anew. */
  startOver(): void {
    if (this.made === undefined) this.steps = undefined;
  }
}

/** Makes each in the pauses between requests, until `stopped`. */
export async function prepareInPauses(all: readonly Prepared<unknown>[], stopped: () => boolean): Promise<void> {
  for (const each of all)
    while (!stopped() && each.step())
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
}
