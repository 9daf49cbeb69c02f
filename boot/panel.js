// What stands while the program loads, in the reader's language, and the panel that says why it cannot start or has
// stopped. Shared by the page, by what runs in it before all else, and by the `<on-record>` element.
'use strict';

/** The reader's language as the program chooses it: asked for, set in the settings, the browser's. */
function onRecordLang(asked = new URLSearchParams(location.search).get('lang')) {
  let kept;
  try {
    kept = localStorage.getItem('on-record.settings')?.match(/(?:^|&)lang=([a-z]+)/)?.[1];
  } catch {
    // A frame without an origin keeps nothing.
  }
  const tags = [asked, kept, ...navigator.languages].map((tag) => tag?.toLowerCase().split(/[-_]/)[0]);
  return tags.find((tag) => ['en', 'de', 'ar'].includes(tag)) ?? 'en';
}

/** A sentence in the reader's language, put into an element. */
function onRecordSay(element, english, lang = onRecordLang()) {
  const words = {
    'Loading the statements': [
      'Die \u00c4u\u00dferungen werden geladen',
      '\u064a\u062c\u0631\u064a \u062a\u062d\u0645\u064a\u0644 \u0627\u0644\u062a\u0635\u0631\u064a\u062d\u0627\u062a',
    ],
    'Loading': [
      'Wird geladen',
      '\u062c\u0627\u0631\u064d \u0627\u0644\u062a\u062d\u0645\u064a\u0644',
    ],
    'Retry': [
      'Erneut versuchen',
      '\u0623\u0639\u062f \u0627\u0644\u0645\u062d\u0627\u0648\u0644\u0629',
    ],
    'Close': [
      'Schlie\u00dfen',
      '\u0625\u063a\u0644\u0627\u0642',
    ],
    'Checks and corrections need an archive in one file, and this page\u2019s archive comes in many. Open one that \u201con-record pack FOLDER -o corpus.orc\u201d made.': [
      'Pr\u00fcfungen und Korrekturen brauchen ein Archiv in einer Datei, und das dieser Seite liegt in vielen. Eines \u00f6ffnen, das \u201eon-record pack ORDNER -o corpus.orc\u201c gemacht hat.',
      '\u064a\u062d\u062a\u0627\u062c \u0627\u0644\u062a\u062d\u0642\u0642 \u0648\u0627\u0644\u062a\u0635\u062d\u064a\u062d \u0625\u0644\u0649 \u0623\u0631\u0634\u064a\u0641 \u0641\u064a \u0645\u0644\u0641 \u0648\u0627\u062d\u062f\u060c \u0648\u0623\u0631\u0634\u064a\u0641 \u0647\u0630\u0647 \u0627\u0644\u0635\u0641\u062d\u0629 \u0641\u064a \u0645\u0644\u0641\u0627\u062a \u0643\u062b\u064a\u0631\u0629. \u0627\u0641\u062a\u062d \u0623\u0631\u0634\u064a\u0641\u064b\u0627 \u0635\u0646\u0639\u0647 \u00abon-record pack FOLDER -o corpus.orc\u00bb.',
    ],
    'The reader of this archive is not beside the page, or its policy forbids workers: put the build\u2019s folder \u201creader\u201d there, and allow worker-src \u2018self\u2019.': [
      'Das Leseprogramm dieses Archivs liegt nicht neben der Seite, oder ihre Richtlinie verbietet Worker: den Ordner \u201ereader\u201c dazulegen und worker-src \u2018self\u2019 erlauben.',
      '\u0628\u0631\u0646\u0627\u0645\u062c \u0642\u0631\u0627\u0621\u0629 \u0647\u0630\u0627 \u0627\u0644\u0623\u0631\u0634\u064a\u0641 \u0644\u064a\u0633 \u0628\u062c\u0648\u0627\u0631 \u0627\u0644\u0635\u0641\u062d\u0629\u060c \u0623\u0648 \u0623\u0646 \u0633\u064a\u0627\u0633\u062a\u0647\u0627 \u062a\u0645\u0646\u0639 \u0627\u0644\u0639\u0645\u0627\u0644: \u0636\u0639 \u0627\u0644\u0645\u062c\u0644\u062f \u00abreader\u00bb \u0628\u062c\u0648\u0627\u0631\u0647\u0627 \u0648\u0627\u0633\u0645\u062d \u0628\u0640 worker-src \u2018self\u2019.',
    ],
    'Something went wrong in the page, and it has stopped.': [
      'In der Seite ist ein Fehler aufgetreten, und sie wurde angehalten.',
      '\u062d\u062f\u062b \u062e\u0637\u0623 \u0641\u064a \u0627\u0644\u0635\u0641\u062d\u0629 \u0648\u062a\u0648\u0642\u0641\u062a.',
    ],
    'Something went wrong in here, and it has stopped.': [
      'Hier ist ein Fehler aufgetreten, und das Programm wurde angehalten.',
      '\u062d\u062f\u062b \u062e\u0637\u0623 \u0647\u0646\u0627 \u0648\u062a\u0648\u0642\u0641 \u0627\u0644\u0628\u0631\u0646\u0627\u0645\u062c.',
    ],
    'The connection is slow: nothing has arrived for a while. The page goes on as soon as something does.': [
      'Die Verbindung ist langsam: Seit einer Weile kommt nichts an. Die Seite macht weiter, sobald wieder etwas ankommt.',
      '\u0627\u0644\u0627\u062a\u0635\u0627\u0644 \u0628\u0637\u064a\u0621: \u0644\u0645 \u064a\u0635\u0644 \u0634\u064a\u0621 \u0645\u0646\u0630 \u0645\u062f\u0629. \u0633\u062a\u062a\u0627\u0628\u0639 \u0627\u0644\u0635\u0641\u062d\u0629 \u062d\u0627\u0644\u0645\u0627 \u064a\u0635\u0644 \u0634\u064a\u0621.',
    ],
    'The page\u2019s program arrived damaged or cut short. Try again.': [
      'Das Programm der Seite ist besch\u00e4digt oder unvollst\u00e4ndig angekommen. Versuchen Sie es erneut.',
      '\u0648\u0635\u0644 \u0628\u0631\u0646\u0627\u0645\u062c \u0627\u0644\u0635\u0641\u062d\u0629 \u062a\u0627\u0644\u0641\u064b\u0627 \u0623\u0648 \u0646\u0627\u0642\u0635\u064b\u0627. \u0623\u0639\u062f \u0627\u0644\u0645\u062d\u0627\u0648\u0644\u0629.',
    ],
    'The server that holds the page\u2019s program does not let this place read it. Its answers need the header \u201cAccess-Control-Allow-Origin: *\u201d.': [
      'Der Server mit dem Programm der Seite erlaubt dieser Stelle nicht, es zu lesen. Seine Antworten brauchen den Header \u201eAccess-Control-Allow-Origin: *\u201c.',
      '\u0627\u0644\u062e\u0627\u062f\u0645 \u0627\u0644\u0630\u064a \u064a\u062d\u0641\u0638 \u0628\u0631\u0646\u0627\u0645\u062c \u0627\u0644\u0635\u0641\u062d\u0629 \u0644\u0627 \u064a\u0633\u0645\u062d \u0644\u0647\u0630\u0627 \u0627\u0644\u0645\u0648\u0636\u0639 \u0628\u0642\u0631\u0627\u0621\u062a\u0647. \u062a\u062d\u062a\u0627\u062c \u0631\u062f\u0648\u062f\u0647 \u0625\u0644\u0649 \u0627\u0644\u062a\u0631\u0648\u064a\u0633\u0629 \u00abAccess-Control-Allow-Origin: *\u00bb.',
    ],
    'A browser does not load the page\u2019s program from a disk. Open the one-file version, or put the files on a web server.': [
      'Ein Browser l\u00e4dt das Programm der Seite nicht von einem Datentr\u00e4ger. \u00d6ffnen Sie die Fassung in einer Datei, oder legen Sie die Dateien auf einen Webserver.',
      '\u0644\u0627 \u064a\u062d\u0645\u0651\u0644 \u0627\u0644\u0645\u062a\u0635\u0641\u062d \u0628\u0631\u0646\u0627\u0645\u062c \u0627\u0644\u0635\u0641\u062d\u0629 \u0645\u0646 \u0627\u0644\u0642\u0631\u0635. \u0627\u0641\u062a\u062d \u0627\u0644\u0646\u0633\u062e\u0629 \u0630\u0627\u062a \u0627\u0644\u0645\u0644\u0641 \u0627\u0644\u0648\u0627\u062d\u062f \u0623\u0648 \u0636\u0639 \u0627\u0644\u0645\u0644\u0641\u0627\u062a \u0639\u0644\u0649 \u062e\u0627\u062f\u0645 \u0648\u064a\u0628.',
    ],
    'The page\u2019s program could not be loaded. Check the connection and try again.': [
      'Das Programm der Seite konnte nicht geladen werden. Pr\u00fcfen Sie die Verbindung und versuchen Sie es erneut.',
      '\u062a\u0639\u0630\u0651\u0631 \u062a\u062d\u0645\u064a\u0644 \u0628\u0631\u0646\u0627\u0645\u062c \u0627\u0644\u0635\u0641\u062d\u0629. \u062a\u062d\u0642\u0642 \u0645\u0646 \u0627\u0644\u0627\u062a\u0635\u0627\u0644 \u0648\u0623\u0639\u062f \u0627\u0644\u0645\u062d\u0627\u0648\u0644\u0629.',
    ],
    'This browser does not run WebAssembly, which the page needs.': [
      'Dieser Browser f\u00fchrt kein WebAssembly aus, das die Seite braucht.',
      '\u0644\u0627 \u064a\u0634\u063a\u0651\u0644 \u0647\u0630\u0627 \u0627\u0644\u0645\u062a\u0635\u0641\u062d WebAssembly \u0627\u0644\u0630\u064a \u062a\u062d\u062a\u0627\u062c\u0647 \u0627\u0644\u0635\u0641\u062d\u0629.',
    ],
    'The page\u2019s program is missing on the server.': [
      'Das Programm der Seite fehlt auf dem Server.',
      '\u0628\u0631\u0646\u0627\u0645\u062c \u0627\u0644\u0635\u0641\u062d\u0629 \u063a\u064a\u0631 \u0645\u0648\u062c\u0648\u062f \u0639\u0644\u0649 \u0627\u0644\u062e\u0627\u062f\u0645.',
    ],
    'The server answers with a page where the program should be. Check that all files were put there.': [
      'Der Server antwortet mit einer Seite, wo das Programm sein sollte. Pr\u00fcfen Sie, ob alle Dateien dort liegen.',
      '\u064a\u0631\u062f\u0651 \u0627\u0644\u062e\u0627\u062f\u0645 \u0628\u0635\u0641\u062d\u0629 \u0645\u0643\u0627\u0646 \u0627\u0644\u0628\u0631\u0646\u0627\u0645\u062c. \u062a\u062d\u0642\u0642 \u0645\u0646 \u0648\u0636\u0639 \u062c\u0645\u064a\u0639 \u0627\u0644\u0645\u0644\u0641\u0627\u062a \u0647\u0646\u0627\u0643.',
    ],
    'This site\u2019s Content-Security-Policy blocks WebAssembly; script-src needs \u2018wasm-unsafe-eval\u2019.': [
      'Die Content-Security-Policy dieser Website blockiert WebAssembly; script-src braucht \u2018wasm-unsafe-eval\u2019.',
      '\u0633\u064a\u0627\u0633\u0629 Content-Security-Policy \u0644\u0647\u0630\u0627 \u0627\u0644\u0645\u0648\u0642\u0639 \u062a\u0645\u0646\u0639 WebAssembly\u061b \u064a\u062d\u062a\u0627\u062c script-src \u0625\u0644\u0649 \u2018wasm-unsafe-eval\u2019.',
    ],
    'A script of this page could not be loaded; it may be blocked. The statements can be read all the same.': [
      'Ein Skript dieser Seite konnte nicht geladen werden; vielleicht ist es blockiert. Die \u00c4u\u00dferungen lassen sich trotzdem lesen.',
      '\u062a\u0639\u0630\u0651\u0631 \u062a\u062d\u0645\u064a\u0644 \u0623\u062d\u062f \u0646\u0635\u0648\u0635 \u0647\u0630\u0647 \u0627\u0644\u0635\u0641\u062d\u0629 \u0627\u0644\u0628\u0631\u0645\u062c\u064a\u0629\u060c \u0648\u0642\u062f \u064a\u0643\u0648\u0646 \u0645\u062d\u0638\u0648\u0631\u064b\u0627. \u064a\u0645\u0643\u0646 \u0642\u0631\u0627\u0621\u0629 \u0627\u0644\u062a\u0635\u0631\u064a\u062d\u0627\u062a \u0645\u0639 \u0630\u0644\u0643.',
    ],
  };
  element.textContent = words[english]?.[['de', 'ar'].indexOf(lang)] ?? english;
  Object.assign(element, { lang, dir: lang === 'ar' ? 'rtl' : 'ltr' });
}

/** Says `what` to readers and `cause` to developers; `again` is what the panel's button does. */
function onRecordFailed(panel, what, cause, again, lang) {
  panel.classList.add('failed');
  panel.setAttribute('role', 'alert');
  panel.querySelector('progress')?.remove();
  const says = panel.querySelector('.says');
  const detail = cause?.message ?? cause;
  onRecordSay(says, what, lang);
  if (detail) says.append(` (${detail})`);
  says.removeAttribute('role');
  const retry = panel.querySelector('button');
  onRecordSay(retry, 'Retry', lang);
  retry.onclick = again;
  retry.hidden = false;
}
