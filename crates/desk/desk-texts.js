// Every word that the check of a draft says, one value a language of the page. `{0}`, `{1}` are places. Nothing is counted in
// a sentence ("Altered 2"), so no language needs its plurals here.

export const LANGUAGES = {
  en: {
    about:
      'Each quotation of four words and more is looked for, word for word, in the articles that this page shows. The draft stays in this browser: it is neither sent nor stored.',
    draft: 'Draft',
    file: 'Or choose a file, or drop it here',
    check: 'Check',
    close: 'Close',
    cancel: 'Cancel',
    opening: 'The file is being read',
    checking: 'The draft is being checked',
    empty: 'There is no draft yet: type or paste it.',
    quotations: 'Quotations: {0}',
    none: 'No quotation of this draft was looked for',
    findings: 'What was found',
    verdicts: {
      not_found: 'Not found',
      partly_found: 'Partly found',
      altered: 'Altered',
      reporters: 'Reporter’s words',
      other_speaker: 'Other speaker',
      verbatim: 'Verbatim',
      own: 'Not judged',
    },
    meanings: {
      not_found: 'Nothing like it is in these articles.',
      partly_found: 'Only runs of its words are there; they may come from somewhere else.',
      altered: 'Struck through: the source has it. Marked: the draft has it.',
      reporters: 'The words are there, but nobody is quoted with them: the article says so itself, or reports what somebody said.',
      other_speaker: 'The words are there, from somebody else.',
      verbatim: 'The words are there.',
      own: 'Not looked for word for word. The nearest statements of the same speaker:',
    },
    gap: 'For {0} the source has “{1}”.',
    negated: 'Mind the negation.',
    joined: 'Words from different places stand here as one quotation; places where they are joined: {0}.',
    cut: 'Words of the source left out without a sign of it: {0}.',
    line: 'line {0}',
    jump: 'In the draft',
    unknown: 'unknown speaker',
    reporters: 'the article does not give these words as a quotation',
    more: 'More places with the same words: {0}',
    nothing: 'Nothing of this speaker is near.',
    copy: 'Copy as a note',
    copied: 'The note is copied.',
    select: 'The browser lets nothing be copied here. The note, to be copied by hand:',
    print: 'Print',
    edit: 'Change the draft',
    unchecked: 'Not checked: {0}. The archive knows only its articles: “not found” means not in them.',
    short: 'quotations of fewer than {0} words ({1})',
    rest: 'what is reported without quotation marks; names, numbers and days outside of quotations; pictures',
    failures: {
      missing:
        'The reader is not beside this page. Whoever runs it can put the build’s folder “reader” there, and allow worker-src \'self\'.',
      old: 'This browser is too old to read a draft: Chrome 91, Firefox 89, Safari 16.4 or newer can.',
      stopped: 'The check stopped by a fault of On Record. The draft is still here: try again, or check parts of it.',
    },
  },
  de: {
    about:
      'Jedes Zitat ab vier Wörtern wird Wort für Wort in den Artikeln dieser Seite gesucht. Der Entwurf bleibt in diesem Browser: Er wird weder gesendet noch gespeichert.',
    draft: 'Entwurf',
    file: 'Oder eine Datei wählen oder hier ablegen',
    check: 'Prüfen',
    close: 'Schließen',
    cancel: 'Abbrechen',
    opening: 'Die Datei wird gelesen',
    checking: 'Der Entwurf wird geprüft',
    empty: 'Es gibt noch keinen Entwurf: bitte eintippen oder einfügen.',
    quotations: 'Zitate: {0}',
    none: 'Kein Zitat dieses Entwurfs wurde gesucht',
    findings: 'Was gefunden wurde',
    verdicts: {
      not_found: 'Nicht gefunden',
      partly_found: 'Teils gefunden',
      altered: 'Verändert',
      reporters: 'Worte des Artikels',
      other_speaker: 'Andere Person',
      verbatim: 'Wörtlich',
      own: 'Nicht beurteilt',
    },
    meanings: {
      not_found: 'Nichts Ähnliches steht in diesen Artikeln.',
      partly_found: 'Nur Stücke davon stehen da; sie können von anderswo stammen.',
      altered: 'Durchgestrichen: so die Quelle. Markiert: so der Entwurf.',
      reporters: 'Die Wörter stehen da, aber niemand wird damit zitiert: So sagt es der Artikel selbst, oder so gibt er wieder, was jemand sagte.',
      other_speaker: 'Die Wörter stehen da, aber von jemand anderem.',
      verbatim: 'Die Wörter stehen da.',
      own: 'Nicht Wort für Wort gesucht. Die nächsten Äußerungen derselben Person:',
    },
    gap: 'Statt {0} steht in der Quelle „{1}“.',
    negated: 'Achtung, eine Verneinung.',
    joined: 'Wörter von verschiedenen Stellen stehen hier als ein Zitat; Nahtstellen: {0}.',
    cut: 'Wörter der Quelle, die ohne Zeichen fehlen: {0}.',
    line: 'Zeile {0}',
    jump: 'Im Entwurf',
    unknown: 'unbekannt, wer spricht',
    reporters: 'der Artikel gibt diese Wörter nicht als Zitat',
    more: 'Weitere Stellen mit denselben Wörtern: {0}',
    nothing: 'Nichts von dieser Person kommt dem nahe.',
    copy: 'Als Notiz kopieren',
    copied: 'Die Notiz ist kopiert.',
    select: 'Der Browser lässt hier nichts kopieren. Die Notiz zum Kopieren von Hand:',
    print: 'Drucken',
    edit: 'Entwurf ändern',
    unchecked: 'Nicht geprüft: {0}. Das Archiv kennt nur seine Artikel: „nicht gefunden“ heißt, nicht in ihnen.',
    short: 'Zitate mit weniger als {0} Wörtern ({1})',
    rest: 'was ohne Anführungszeichen berichtet wird; Namen, Zahlen und Tage außerhalb von Zitaten; Bilder',
    failures: {
      missing:
        'Das Leseprogramm liegt nicht neben dieser Seite. Wer sie betreibt, kann den Ordner „reader“ dazulegen und worker-src \'self\' erlauben.',
      old: 'Dieser Browser ist zu alt, um einen Entwurf zu lesen: Chrome 91, Firefox 89, Safari 16.4 oder neuer können es.',
      stopped: 'Ein Fehler von On Record hat die Prüfung beendet. Der Entwurf ist noch da: erneut versuchen oder Teile davon prüfen.',
    },
  },
  ar: {
    about:
      'يُبحث عن كل اقتباس من أربع كلمات فأكثر، كلمة بكلمة، في مقالات هذه الصفحة. تبقى المسودة في هذا المتصفح: لا تُرسل ولا تُخزَّن.',
    draft: 'المسودة',
    file: 'أو اختر ملفًا أو أفلته هنا',
    check: 'تحقق',
    close: 'إغلاق',
    cancel: 'إلغاء',
    opening: 'يُقرأ الملف',
    checking: 'يجري التحقق من المسودة',
    empty: 'لا توجد مسودة بعد: اكتبها أو الصقها.',
    quotations: 'الاقتباسات: {0}',
    none: 'لم يُبحث عن أي اقتباس في هذه المسودة',
    findings: 'ما عُثر عليه',
    verdicts: {
      not_found: 'غير موجود',
      partly_found: 'موجود جزئيًا',
      altered: 'مغيَّر',
      reporters: 'كلام المقال',
      other_speaker: 'قائل آخر',
      verbatim: 'حرفي',
      own: 'دون حكم',
    },
    meanings: {
      not_found: 'لا شيء يشبهه في هذه المقالات.',
      partly_found: 'لا يوجد إلا أجزاء من كلماته، وقد تكون من مكان آخر.',
      altered: 'المشطوب: كما في المصدر. المعلَّم: كما في المسودة.',
      reporters: 'الكلمات موجودة، لكنها ليست اقتباسًا عن أحد: هي كلام المقال نفسه، أو نقله لما قاله أحدهم بالمعنى.',
      other_speaker: 'الكلمات موجودة، لكن على لسان شخص آخر.',
      verbatim: 'الكلمات موجودة.',
      own: 'لم يُبحث عنه كلمة بكلمة. أقرب تصريحات القائل ذاته:',
    },
    gap: 'في المصدر مكان {0}: «{1}».',
    negated: 'انتبه إلى النفي.',
    joined: 'كلمات من مواضع مختلفة تظهر هنا اقتباسًا واحدًا؛ عدد مواضع الوصل: {0}.',
    cut: 'كلمات من المصدر حُذفت دون إشارة: {0}.',
    line: 'السطر {0}',
    jump: 'في المسودة',
    unknown: 'قائل غير معروف',
    reporters: 'لا يوردها المقال على أنها اقتباس',
    more: 'مواضع أخرى بالكلمات نفسها: {0}',
    nothing: 'لا شيء قريب من هذا القائل.',
    copy: 'نسخ كملاحظة',
    copied: 'نُسخت الملاحظة.',
    select: 'لا يسمح المتصفح بالنسخ هنا. هذه هي الملاحظة لنسخها يدويًا:',
    print: 'طباعة',
    edit: 'تعديل المسودة',
    unchecked: 'لم يُتحقق من: {0}. لا يعرف الأرشيف إلا مقالاته: «غير موجود» يعني أنه ليس فيها.',
    short: 'اقتباسات بأقل من {0} كلمات ({1})',
    rest: 'ما نُقل دون علامات اقتباس؛ الأسماء والأرقام والأيام خارج الاقتباسات؛ الصور',
    failures: {
      missing: 'برنامج القراءة ليس بجوار هذه الصفحة. يمكن لمن يديرها وضع المجلد “reader” بجوارها والسماح بـ worker-src \'self\'.',
      old: 'هذا المتصفح أقدم من أن يقرأ مسودة: يلزم Chrome 91 أو Firefox 89 أو Safari 16.4 أو أحدث.',
      stopped: 'توقف التحقق بسبب خلل في On Record. المسودة ما زالت هنا: أعد المحاولة أو تحقق من أجزاء منها.',
    },
  },
};

/** A template with its places filled. */
export const fill = (template, ...values) => template.replace(/\{(\d)\}/g, (_, place) => values[place]);

/** A number as the language writes it. */
export const number = ({ lang }, n) => new Intl.NumberFormat(lang).format(n);

/** The page's language: its words, and the sentences that are made of them. */
export function texts(lang = document.documentElement.lang) {
  const words = LANGUAGES[lang] ?? LANGUAGES.en;
  const t = { ...words, lang: lang in LANGUAGES ? lang : 'en' };
  // As the page writes days. A day has no time zone.
  const days = new Intl.DateTimeFormat(t.lang === 'en' ? 'en-GB' : t.lang, { dateStyle: 'long', timeZone: 'UTC' });
  return Object.assign(t, {
    /** "Not found 1 · Verbatim 3" */
    summary: (counts) => counts.map(([kind, n]) => `${words.verdicts[kind]} ${number(t, n)}`).join(' · ') || words.none,
    /** Where an archive has words: headline, outlet, speaker, day, and whether they are its reporter's. */
    told({ title, outlet, speaker, day, said }, kind) {
      const when = day && days.format(new Date(day));
      const reporters = kind !== 'own' && !said && words.reporters;
      return [title, outlet, speaker ?? words.unknown, when, reporters].filter(Boolean);
    },
    /** What the source has in the place of an ellipsis or a bracket. */
    gap({ sign, from, negated }) {
      // Signs of either direction stand in a sentence of the other.
      const said = fill(words.gap, `\u2068${sign}\u2069`, `\u2068${from}\u2069`);
      return negated ? `${said} ${words.negated}` : said;
    },
    /** What was done to a quotation that its words alone do not show. */
    unsigned({ joined, cut }) {
      const told = [[joined, words.joined], [cut, words.cut]].filter(([n]) => n);
      return told.map(([n, sentence]) => fill(sentence, number(t, n)));
    },
    /** The address of the article, at the marked words. */
    link({ article, statement, words: first }) {
      if (statement) return `#/v1/st/${encodeURIComponent(statement)}`;
      return `#/v1/doc/${encodeURIComponent(article)}?q=${encodeURIComponent(`"${first.replaceAll('"', ' ')}"`)}`;
    },
    unchecked(short, least) {
      const few = short ? [fill(words.short, number(t, least), number(t, short))] : [];
      return fill(words.unchecked, [...few, words.rest].join(t.lang === 'ar' ? '؛ ' : '; '));
    },
  });
}
