// What the reader of a sharded archive says of it to readers, in the page's languages: `{0}`, `{1}` are places.
'use strict';

const ARCHIVE_TEXTS = {
  en: {
    cut: 'Drawn from the first {0} of {1} statements; narrow the filter to see all.',
    unsorted: 'Too many statements have these words to put the best matches first: they stand in the usual order. Narrow the filter to sort them.',
    beyond: 'Of the days outside the filter the picture shows a part only: too many statements lie there.',
    apart: 'Too many statements have all of these words to look whether they follow each other: those that have them anywhere are shown and counted. Add a word, or choose fewer days, to have it looked up.',
    noFiles: 'A file would hold {0} of {1} statements, as many as are loaded. Narrow the filter, or show the list to its end first.',
    locked: 'This page may show a part of its archive only, and an archive in many files cannot be cut down. Pack those articles alone, into one file.',
    missing: 'This file of the archive is not on the server. Copy the archive’s whole folder there again; what is shown stays usable.',
    foreign: 'This file belongs to another build of the archive. Load the page anew, or copy the archive’s whole folder to the server again.',
    status: 'The server answered with status {0}. Try again in a while; what is shown stays usable.',
    network: 'The connection broke off before all of it arrived. Try again; what is shown stays usable.',
    short: 'The file is cut short: {0} of {1} bytes arrived. Try again, or copy it to the server anew.',
    damaged: 'The file is damaged. Try again, or copy it to the server anew.',
    broken: 'The page’s own program failed while it read the archive: that is a mistake in it, not in your connection. Try again, or load the page anew; what is shown stays usable.',
    version: 'This archive has version {0}, and this page reads another one. Pack the articles again with the matching `on-record`.',
  },
  de: {
    cut: 'Gezeichnet aus den ersten {0} von {1} Äußerungen; ein engerer Filter zeigt alle.',
    unsorted: 'Zu viele Äußerungen haben diese Wörter, um die besten Treffer nach vorn zu stellen: Sie stehen in der üblichen Reihenfolge. Ein engerer Filter lässt sich sortieren.',
    beyond: 'Von den Tagen außerhalb des Filters zeigt das Bild nur einen Teil: Dort liegen zu viele Äußerungen.',
    apart: 'Zu viele Äußerungen haben alle diese Wörter, um nachzusehen, ob sie aufeinander folgen: Gezeigt und gezählt sind alle, in denen sie irgendwo stehen. Mit einem Wort mehr oder weniger Tagen wird nachgesehen.',
    noFiles: 'Eine Datei enthielte {0} von {1} Äußerungen, so viele wie geladen sind. Den Filter enger fassen oder die Liste erst bis zum Ende zeigen.',
    locked: 'Diese Seite darf nur einen Teil ihres Archivs zeigen, und ein Archiv in vielen Dateien lässt sich nicht beschneiden. Diese Artikel allein in eine Datei packen.',
    missing: 'Diese Datei des Archivs liegt nicht auf dem Server. Den ganzen Ordner des Archivs erneut dorthin kopieren; was gezeigt wird, bleibt benutzbar.',
    foreign: 'Diese Datei gehört zu einem anderen Stand des Archivs. Die Seite neu laden, oder den ganzen Ordner des Archivs erneut auf den Server kopieren.',
    status: 'Der Server antwortete mit Status {0}. Etwas später erneut versuchen; was gezeigt wird, bleibt benutzbar.',
    network: 'Die Verbindung brach ab, bevor alles angekommen war. Erneut versuchen; was gezeigt wird, bleibt benutzbar.',
    short: 'Die Datei ist unvollständig: {0} von {1} Bytes sind angekommen. Erneut versuchen, oder sie neu auf den Server kopieren.',
    damaged: 'Die Datei ist beschädigt. Erneut versuchen, oder sie neu auf den Server kopieren.',
    broken: 'Das Programm der Seite ist beim Lesen des Archivs abgebrochen: Das ist ein Fehler in ihm, nicht in der Verbindung. Erneut versuchen oder die Seite neu laden; was gezeigt wird, bleibt benutzbar.',
    version: 'Dieses Archiv hat Version {0}, und diese Seite liest eine andere. Die Artikel mit dem passenden `on-record` neu packen.',
  },
  ar: {
    cut: 'مرسوم من أول {0} من أصل {1} من التصريحات؛ ضيّق التصفية لترى الجميع.',
    unsorted: 'التصريحات التي فيها هذه الكلمات أكثر من أن يُقدَّم أقربها: إنها بالترتيب المعتاد. ضيّق التصفية لترتيبها.',
    beyond: 'لا يعرض الرسم من الأيام خارج التصفية إلا جزءًا: فيها تصريحات كثيرة جدًا.',
    apart: 'التصريحات التي فيها كل هذه الكلمات أكثر من أن يُتحقَّق من تتابعها: المعروض والمعدود هو كل ما ترد فيه في أي موضع. أضف كلمة أو اختر أيامًا أقل ليُتحقَّق من ذلك.',
    noFiles: 'سيحتوي الملف على {0} من أصل {1} من التصريحات، وهي ما جرى تحميله. ضيّق التصفية أو اعرض القائمة إلى آخرها أولًا.',
    locked: 'لا يجوز لهذه الصفحة إلا عرض جزء من أرشيفها، والأرشيف المكوّن من ملفات كثيرة لا يُقتطع منه. احزم تلك المقالات وحدها في ملف واحد.',
    missing: 'هذا الملف من الأرشيف ليس على الخادم. انسخ مجلد الأرشيف كله إليه من جديد؛ ما هو معروض يبقى صالحًا للاستعمال.',
    foreign: 'ينتمي هذا الملف إلى نسخة أخرى من الأرشيف. أعد تحميل الصفحة، أو انسخ مجلد الأرشيف كله إلى الخادم من جديد.',
    status: 'أجاب الخادم بالحالة {0}. أعد المحاولة بعد قليل؛ ما هو معروض يبقى صالحًا للاستعمال.',
    network: 'انقطع الاتصال قبل وصول الكل. أعد المحاولة؛ ما هو معروض يبقى صالحًا للاستعمال.',
    short: 'الملف مبتور: وصل {0} من أصل {1} بايت. أعد المحاولة أو انسخه إلى الخادم من جديد.',
    damaged: 'الملف تالف. أعد المحاولة أو انسخه إلى الخادم من جديد.',
    broken: 'توقّف برنامج الصفحة أثناء قراءة الأرشيف: هذا خطأ فيه لا في اتصالك. أعد المحاولة أو أعد تحميل الصفحة؛ ما هو معروض يبقى صالحًا للاستعمال.',
    version: 'إصدار هذا الأرشيف {0}، وهذه الصفحة تقرأ إصدارًا آخر. احزم المقالات من جديد ببرنامج `on-record` المطابق.',
  },
};

/** A sentence with its numbers, as the page writes them. */
function archiveSays(lang, key, ...numbers) {
  const tag = ARCHIVE_TEXTS[lang] ? lang : 'en';
  const written = numbers.map((number) => Number(number).toLocaleString(tag === 'ar' ? 'ar-u-nu-latn' : tag));
  return ARCHIVE_TEXTS[tag][key].replace(/\{(\d)\}/g, (_, place) => written[place] ?? '');
}
