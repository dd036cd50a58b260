import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions } from 'vite';
import { electronDev } from './electron/dev/vitePlugin.ts';

const root = import.meta.dirname;

type NodeBundle = { name: string; entries: Record<string, string>; target: string; external: string[]; split?: boolean };

/**
 * dist/NAME/ENTRY.cjs: CommonJS with everything in it but `external`; main and preload must run in Electron 25 (Node 18) and
 * later. With `split`, what is imported on demand, or by several entries, lies in files of its own, so that a start reads no more than it needs.
 */
const nodeBundle = ({ name, entries, target, external, split = false }: NodeBundle): EnvironmentOptions => ({
  consumer: 'server',
  resolve: { noExternal: true, external, builtins: [...builtinModules, /^node:/] },
  build: {
    target,
    outDir: resolve(root, 'dist', name),
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    ssr: true,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).map(([entry, file]) => [entry, resolve(root, file)])),
      external: [...external, /^node:/],
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs', codeSplitting: split },
    },
  },
});

export default defineConfig({
  root: resolve(root, 'renderer'),
  base: '/',
  plugins: [react(), electronDev()],
  server: { port: 5173, strictPort: false },
  builder: {},
  environments: {
    client: {
      build: {
        target: 'chrome114',
        outDir: resolve(root, 'dist/renderer'),
        emptyOutDir: true,
        modulePreload: { polyfill: false },
        // Loaded from the disk beside it: one file is quicker than several.
        chunkSizeWarningLimit: 2_000,
        // The policy of app://gerai allows fonts from files only.
        assetsInlineLimit: 0,
        rolldownOptions: { input: { index: resolve(root, 'renderer/index.html'), display: resolve(root, 'renderer/display.html') } },
      },
    },
    main: nodeBundle({ name: 'main', entries: { main: 'electron/main/main.ts' }, target: 'node18', external: ['electron'] }),
    preload: nodeBundle({ name: 'preload', entries: { preload: 'electron/preload/preload.ts', display: 'electron/preload/display.ts' }, target: 'node18', external: ['electron'], split: true }),
    service: nodeBundle({ name: 'service', entries: { service: 'electron/service/hosts/app.ts', verifyThread: 'electron/service/verifyThread.ts' }, target: 'node22', external: ['better-sqlite3'], split: true }),
  },
});
