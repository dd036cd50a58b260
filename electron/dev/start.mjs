// Plain JavaScript, so that it can still speak when `npm ci` has not brought the right Node yet.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const installed = existsSync(fileURLToPath(new URL('../../node_modules/vite', import.meta.url)));
if (!installed || Number(process.versions.node.split('.')[0]) < 22) {
  console.error('Dependencies are missing: run `npm ci` first (it also brings the Node 24 that these scripts run on).');
  process.exit(1);
}
await import('./start.ts');
