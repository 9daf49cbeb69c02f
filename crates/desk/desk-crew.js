// The workers of one run: as many as there are cores, each with one thing to do at a time.

/** Why nothing can be read: `missing` or `old`; or that somebody ended it: `cancelled`. */
export class Stop extends Error {}

const at = (name) => new URL(name, import.meta.url);
/** At most so many: each holds the program and its weights. */
const MOST = 8;

/** The program, compiled, and the weights: fetched once, again after a failure. */
let parts;

function fetched() {
  parts ??= Promise.all([program(), bytes('reader.orm')]).catch((error) => {
    parts = undefined;
    throw error;
  });
  return parts;
}

/** Compiled while it arrives, beside the page's own thread, which megabytes would hold up. */
async function program() {
  const response = await answer('desk_bg.wasm');
  // A server may not know the type of wasm.
  const typed = new Response(response.body, { headers: { 'content-type': 'application/wasm' } });
  try {
    return await WebAssembly.compileStreaming(typed);
  } catch (error) {
    throw new Stop(error instanceof WebAssembly.CompileError ? 'old' : 'missing', { cause: error });
  }
}

const bytes = async (name) => (await answer(name)).arrayBuffer();

async function answer(name) {
  const response = await fetch(at(name)).catch(() => undefined);
  if (!response?.ok || /^text\/html/.test(response.headers.get('content-type') ?? '')) throw new Stop('missing');
  return response;
}

export class Crew {
  #waiting = [];
  #workers = new Set();
  #idle = new Set();
  #ended;
  #parts;

  /** Fetches what workers need, and starts them: one for each core, but no more than `most`. */
  async gather(most = MOST) {
    this.#parts = await fetched();
    if (this.#ended) throw this.#ended;
    const many = Math.max(1, Math.min(navigator.hardwareConcurrency || 2, most));
    await Promise.all(Array.from({ length: many }, () => this.#start()));
  }

  /** Gives a task to the next free worker; `step` hears how far it is. A program that stops takes nobody else along: a new worker comes. */
  ask(task, step) {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((done, failed) => {
      this.#waiting.push({ task, step, done, failed });
      this.#next();
    });
  }

  /** Sends everybody home; what waits is rejected. */
  end(why = 'cancelled') {
    this.#ended ??= new Stop(why);
    this.#workers.forEach((worker) => this.#dismiss(worker));
    this.#waiting.splice(0).forEach(({ failed }) => failed(this.#ended));
  }

  #next() {
    for (const worker of this.#idle) {
      const work = this.#waiting.shift();
      if (!work) return;
      this.#idle.delete(worker);
      this.#hand(worker, work);
    }
  }

  #hand(worker, work) {
    worker.work = work;
    worker.postMessage(work.task);
  }

  #dismiss(worker) {
    worker.terminate();
    this.#workers.delete(worker);
    this.#idle.delete(worker);
    worker.work?.failed(this.#ended ?? new Error(worker.fault));
  }

  async #start() {
    const worker = new Worker(at('desk-worker.js'));
    this.#workers.add(worker);
    worker.onmessage = ({ data }) => {
      const { work } = worker;
      if ('step' in data) return work.step?.(...data.step);
      worker.work = undefined;
      if ('fault' in data) {
        worker.fault = data.fault;
        work.failed(new Error(data.fault));
        this.#dismiss(worker);
        if (!this.#ended && work.task.task !== 'start') this.#start().catch(() => this.#workers.size || this.end('stopped'));
        return;
      }
      work.done(data.answer);
      if (this.#ended) return;
      this.#idle.add(worker);
      this.#next();
    };
    // The script is missing, or the page's policy forbids it.
    worker.onerror = (event) => {
      event.preventDefault();
      this.#ended ??= new Stop('missing');
      this.#dismiss(worker);
    };
    const [module, weights] = this.#parts;
    await new Promise((done, failed) => this.#hand(worker, { task: { task: 'start', module, weights }, done, failed }));
  }
}
