// The `<on-record>` element: the explorer inside someone else's page. One script tag defines it; see docs/embedding.md.
//
// Each element runs the program in a memory of its own, so that two keep apart, a fault in one leaves the other alone,
// and removing one frees all of it. The program is fetched and compiled once.
'use strict';

const home = new URL('.', document.currentScript?.src ?? location.href).href;
/** Compiled once for all elements; fetched anew after a failure. */
let compiled;
/** The element that owns the page's address: there can be one. */
let owner;

const NAMES = ['src', 'state', 'lang', 'theme', 'views', 'locked', 'link', 'report'];

class OnRecord extends HTMLElement {
  static observedAttributes = ['src', 'state', 'theme', 'lang', 'locked', 'views', 'accent'];

  #program;
  #away = new AbortController();
  #root;
  #waiting = [];

  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
  }

  connectedCallback() {
    // Moved within the page: what is shown stays.
    if (this.#root) return;
    this.#start();
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#root || before === now) return;
    if (name === 'theme') return void (this.#root.dataset.theme = now ?? 'system');
    if (name === 'accent') return this.#colour(this.#root);
    if (name === 'state') return this.show(now);
    if (name === 'src' && now) return this.open(now);
    this.#stop();
    this.#start();
  }

  /** What is shown: `{address, total, statement}`; `undefined` before anything is. */
  state() {
    return this.#program?.state();
  }

  /** Shows an address, as a click on a link to it would: a fragment, or what `state()` gave. */
  show(address) {
    this.#run((program) => program.show(address));
  }

  /** Opens another archive; what is shown stays until it is there. */
  open(archive) {
    this.#run((program) => program.open(archive));
  }

  /** Whether this element owns the page's address: `hash`, else `memory`. */
  get routing() {
    return owner === this ? 'hash' : 'memory';
  }

  #run(work) {
    if (this.#program) work(this.#program);
    else this.#waiting.push(work);
  }

  async #start() {
    const away = (this.#away = new AbortController());
    const { signal } = away;
    const root = (this.#root = document.createElement('div'));
    root.className = 'page';
    root.dataset.theme = this.getAttribute('theme') ?? 'system';
    this.#colour(root);
    if (ARCHIVE) {
      root.dataset.archive = home + ARCHIVE;
      if (!this.getAttribute('src')) onRecordLoad.ahead(home + ARCHIVE);
    }
    const panel = this.#panel();
    const styles = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: home + 'on-record.css' });
    this.shadowRoot.replaceChildren(styles, root, panel);
    if (this.getAttribute('routing') === 'hash' && !owner?.isConnected) owner = this;

    for (const name of ['on-record:panic', 'on-record:drawn']) {
      this.addEventListener(
        name,
        (event) => {
          // Another element inside ours has its own.
          if (event.target !== this) return;
          if (name.endsWith('drawn')) panel.remove();
          else this.#fail('Something went wrong in here, and it has stopped.', event.detail);
        },
        { signal },
      );
    }
    try {
      const loaded = new Promise((done) => {
        styles.onload = done;
        // Without its styles it still works.
        styles.onerror = done;
      });
      const bar = panel.querySelector('progress');
      const callbacks = {
        progress(have, total) {
          if (total > 0) Object.assign(bar, { max: total, value: have });
        },
      };
      compiled ??= onRecordLoad.fetched(home + WASM, callbacks);
      compiled.catch(() => (compiled = undefined));
      const lang = this.#lang();
      const [wasm, words] = await Promise.all([compiled, onRecordWords(lang), loaded]);
      if (signal.aborted) return;
      // What every element has, such as `style`, is no slip.
      const own = this.getAttributeNames().filter((name) => !(name in HTMLElement.prototype));
      Object.assign(root.dataset, onRecordWishes(own, (name) => this.getAttribute(name)));
      const program = onRecordProgram();
      await program({ module_or_path: wasm });
      if (signal.aborted) return;
      if (words) program.learn(lang, words);
      const settings = { memory: this.routing === 'memory', home };
      for (const name of NAMES) if (this.hasAttribute(name)) settings[name] = this.getAttribute(name);
      this.#program = program;
      program.mount(root, settings);
      this.#waiting.splice(0).forEach((work) => work(program));
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof onRecordLoad.Problem) this.#fail(error.message, error.cause);
      else this.#fail('Something went wrong in here, and it has stopped.', error);
    }
  }

  /** The accent of the page around: as it is on a light ground, and lighter on a dark one. */
  #colour(root) {
    const accent = this.getAttribute('accent');
    if (accent && CSS.supports('color', accent)) root.style.setProperty('--or-accent', `light-dark(${accent}, color-mix(in srgb, ${accent} 55%, #fff))`);
    else root.style.removeProperty('--or-accent');
  }

  #stop() {
    this.#away.abort();
    try {
      this.#program?.unmount();
    } catch {
      // It had stopped by itself.
    }
    this.#program = undefined;
    this.#root = undefined;
    this.#waiting = [];
    if (owner === this) owner = undefined;
    this.shadowRoot.replaceChildren();
  }

  #lang() {
    return onRecordLang(this.getAttribute('lang'));
  }

  #panel() {
    const make = (name, props, ...children) => {
      const element = Object.assign(document.createElement(name), props);
      element.append(...children);
      return element;
    };
    const bar = make('progress', {});
    const says = make('p', { className: 'says' });
    const lang = this.#lang();
    onRecordSay(says, 'Loading the statements', lang);
    bar.setAttribute('aria-label', says.textContent);
    says.setAttribute('role', 'status');
    const retry = make('button', { type: 'button', className: 'primary', hidden: true });
    return make('div', { className: 'page boot' }, says, bar, retry);
  }

  #fail(what, cause) {
    const panel = this.shadowRoot.querySelector('.boot') ?? this.#panel();
    onRecordFailed(panel, what, cause, () => {
      this.#stop();
      this.#start();
    }, this.#lang());
    // What was drawn stays readable.
    this.shadowRoot.prepend(panel);
  }
}

if (!customElements.get('on-record')) customElements.define('on-record', OnRecord);
