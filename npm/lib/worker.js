// Reads a part of the articles, see command.js.

import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import { workerData } from 'node:worker_threads';
import { execute } from './module.js';

// What is wrong with an article is told by the one that does the work.
const nowhere = openSync(devNull, 'w');
await execute(workerData.module, workerData.words, workerData.environment, { stdout: nowhere, stderr: nowhere });
closeSync(nowhere);
