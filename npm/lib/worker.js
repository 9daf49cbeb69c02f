// A thread with the module on it, which runs one thing after the other, see command.js.

import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { execute } from './module.js';

parentPort.on('message', async ({ words, environment, isHelper }) => {
  // What is wrong with an article is told by the one that does the work, not by a helper.
  const nowhere = isHelper ? openSync(devNull, 'w') : undefined;
  const streams = isHelper ? { stdout: nowhere, stderr: nowhere } : {};
  const code = await execute(workerData, words, environment, streams);
  if (isHelper) closeSync(nowhere);
  parentPort.postMessage(code);
});
