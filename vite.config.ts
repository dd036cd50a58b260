import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions } from 'vite';
import { electronDev } from './electron/dev/vitePlugin.ts';

const root = import.meta.dirname;

type NodeBundle = { entry: string; outDir: string; target: string; external: string[] };

/** One CommonJS file with everything in it but `external`; main and preload must run in Electron 25 (Node 18) and later. */
const nodeBundle = ({ entry, outDir, target, external }: NodeBundle): EnvironmentOptions => ({
  consumer: 'server',
  resolve: { noExternal: true, external, builtins: [...builtinModules, /^node:/] },
  build: {
    target,
    outDir: resolve(root, outDir),
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    ssr: true,
    rolldownOptions: {
      input: resolve(root, entry),
      external: [...external, /^node:/],
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
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
        // The policy of app://gerai allows fonts from files only.
        assetsInlineLimit: 0,
      },
    },
    main: nodeBundle({ entry: 'electron/main/main.ts', outDir: 'dist/main', target: 'node18', external: ['electron'] }),
    preload: nodeBundle({ entry: 'electron/preload/preload.ts', outDir: 'dist/preload', target: 'node18', external: ['electron'] }),
    service: nodeBundle({ entry: 'electron/service/hosts/app.ts', outDir: 'dist/service', target: 'node22', external: ['better-sqlite3'] }),
  },
});
