import { defineConfig } from 'vitest/config';

const MINUTE = 60_000;
const longRunning = { testTimeout: MINUTE, hookTimeout: MINUTE };

/** Groups run one after the other, so that the windows of `e2e` are not starved by the rest. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], sequence: { groupOrder: 0 } } },
      { test: { name: 'service', include: ['tests/service/**/*.test.ts'], ...longRunning, sequence: { groupOrder: 0 } } },
      { test: { name: 'fault', include: ['tests/fault/**/*.test.ts'], ...longRunning, sequence: { groupOrder: 1 } } },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 2 * MINUTE,
          hookTimeout: 3 * MINUTE,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
