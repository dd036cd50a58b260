// Loaded into a Node process of the program under test: writes down its number and where it connects to, one line each, and hinders nothing.
const { appendFileSync } = require('node:fs');
const dgram = require('node:dgram');
const dns = require('node:dns');
const net = require('node:net');

/** @typedef {Record<string, (...args: unknown[]) => unknown>} Owner */

/** @param {string} what */
const record = (what) => appendFileSync(process.env['GERAI_TEST_CONNECTIONS'] ?? '', `${process.pid} ${what}\n`);

/**
 * Calls `heard` with the arguments of every call of a function, and then the function.
 * @param {unknown} owned
 * @param {string} name
 * @param {(args: unknown[]) => void} heard
 */
function overhear(owned, name, heard) {
  const owner = /** @type {Owner} */ (owned);
  const original = owner[name];
  if (original === undefined) throw new Error(`no function ${name}`);
  /**
   * @this {unknown}
   * @param {unknown[]} args
   */
  owner[name] = function overheard(...args) {
    heard(args);
    return Reflect.apply(original, this, args);
  };
}

overhear(net.Socket.prototype, 'connect', (args) => {
  // Node itself hands over the arguments as an array.
  const [first, second] = /** @type {unknown[]} */ (Array.isArray(args[0]) ? args[0] : args);
  if (typeof first === 'number') return record(`tcp ${typeof second === 'string' ? second : 'localhost'}:${first}`);
  const { host = 'localhost', port } = /** @type {{ host?: string, port?: number }} */ (first ?? {});
  return port === undefined ? undefined : record(`tcp ${host}:${port}`);
});
overhear(dgram.Socket.prototype, 'send', () => record('udp'));
for (const name of ['lookup', 'resolve', 'resolve4']) overhear(dns, name, ([host]) => record(`dns ${String(host)}`));
record('listening');
