// What the page around asks for and nobody could understand: values that are none, and names that are nearly one of ours.
// The program tells of them where readers and developers see it. A misspelt `locked` locks everything away: a slip must
// not show more than was meant. Shared by the page and by the `<on-record>` element.
'use strict';

/**
 * `names` are the parameters or attributes that are there, `get` tells the value of one.
 *
 * @returns {{unknown: string, locked: string}} a line for each fault, its name and what was written with a tab between, and
 *   what is locked; of a misspelt `locked` name and value, which nobody understands either. Empty where there is none.
 */
function onRecordWishes(names, get) {
  const known = ['src', 'state', 'lang', 'theme', 'views', 'locked', 'link', 'report', 'accent'];
  const unknown = [];
  let locked = get('locked') ?? '';

  /** Whether one letter, of longer names two, is missing, too many, another or in its neighbour's place. */
  function isNear(name, meant) {
    const rows = [[], [...meant, ''].map((_, at) => at)];
    for (let a = 1; a <= name.length; a++) {
      const row = [a];
      const [before, last] = rows.slice(-2);
      for (let b = 1; b <= meant.length; b++) {
        const same = name[a - 1] === meant[b - 1];
        row[b] = Math.min(last[b] + 1, row[b - 1] + 1, last[b - 1] + !same);
        if (a > 1 && name[a - 1] === meant[b - 2] && name[a - 2] === meant[b - 1]) row[b] = Math.min(row[b], before[b - 2] + 1);
      }
      rows.push(row);
    }
    return rows.at(-1)[meant.length] <= (meant.length > 5 ? 2 : 1);
  }

  for (const name of names) {
    const value = get(name);
    if (name === 'accent' && value && !CSS.supports('color', value)) unknown.push(`accent\t${value}`);
    if (name === 'report' && value && !/^(mailto:|https?:\/\/)/.test(value)) unknown.push(`report\t${value}`);
    const meant = known.includes(name) ? undefined : known.find((one) => isNear(name.toLowerCase(), one));
    if (meant === 'locked') locked ||= `${name}=${value}`;
    else if (meant) unknown.push(`${meant}\t${name}=${value}`);
  }
  return { unknown: unknown.join('\n'), locked };
}
