// The list that is written into the page, in the reader's language: the build writes it in English, with the words of the
// other languages beside it (crates/site/src/spoken.rs). Runs once the page is parsed and before it is seen in English.
'use strict';

(() => {
  const html = document.documentElement;
  const lang = onRecordLang();
  if (lang === 'en') return;
  // It comes into sight in the reader's language.
  html.classList.add('speaking');

  function speak() {
    if (document.readyState === 'loading') return;
    document.removeEventListener('readystatechange', speak);
    const words = document.getElementById('spoken');
    const said = words ? JSON.parse(words.textContent)[lang] : undefined;
    for (const element of said ? document.querySelectorAll('#written [data-said]') : []) {
      for (const part of element.dataset.said.split(' ')) {
        const [place, at] = part.split('=');
        if (/^\d+$/.test(place)) element.childNodes[place].data = said[at];
        else element.setAttribute(place, said[at]);
      }
      element.removeAttribute('data-said');
    }
    const says = document.getElementById('boot-says');
    if (says) onRecordSay(says, 'Loading the statements', lang);
    html.classList.remove('speaking');
  }
  document.addEventListener('readystatechange', speak);
  speak();
})();
