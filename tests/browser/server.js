// A small static server for the built page, so that the tests know every header they are served with.
//
//   /            the build as any web space serves it
//   /a/b/        the same at a sub-path
//   /strict/     the same under the strictest content security policy that it must bear
//   /no-wasm/    the same under a policy that forbids WebAssembly
//   /open/       the same for everyone: with Access-Control-Allow-Origin, as a frame without an origin needs it
//   /own/        the site that `on-record build` made of articles/, under the same policy as /strict/
//   /untyped/    the same from a server that does not know the type of wasm
//   /a/b/examples/ and so on: the pages of examples/, beside the built page
//
// Beside the page lie the archives that the tests open with ?src=: files, and generated-shards/, the generated corpus as a
// sharded archive.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
export const dist = process.env.ON_RECORD_DIST ?? path.join(root, 'dist');
/** A site that `on-record build` made, and beside it the same in one file. */
export const own = process.env.ON_RECORD_OWN;
const generated = process.env.ON_RECORD_GENERATED ?? path.join(root, 'target', 'generated.orc');

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.orc': 'application/octet-stream',
  '.md': 'text/markdown; charset=utf-8',
};

const self = "default-src 'none'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none';";
const places = [
  { prefix: '/a/b/', headers: {} },
  { prefix: '/strict/', headers: { 'content-security-policy': `${self} script-src 'self' 'wasm-unsafe-eval'` } },
  { prefix: '/open/', headers: { 'access-control-allow-origin': '*' } },
  { prefix: '/no-wasm/', headers: { 'content-security-policy': `${self} script-src 'self'` } },
  { prefix: '/untyped/', headers: {}, wasm: 'text/plain' },
  { prefix: '/own/', headers: { 'content-security-policy': `${self} script-src 'self' 'wasm-unsafe-eval'` }, home: own },
  { prefix: '/', headers: {} },
];

/** Archives that are right, and those that are wrong in one way each. */
export function archive(name) {
  // The larger corpus, for pictures and benchmarks; the seeds with a new first line each; one with reprints.
  if (['generated-10k.orc', 'shifted.orc', 'reprinted.orc'].includes(name)) {
    const beside = path.join(path.dirname(generated), name);
    return existsSync(beside) ? readFileSync(beside) : undefined;
  }
  if (!existsSync(generated)) return undefined;
  const whole = readFileSync(generated);
  switch (name) {
    case 'generated.orc':
      return whole;
    case 'large.orc':
      return process.env.ON_RECORD_LARGE ? readFileSync(process.env.ON_RECORD_LARGE) : undefined;
    case 'truncated.orc':
      return whole.subarray(0, Math.floor(whole.length / 2));
    case 'header.orc':
      return whole.subarray(0, 10);
    case 'empty.orc':
      return Buffer.alloc(0);
    case 'noise.orc':
      return Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 197 + 31) % 256));
    case 'version.orc': {
      const other = Buffer.from(whole);
      other.writeUInt32LE(99, 8);
      return other;
    }
    case 'damaged.orc': {
      const other = Buffer.from(whole);
      other[other.length >> 1] ^= 0xff;
      return other;
    }
    default:
      return undefined;
  }
}

/** Packed once a file, as web servers do; only where a test or bench asks for it. */
const small = new Map();
function packed(name, body) {
  if (!small.has(name)) small.set(name, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  return small.get(name);
}

async function answer({ pack, pages }, request, response) {
  const url = new URL(request.url, 'http://localhost');
  const page = pages.get(url.pathname);
  if (page) {
    response.writeHead(200, { 'content-type': types['.html'], ...page.headers });
    return response.end(page.body);
  }
  const place = places.find((one) => url.pathname.startsWith(one.prefix));
  let file = decodeURIComponent(url.pathname.slice(place.prefix.length));
  if (!file || file.endsWith('/')) file += 'index.html';
  const send = (status, type, body) => {
    const headers = { 'content-type': type, 'cache-control': 'no-store', ...place.headers };
    if (pack && status === 200) {
      body = packed(url.pathname, body);
      headers['content-encoding'] = 'br';
    }
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  const made = archive(file);
  if (made) return send(200, types['.orc'], made);
  // The same corpus as generated.orc, in many files.
  const shards = file.startsWith('generated-shards/') && path.dirname(generated);
  const home = shards || (file.startsWith('examples/') ? root : place.home ?? dist);
  const whole = path.resolve(home, file);
  try {
    if (!whole.startsWith(home)) throw new Error('outside');
    const ending = path.extname(whole);
    const type = ending === '.wasm' && place.wasm ? place.wasm : types[ending];
    return send(200, type ?? 'application/octet-stream', await readFile(whole));
  } catch {
    return send(404, 'text/plain; charset=utf-8', Buffer.from('not here'));
  }
}

/** Starts on a free port; `at('/a/b/')` gives addresses; `pages` holds the pages of hosts, by path. */
export async function start({ pack = false } = {}) {
  const pages = new Map();
  const server = createServer((request, response) => answer({ pack, pages }, request, response));
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, pages, at: (where) => origin + where, stop: () => new Promise((done) => server.close(done)) };
}
