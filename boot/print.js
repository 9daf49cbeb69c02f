// On paper a link is its address: each statement's is written beside it before the page is printed, without the words
// that only a program needs.
'use strict';

addEventListener('beforeprint', () => {
  const here = location.href.split('#')[0];
  for (const link of document.querySelectorAll('.card .open')) {
    const [address] = link.getAttribute('href').split('?');
    // What was written into the page leads to pages of its own.
    link.dataset.print = address.startsWith('#') ? here + address : link.href;
  }
});
