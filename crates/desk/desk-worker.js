// A worker of the page that turns a reader's own files into an archive, see crates/desk. It is told one thing at a time
// and answers each: `{ answer }`, before it any number of `{ step: [done, all] }`, or `{ fault }` where the program has stopped and the worker is of no more use.
'use strict';

importScripts('desk.js');

let desk;
/** The archive that an editor corrects. */
let edited;
/** The archive that drafts are set against. */
let against;

const lists = ({ lines, problems, notes }) => ({ lines, problems, notes });

const tasks = {
  /** The program, compiled once by the page, and the weights. */
  async start({ module, weights }) {
    await wasm_bindgen({ module_or_path: module });
    desk = new wasm_bindgen.Desk(new Uint8Array(weights));
  },
  /** A file: its articles as JSON lines. */
  async open({ file, name }) {
    const opened = desk.open(name, new Uint8Array(await file.arrayBuffer()));
    return lists(opened);
  },
  /** The articles of an archive that is shown. */
  reopen: ({ archive }) => lists(desk.reopen(archive)),
  /** An article: what was found in it. */
  read: ({ line }) => desk.read(line),
  /** All of them: one archive. */
  pack({ read, title, shown }) {
    const parcel = desk.package(title, shown ?? new Uint8Array());
    for (const one of read) parcel.add(one);
    const { archive, lines, notes, articles, statements } = desk.pack(parcel);
    // A file already: megabytes of text would hold up the page's own thread.
    return { archive, lines: new Blob([lines]), notes, articles, statements };
  },
  /** An archive that drafts are set against. */
  against({ archive }) {
    against = new wasm_bindgen.Against(archive);
  },
  /** Runs in: reads one of its articles, and at last sets one against all. */
  learn({ step, check }) {
    const text = against.sample(step);
    if (check) desk.check(text, against, () => {});
    else desk.read(JSON.stringify({ id: 'sample', text }));
  },
  /** A draft, set against that archive. */
  check({ draft }) {
    return JSON.parse(desk.check(draft, against, (...step) => postMessage({ step })));
  },
  /** An archive to be corrected. */
  edit({ archive }) {
    edited?.free();
    edited = new wasm_bindgen.Edited(archive);
  },
  /** What a list of changes makes of it. */
  apply({ list }) {
    const applied = edited.apply(JSON.stringify(list));
    const problems = JSON.parse(applied.problems());
    const archive = applied.archive();
    applied.free();
    return { archive, problems };
  },
  /** Runs in, and is where it was. */
  warm({ change, list }) {
    for (let time = 0; time < 3; time++) edited.apply(JSON.stringify([...list, change])).free();
    edited.apply(JSON.stringify(list)).free();
  },
  /** The same with the versions in other articles; nothing where they are shown already. */
  settle: () => edited.settle(),
  /** `corpus.toml` with the changes in it, and what is to be told; or why nothing could be added. */
  write({ file, list }) {
    const [text, notes, refused] = JSON.parse(edited.save(file, JSON.stringify(list)));
    return { text, notes, refused };
  },
  sheet: ({ key }) => JSON.parse(edited.sheet(key)),
  /** An article in which nothing is chosen. */
  blank: ({ article }) => JSON.parse(edited.blank(article)),
  articles: () => JSON.parse(edited.articles()),
  person: ({ name }) => JSON.parse(edited.person(name)),
  choices: () => JSON.parse(edited.choices()),
};

addEventListener('message', async ({ data }) => {
  try {
    postMessage({ answer: await tasks[data.task](data) });
  } catch (error) {
    postMessage({ fault: String(error?.message ?? error) });
  }
});
