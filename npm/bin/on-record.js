#!/usr/bin/env node
// The command: the native one where its package was installed beside this one or ON_RECORD_BINARY names it, else the
// WebAssembly module of this package. An empty ON_RECORD_BINARY asks for the module.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const words = process.argv.slice(2);
const named = process.env.ON_RECORD_BINARY;
const binary = named ?? installed();

/** The native command of this machine, an optional dependency: `undefined` where there is none. */
function installed() {
  const file = process.platform === 'win32' ? 'on-record.exe' : 'on-record';
  try {
    return createRequire(import.meta.url).resolve(`on-record-${process.platform}-${process.arch}/${file}`);
  } catch {
    return undefined;
  }
}

async function module() {
  const { run } = await import('../lib/command.js');
  return run(words);
}

if (binary) {
  const { error, signal, status } = spawnSync(binary, words, { stdio: 'inherit' });
  if (error && named) {
    console.error(`on-record: ON_RECORD_BINARY names ${binary}, which cannot be run: ${error.message}`);
    process.exitCode = 2;
  } else {
    // One that was installed for another system stands in nobody's way.
    process.exitCode = error ? await module() : signal ? 2 : status;
  }
} else {
  process.exitCode = await module();
}
