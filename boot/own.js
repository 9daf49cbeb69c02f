// A reader's own articles, drafts and corrections: hears what is dropped or pasted anywhere on the page and which buttons
// of the desk are pressed, and hands it to reader/on-record-desk.js, which is fetched then and not before. What the page asks for comes through `ask`, what becomes of it goes to `hear`:
// see src/platform/own.rs.
'use strict';

const onRecordOwn = (() => {
  const base = document.currentScript?.src || document.baseURI;
  let listener = () => {};
  const tell = (state, archive, open = false) => listener(state, archive, open);
  let desk;
  /** The archive that the page shows. */
  let held;

  function load() {
    desk ??= import(new URL('reader/on-record-desk.js', base).href).then(
      (module) => {
        module.hear(tell);
        if (held) module.hold(held);
        return module;
      },
      () => {
        desk = undefined;
        tell({ phase: 'missing' });
      },
    );
    return desk;
  }

  const named = (file) => ({ file, name: file.webkitRelativePath || file.name });
  let pasted = 0;
  const text = (words) => [{ file: new Blob([words]), name: `pasted-text-${++pasted}.txt` }];

  /** The files of what was dropped; folders are walked. Entries are asked for at once: a drop holds them no longer. */
  async function dropped(data) {
    const entries = [...data.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const words = data.getData('text/plain');
    const plain = [...data.files].map(named);
    if (!entries.length) return plain.length ? plain : words.trim() ? text(words) : [];
    return (await Promise.all(entries.map(walk))).flat();
  }

  async function walk(entry) {
    const ask = (what) => new Promise((done) => what(done, () => done(undefined)));
    if (entry.isFile) {
      const file = await ask((done, failed) => entry.file(done, failed));
      return file ? [{ file, name: entry.fullPath.slice(1) }] : [];
    }
    const reader = entry.createReader();
    const inside = [];
    // A folder gives its entries a hundred at a time.
    for (let some; (some = await ask((done, failed) => reader.readEntries(done, failed)))?.length; ) inside.push(...some);
    const visible = inside.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
    return (await Promise.all(visible.map(walk))).flat();
  }

  /** Takes files; `open` where they came from outside of the dialog. */
  async function take(files) {
    if (!files.length) return;
    tell({}, undefined, true);
    (await load())?.add(files);
  }

  function listen() {
    const carries = ({ types }) => types.includes('Files');
    addEventListener('dragover', (event) => {
      if (carries(event.dataTransfer)) event.preventDefault();
    });
    addEventListener('drop', async (event) => {
      if (event.defaultPrevented || !carries(event.dataTransfer)) return;
      event.preventDefault();
      take(await dropped(event.dataTransfer));
    });
    addEventListener('paste', (event) => {
      if (event.defaultPrevented || event.target.closest?.('input, textarea, [contenteditable]')) return;
      const files = [...event.clipboardData.files].map(named);
      const words = event.clipboardData.getData('text/plain');
      take(files.length ? files : words.trim() ? text(words) : []);
    });
  }

  /** The statement that a key is meant for: of the card or mark that has the focus, else the one that an article shows. */
  function focused() {
    const near = document.activeElement?.closest('[data-statement], [data-statements], [data-of]')?.dataset ?? {};
    const key = near.statement ?? near.statements?.split(' ')[0] ?? near.of;
    return key ?? document.querySelector('.note [data-of]')?.dataset.of;
  }

  /** Whether what is shown comes from an archive in many files, which is not here to be checked against or corrected. */
  const inParts = () => document.querySelector('.on-record.parts');
  const APART = 'Checks and corrections need an archive in one file, and this page\u2019s archive comes in many. Open one that \u201con-record pack FOLDER -o corpus.orc\u201d made.';

  /** Says so in a dialog of its own. */
  function refuse() {
    const dialog = Object.assign(document.createElement('dialog'), { className: 'sheet' });
    const says = document.createElement('p');
    const close = Object.assign(document.createElement('button'), { className: 'primary', type: 'button' });
    onRecordSay(says, APART, document.documentElement.lang);
    onRecordSay(close, 'Close', document.documentElement.lang);
    close.onclick = () => dialog.close();
    dialog.onclose = () => dialog.remove();
    dialog.append(says, close);
    document.querySelector('.on-record').append(dialog);
    dialog.showModal();
  }

  async function correct(key) {
    if (inParts()) return refuse();
    const module = await load();
    if (module) module.correct(key);
    // The dialog of own articles says that there is no desk.
    else tell({}, undefined, true);
  }

  /** Hears the desk's buttons and its key; a dot on one of them tells of corrections that are kept. */
  function offer() {
    try {
      if (localStorage.getItem('on-record.corrections')) document.documentElement.dataset.corrections = '';
    } catch {
      // A browser that keeps nothing has nothing to offer.
    }
    addEventListener('click', ({ target }) => {
      const button = target.closest?.('button[data-desk]');
      if (button) correct(button.dataset.desk === 'list' ? undefined : button.closest('[data-of]').dataset.of);
    });
    addEventListener('keydown', (event) => {
      const { key, target, ctrlKey, metaKey, altKey } = event;
      if (key !== 'e' || ctrlKey || metaKey || altKey || event.defaultPrevented) return;
      if (target.closest?.('input:not([type=radio]), select, textarea, [contenteditable]') || document.querySelector('dialog[open]:not(.over)')) return;
      const of = focused();
      if (of) correct(of);
    });
  }

  const asks = {
    look: (module) => module.look(),
    add: (module, files) => module.add([...files].map(named)),
    read(module, [words, together, title, shown]) {
      if (words.trim()) module.add(text(words));
      return module.read({ together, title, shown });
    },
    cancel: (module) => module.cancel(),
    save: (module, ending) => module.save(ending),
    keep: (module) => module.keepIt(),
    forget: (module) => module.forgetIt(),
    reopen: (module) => module.reopen(),
    leave: (module) => module.leave(),
    check: (module, [place, shown]) => module.check(place, shown),
    checked: (module) => module.checked(),
  };

  return {
    /** `heard(state, archive, open)`; once a page. */
    hear(heard) {
      listener = heard;
      listen();
      offer();
    },
    /** The page shows this archive now; none that is here as a whole where it is a sharded one. */
    async hold(archive) {
      held = archive;
      if (archive) (await desk)?.hold(archive);
    },
    async ask(what, value) {
      if (inParts() && /^check/.test(what)) return void (what === 'check' && onRecordSay(value[0], APART, document.documentElement.lang));
      const module = await load();
      if (module) asks[what](module, value);
    },
  };
})();
