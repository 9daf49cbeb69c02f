// node same_bits.mjs READER ARTICLES NATIVE: reads the articles (JSON lines) with the reader in the folder READER, and
// compares each with its line in NATIVE, as `on-record extract` wrote it: its statements and who read them.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, articles, native] = process.argv.slice(2);
const lines = (path) => readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));

const module = await import(pathToFileURL(resolve(folder, 'reader.js')));
await module.default({ module_or_path: readFileSync(join(folder, 'reader_bg.wasm')) });
const reader = new module.Reader(readFileSync(join(folder, 'reader.orm')));

const expected = lines(native);
let [differing, statements, read] = [0, 0, 0];
for (const { id, text } of lines(articles)) {
  // Written by one JSON, whose numbers come back from both as they were: 1 and 1.0 are the same bits.
  const here = JSON.stringify({ id, read_by: reader.readBy, statements: reader.read(text) });
  const there = JSON.stringify(expected[read]);
  statements += expected[read]?.statements.length ?? 0;
  read += 1;
  if (here !== there) {
    differing += 1;
    let at = 0;
    while (here[at] === there?.[at]) at += 1;
    console.error(`${id} differs:\n  natively   …${there?.slice(Math.max(0, at - 60), at + 60)}…\n  under node …${here.slice(Math.max(0, at - 60), at + 60)}…`);
  }
}
if (read !== expected.length || statements === 0) throw new Error(`${read} articles, ${expected.length} lines, ${statements} statements`);
if (differing > 0) {
  console.error(`${differing} of ${read} articles are read otherwise natively than in wasm. Where dist/ is older than the sources, build it anew first.`);
  process.exit(1);
}
console.log(`${read} articles, ${statements} statements: the same natively and in wasm.`);
