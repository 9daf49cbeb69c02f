// `on-record serve` with Node.js alone: builds the site into a temporary folder, keeps it in memory, answers at a port of
// this machine, and builds it anew when an article changes; pages that are open load it. The same as crates/cli/src/serve.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HELP = `Show the site at an address of this machine, and make it anew when an article changes

Usage: on-record serve [OPTIONS] PATHS...

  -p, --port PORT        the port [default: 8000, or the next one that is free]
      --address ADDRESS  the address to listen at; 0.0.0.0 lets other machines in [default: 127.0.0.1]
and what "on-record build --help" lists about articles and the site. Nothing is written beside them. Ctrl-C ends it.`;

/** Where pages hear that the site is another one. */
const CHANGES = '/on-record-changes';
/** What every page gets at its end. */
const RELOAD = `<script>new EventSource('${CHANGES}').onmessage = () => location.reload();</script>\n`;
const KINDS = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  xml: 'application/xml',
};
/** The ports that are tried where none is given. */
const PORTS = Array.from({ length: 20 }, (_, n) => 8000 + n);
/** How often is looked for changes, in milliseconds. */
const LOOK = 500;

const tell = (line) => console.error(`on-record: ${line}`);

/** Serves until it is stopped, which gives the exit code. `run` is what runs a command. */
export async function serve(words, run) {
  const { port, address, rest, isHelp } = parted(words);
  if (isHelp || rest.length === 0) {
    (isHelp ? console.log : console.error)(HELP);
    if (!isHelp) tell('give the articles as files or folders');
    return isHelp ? 0 : 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'on-record-site-'));
  const site = join(folder, 'site');
  const clear = () => rmSync(folder, { recursive: true, force: true });
  const built = async () => {
    const code = await run(['build', ...rest, '--no-pictures', '-o', site]);
    return code < 2 ? files(site) : undefined;
  };
  try {
    let seen = stamps(rest);
    let shown = await built();
    if (!shown) return 2;
    const open = new Set();
    const server = createServer((asked, answer) => converse(asked, answer, shown, open));
    const at = await listen(server, port === undefined ? PORTS : [port], address);
    if (!at) return 2;
    tell(`http://${at.family === 'IPv6' ? `[${at.address}]` : at.address}:${at.port}/ shows the site and reloads on every change; Ctrl-C ends it`);
    const stopped = new Promise((stop) => ['SIGINT', 'SIGTERM'].forEach((signal) => process.once(signal, () => stop(true))));
    for (;;) {
      const isOver = await Promise.race([stopped, new Promise((then) => setTimeout(then, LOOK, false))]);
      if (isOver) {
        server.close();
        server.closeAllConnections();
        return 0;
      }
      const now = stamps(rest);
      if (now === seen) continue;
      seen = now;
      const next = await built();
      if (!next) {
        tell('the site stays as it was');
        continue;
      }
      shown = next;
      open.forEach((page) => page.write('data: changed\n\n'));
    }
  } finally {
    clear();
  }
}

/** The words apart: what is said of the port, and what a build is asked for. */
function parted(words) {
  const wish = { address: '127.0.0.1', rest: [], isHelp: false };
  for (let row = 0; row < words.length; row += 1) {
    const [name, value] = words[row].startsWith('--') ? words[row].split(/=(.*)/s) : [words[row]];
    if (name === '--help' || name === '-h') wish.isHelp = true;
    else if (name === '--port' || name === '-p') wish.port = Number(value ?? words[(row += 1)]);
    else if (name === '--address') wish.address = value ?? words[(row += 1)];
    else wish.rest.push(words[row]);
  }
  return wish;
}

/** The address that is listened at: of the first port that is free. */
async function listen(server, ports, address) {
  for (const port of ports) {
    const error = await new Promise((then) => {
      server.once('error', then);
      try {
        server.listen(port, address, () => then(undefined));
      } catch (wrong) {
        then(wrong);
      }
    });
    server.removeAllListeners('error');
    if (!error) return server.address();
    if (ports.length === 1) tell(`port ${port} cannot be used: ${error.message}; name another with --port`);
  }
  if (ports.length > 1) tell(`no port from ${ports[0]} to ${ports.at(-1)} is free: name one with --port`);
  return undefined;
}

/** The files below a folder, by their paths. */
function files(folder, before = '/') {
  const found = new Map();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files(path, `${before}${entry.name}/`).forEach((bytes, name) => found.set(name, bytes));
    else if (!entry.name.startsWith('.')) found.set(before + entry.name, readFileSync(path));
  }
  return found;
}

/** What tells that something the site is made of is another one. A report is what the build itself writes. */
function stamps(words) {
  const named = words.filter((_, row) => words[row - 1] !== '--report').map((word) => (/^--\w[\w-]*=/.test(word) ? word.replace(/^[^=]*=/, '') : word));
  return named.filter((word) => existsSync(word)).flatMap(stamp).sort().join('\n');
}

function stamp(path) {
  try {
    const known = statSync(path);
    if (!known.isDirectory()) return [`${path} ${known.size} ${known.mtimeMs}`];
    return readdirSync(path).filter((name) => !name.startsWith('.')).flatMap((name) => stamp(join(path, name)));
  } catch {
    return [];
  }
}

/** Answers as much as a browser on the same machine asks for. */
function converse(asked, answer, shown, open) {
  const path = asked.url.split(/[?#]/)[0];
  if (asked.method !== 'GET' && asked.method !== 'HEAD') {
    answer.writeHead(405).end();
  } else if (path === CHANGES) {
    answer.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    answer.flushHeaders();
    open.add(answer);
    answer.once('close', () => open.delete(answer));
  } else {
    const bytes = shown.get(path.endsWith('/') ? `${path}index.html` : path);
    if (bytes) {
      const kind = KINDS[path.endsWith('/') ? 'html' : path.split('.').pop()] ?? 'application/octet-stream';
      const body = kind.startsWith('text/html') ? Buffer.concat([bytes, Buffer.from(RELOAD)]) : bytes;
      answer.writeHead(200, { 'Content-Type': kind, 'Content-Length': body.length, 'Cache-Control': 'no-store' });
      answer.end(asked.method === 'HEAD' ? undefined : body);
    } else if (shown.has(`${path}/index.html`)) {
      answer.writeHead(301, { Location: `${path}/` }).end();
    } else {
      answer.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such page.\n');
    }
  }
}
