#!/usr/bin/env node
// The command: the WebAssembly module of this package, or the native binary that ON_RECORD_BINARY names.

import { spawnSync } from 'node:child_process';

const words = process.argv.slice(2);
const binary = process.env.ON_RECORD_BINARY;

if (binary) {
  const { error, signal, status } = spawnSync(binary, words, { stdio: 'inherit' });
  if (error) console.error(`on-record: ON_RECORD_BINARY names ${binary}, which cannot be run: ${error.message}`);
  process.exitCode = error || signal ? 2 : status;
} else {
  const { run } = await import('../lib/command.js');
  process.exitCode = await run(words);
}
