// Whether `npx on-record serve` answers without the native command and tells open pages of a change: called by the check
// `package` in the folder where the package is installed. A sentence and exit code 1 where it does not.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const folder = mkdtempSync(join(tmpdir(), 'on-record-articles-'));
const article = join(folder, 'ferry.txt');
const write = (words) => writeFileSync(article, `“${words},” Ada Example said on Friday.\n`);
write('The ferry stays');
const bin = join(process.cwd(), 'node_modules/on-record/bin/on-record.js');
const server = spawn(process.execPath, [bin, 'serve', folder, '--port', '0'], { env: { ...process.env, ON_RECORD_BINARY: '' }, stdio: ['ignore', 'ignore', 'pipe'] });
const fail = (sentence) => {
  console.error(`serve: ${sentence}`);
  process.exitCode = 1;
};

const asked = (url) =>
  new Promise((then, failed) =>
    get(url, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (more) => (text += more));
      answer.on('end', () => then({ status: answer.statusCode, to: answer.headers.location, text }));
    }).on('error', failed),
  );

try {
  const told = [];
  let at;
  for await (const line of createInterface({ input: server.stderr })) {
    told.push(line);
    at = line.match(/http:\/\/[^ ]+/)?.[0];
    if (at) break;
  }
  if (!at) throw new Error(`it ended: ${told.join(' ')}`);
  server.stderr.resume();
  const index = await asked(`${at}?x=1`);
  if (index.status !== 200 || !index.text.includes('The ferry stays') || !index.text.includes('EventSource')) fail('the page is not whole');
  if ((await asked(`${at}actor/ada-example`)).to !== '/actor/ada-example/') fail('a folder is not found without its slash');
  if ((await asked(`${at}nowhere`)).status !== 404) fail('what is not there is answered');
  const changed = new Promise((then, failed) =>
    get(`${at}on-record-changes`, (answer) => {
      answer.setEncoding('utf8').on('data', (text) => text.includes('changed') && then(answer.destroy()));
      write('The ferry goes at last');
    }).on('error', failed),
  );
  await changed;
  if (!(await asked(at)).text.includes('The ferry goes at last')) fail('a change is not shown');
  const ended = new Promise((then) => server.once('exit', then));
  server.kill('SIGINT');
  const code = await ended;
  if (process.platform !== 'win32' && code !== 0) fail(`Ctrl-C ends it with ${code}`);
} catch (error) {
  fail(error.message);
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
