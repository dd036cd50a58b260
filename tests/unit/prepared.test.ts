import { expect, test } from 'vitest';
import { Prepared, prepareInPauses } from '../../electron/service/kernel/prepared.ts';

/** Counts to three, a step each, and says how often it began. */
function counting() {
  let begun = 0;
  const counted = new Prepared(function* count() {
    begun += 1;
    const numbers: number[] = [];
    while (numbers.length < 3) {
      numbers.push(numbers.length + 1);
      yield;
    }
    return numbers;
  });
  return { counted, begun: () => begun };
}

test('is made a step at a time, and then not again', async () => {
  const { counted, begun } = counting();
  expect([counted.step(), counted.ready]).toEqual([true, undefined]);
  await prepareInPauses([counted], () => false);
  expect([counted.ready, counted.get(), counted.step(), begun()]).toEqual([[1, 2, 3], [1, 2, 3], false, 1]);
});

test('is finished at once for whoever asks, and stops when it is told to', async () => {
  const { counted, begun } = counting();
  await prepareInPauses([counted], () => begun() === 1);
  expect(counted.ready).toBeUndefined();
  expect([counted.get(), begun()]).toEqual([[1, 2, 3], 1]);
});

test('begins anew when what it read has changed, but not once it is whole', () => {
  const { counted, begun } = counting();
  counted.step();
  counted.startOver();
  expect([counted.get(), begun()]).toEqual([[1, 2, 3], 2]);
  counted.startOver();
  expect([counted.ready, begun()]).toEqual([[1, 2, 3], 2]);
});
