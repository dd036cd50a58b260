// A stand-in for the service that can be told to die. Plain CommonJS, so that the utility process of any Electron can run it.
const fs = require('node:fs');
const path = require('node:path');

/** @typedef {{ id: number, method: string, params: Record<string, unknown>, session?: string }} Request */
/** @typedef {{ on(event: 'message', listener: (event: { data: Request }) => void): void, postMessage(message: unknown): void }} ParentPort */

const port = /** @type {{ parentPort?: ParentPort }} */ (/** @type {unknown} */ (process)).parentPort;
const file = process.env['GERAI_FILE'] ?? '';
const name = path.basename(file);

/** @param {unknown} message */
function send(message) {
  if (port) port.postMessage(message);
  else process.send?.(message);
}

/** @param {Request} request */
function answer({ id, method, params, session }) {
  if (method === 'fake.echo') {
    send({ id, ok: true, result: { params, session: session ?? null, file, pid: process.pid, transport: port ? 'utilityProcess' : 'fork' } });
  } else if (method === 'fake.dieTimes') {
    // Every arrival of this request is noted; it is answered when it came one time more often than it may kill.
    const notebook = String(params['notebook']);
    fs.appendFileSync(notebook, `${JSON.stringify({ id, params, session })}\n`);
    const arrivals = fs.readFileSync(notebook, 'utf8').trim().split('\n').length;
    if (arrivals <= Number(params['times'])) process.kill(process.pid, 'SIGKILL');
    else send({ id, ok: true, result: { arrivals } });
  } else if (method === 'fake.never') {
    send({ event: 'fake.heard', data: { pid: process.pid } });
  } else if (method === 'fake.event') {
    send({ event: 'fake.event', data: params });
    send({ id, ok: true, result: {} });
  } else if (method === 'documents.render') {
    render(id, params);
  } else {
    send({ id, ok: false, error: { code: 'NOT_FOUND', message: `Tidak ada: ${method}` } });
  }
}

/** @param {number} id @param {Record<string, unknown>} params */
function render(id, { document, format }) {
  const isReceipt = document === 'sale-receipt';
  if (format === 'svg' && isReceipt) {
    const text = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120" viewBox="0 0 300 120"><rect width="300" height="120" fill="#ff0000"/></svg>';
    send({ id, ok: true, result: { mime: 'image/svg+xml', text } });
  } else if (format === 'html' && !isReceipt) {
    const text = '<!doctype html><title>x</title><style>@page{size:A4;margin:20mm}h1{color:#00f}section+section{break-before:page}</style><section><h1>Halaman satu</h1></section><section><h1>Halaman dua</h1></section>';
    send({ id, ok: true, result: { mime: 'text/html', text } });
  } else {
    send({ id, ok: false, error: { code: 'VALIDATION', message: 'Bentuk ini tidak ada.' } });
  }
}

function makeDemo() {
  for (let done = 1; done <= 3; done += 1) send({ event: 'job.progress', data: { jobId: 'demo', done, total: 3, label: 'Menulis penjualan' } });
  fs.writeFileSync(file, 'demo');
  send({ event: 'job.done', data: {} });
}

if (process.env['GERAI_TASK'] === 'demo') {
  makeDemo();
  if (!port) process.disconnect();
} else if (name.startsWith('rusak')) {
  send({ event: 'service.refused', data: { code: 'STORAGE', message: 'Berkas rusak. Pulihkan dari salinan.' } });
  if (!port) process.disconnect();
} else {
  if (port) port.on('message', (event) => answer(event.data));
  else process.on('message', (message) => answer(/** @type {Request} */ (message))).on('disconnect', () => process.exit(0));
  send({ event: 'service.ready', data: { version: '0.0.0', schemaVersion: 1 } });
}
