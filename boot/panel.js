// The panel that stands while the program loads says here why it cannot start or has stopped, and offers a new start.
// Shared by the page, by what runs in it before all else, and by the `<on-record>` element.
'use strict';

/** Says `what` to readers and `cause` to developers; `again` is what the panel's button does. */
function onRecordFailed(panel, what, cause, again) {
  panel.classList.add('failed');
  panel.setAttribute('role', 'alert');
  panel.querySelector('progress')?.remove();
  const says = panel.querySelector('.says');
  const detail = cause?.message ?? cause;
  says.textContent = detail ? `${what} (${detail})` : what;
  says.removeAttribute('role');
  const retry = panel.querySelector('button');
  retry.onclick = again;
  retry.hidden = false;
}
