// A thread with the module on it.

import { Worker } from 'node:worker_threads';

export class Thread {
  #worker;
  #ended;

  constructor(module) {
    this.#worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: module });
    this.#ended = new Promise((_, failed) => {
      this.#worker.once('error', failed);
      this.#worker.once('exit', () => failed(new Error('its thread has ended')));
    });
    // Told to whoever waits for it.
    this.#ended.catch(() => {});
  }

  /** Runs the module with these words and this environment; the exit code. */
  run(words, environment, isHelper = false) {
    const code = new Promise((done) => this.#worker.once('message', done));
    this.#worker.postMessage({ words, environment, isHelper });
    return Promise.race([code, this.#ended]);
  }

  /** The same without a word. What it does not bring to an end is done by the one that it helps. */
  help(words, environment) {
    return this.run(words, environment, true).catch(() => {});
  }

  end() {
    return this.#worker.terminate();
  }
}
