import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const MINUTE = 60_000;
/** Properties with many runs and crash tests take their time on a busy machine. */
const shared = { testTimeout: MINUTE, hookTimeout: MINUTE, maxWorkers: availableParallelism() };

/** Node reads the sources itself, as it does for the command line: nothing is translated first, and what it made of them is kept (NODE_COMPILE_CACHE). */
const native = { experimental: { viteModuleRunner: false, nodeLoader: false } };

/** These tests keep nothing in a module that another could see: one reading of the program serves all files of a worker. */
const together = { isolate: false };

/** Groups run one after the other, the quick ones first; `npm test` runs `e2e` beside the others, which step back for its windows. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], ...shared, ...native, ...together, sequence: { groupOrder: 1 } } },
      { test: { name: 'service', include: ['tests/service/**/*.test.ts'], ...shared, ...native, ...together, sequence: { groupOrder: 1 } } },
      { test: { name: 'fault', include: ['tests/fault/**/*.test.ts'], ...shared, ...native, sequence: { groupOrder: 2 } } },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          ...native,
          ...together,
          testTimeout: 4 * MINUTE,
          hookTimeout: 3 * MINUTE,
          // A real window on a starved machine may miss a moment; what is wrong fails every time.
          retry: 2,
          expect: { poll: { timeout: 20_000 } },
          // Windows wait for a person's pace most of the time: two share the cores well, each on a screen of its own.
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
