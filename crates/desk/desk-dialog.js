// The desk: one dialog over the page, in which an editor corrects a statement or an actor, looks through the corrections, or
// through what is least sure. What is in it is drawn anew with each step.

import { Stop } from './desk-crew.js';
import { list, look, make, recall, undo } from './desk-edit.js';
import { edit } from './desk-edit-texts.js';
import { element } from './desk-found.js';
import { drawList } from './desk-list.js';
import { drawSheet } from './desk-sheet.js';

let dialog, inside, said;
/** What is drawn now. */
let step;

export const button = ([label, onclick, className = 'quiet']) => element('button', { type: 'button', className, onclick }, label);
export const ways = (...buttons) => element('p', { className: 'ways' }, ...buttons.filter(Boolean).map(button));
export const field = (label, input) => element('label', { className: 'field' }, element('span', {}, label), input);
export const status = (says = '') => element('p', { className: 'says', role: 'status' }, says);

/** Opens the desk for a statement, or with the list. */
export async function openDesk(key) {
  const t = edit();
  untoast();
  dialog ??= frame();
  dialog.ariaLabel = t.desk;
  // The first time, the desk's program is on its way for a moment.
  inside.replaceChildren(element('h2', { tabIndex: -1 }, t.desk), status(t.wait));
  if (!dialog.open) dialog.showModal();
  go(key ? { draw: drawSheet, key } : { draw: drawList });
}

function frame() {
  inside = element('div', { className: 'inside' });
  const made = element('dialog', { className: 'sheet wide desk' }, inside);
  // The page's own shortcuts rest.
  made.onkeydown = (event) => {
    event.stopPropagation();
    keys(event);
  };
  // A block: a handler whose answer is false would keep the buttons of forms from sending them.
  made.onclick = ({ target }) => {
    if (target === made) close();
  };
  for (const name of ['dragover', 'drop', 'paste']) made.addEventListener(name, (event) => bring(event));
  document.body.append(made);
  addEventListener('on-record-desk', () => dialog.open && go(step));
  return made;
}

/** A file that is dropped on the desk is a corpus.toml, and no article. */
function bring(event) {
  if (event.target.closest?.('textarea, input')) return;
  event.preventDefault();
  const [file] = (event.dataTransfer ?? event.clipboardData)?.files ?? [];
  if (event.type === 'drop' && file) step.take?.(file);
}

/** Letters press the buttons that name them, while no field has the focus. */
function keys(event) {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey || target.closest('input, select, textarea')) return;
  const pressed = inside.querySelector(`[aria-keyshortcuts="${CSS.escape(key)}"]`);
  if (!pressed) return;
  event.preventDefault();
  pressed.matches('button') ? pressed.click() : pressed.focus();
}

/** Draws a step: `{ draw, ... }`. */
export async function go(next) {
  step = next;
  const t = edit();
  said = undefined;
  try {
    await recall();
    const { parts, focus, after } = await next.draw(next, t);
    if (step !== next) return;
    inside.replaceChildren(...parts.filter(Boolean));
    dialog.scrollTop = 0;
    after?.();
    (focus ?? inside.querySelector('h2')).focus({ preventScroll: true });
  } catch (error) {
    if (step !== next) return;
    if (!(error instanceof Stop)) console.error(error);
    const why = error instanceof Stop ? error.message : 'stopped';
    inside.replaceChildren(
      element('h2', { tabIndex: -1 }, t.desk),
      Object.assign(status(t.failures[why] ?? t.failures.stopped), { className: 'says failed' }),
      ways([t.close, close, 'primary']),
    );
  }
}

export function close() {
  const { key } = step;
  dialog.close();
  if (!document.activeElement || document.activeElement === document.body) {
    document.querySelector(`[data-of="${key}"] .correct, .pen`)?.focus({ preventScroll: true });
  }
}

/** Makes a change, then goes on: with the next of a review, else back to the page. Where it matches nothing that is said. */
export async function change(made, now, says) {
  const t = edit();
  if (said) return;
  said = made;
  try {
    const refused = await make(made);
    if (refused) {
      says.className = 'says failed';
      says.textContent = `${t.refused} ${t.refusal(refused)}`;
      return;
    }
    if (made.key) look(made.key);
    if (now.review) return await go({ ...now, key: undefined });
    if (now.stays) return await go(now.stays);
    close();
    toast(t);
  } catch (error) {
    console.error(error);
    says.className = 'says failed';
    says.textContent = t.failures.stopped;
  } finally {
    said = undefined;
  }
}

let told;
function untoast() {
  told?.remove();
  told = undefined;
}

/** What was done, with a way to undo it, until something else is done. */
function toast(t) {
  untoast();
  const place = list().length - 1;
  const back = async () => {
    untoast();
    await undo(place);
  };
  told = element('p', { className: 'toast desk', role: 'status' }, `${t.told(list()[place])} `, button([t.undo, back, '']));
  document.body.append(told);
  const leave = ({ target }) => {
    if (told?.contains(target)) return;
    removeEventListener('click', leave, true);
    untoast();
  };
  // The click that made the change is not the one that ends its message.
  setTimeout(() => addEventListener('click', leave, true));
  addEventListener('popstate', untoast, { once: true });
}
