// How each library is asked for what the engine is asked for: for a set of filters the number of statements, the
// counts of all speakers, topics and outlets, and the first 50 statements; for typed words, the number found.
//
// This file runs in the page of the library that it measures.

/** Where a facet's values of a statement begin and end. */
const of = (facet, row) => facet.values.subarray(facet.starts[row], facet.starts[row + 1]);

export const peers = {
  /** Counts are kept for every dimension and changed by what a filter changes. */
  crossfilter2({ facets: [by, on, outlet], days, rows }) {
    const filter = globalThis.crossfilter(Array.from({ length: rows }, (_, row) => row));
    const dimensions = [
      filter.dimension((row) => by.values[row]),
      filter.dimension((row) => Array.from(of(on, row)), true),
      filter.dimension((row) => outlet.values[row]),
    ];
    const day = filter.dimension((row) => days[row]);
    const newest = filter.dimension((row) => -row);
    const groups = dimensions.map((dimension) => dimension.group());
    const all = filter.groupAll();
    const set = new Map();
    return {
      ask(filters, from, to) {
        const wanted = new Map();
        for (let at = 0; at < filters.length; at += 2) wanted.set(filters[at], filters[at + 1]);
        for (const [facet, value] of set) if (wanted.get(facet) !== value) dimensions[facet].filterAll();
        for (const [facet, value] of wanted) if (set.get(facet) !== value) dimensions[facet].filterExact(value);
        set.clear();
        wanted.forEach((value, facet) => set.set(facet, value));
        if (from || to) day.filterRange([from, to + 1]);
        else day.filterAll();
        const counts = groups.map((group) => group.all().map((one) => one.value));
        newest.top(50);
        return counts && all.value();
      },
    };
  },

  /** One pass over typed arrays, every facet at once: what a careful engineer writes by hand first. */
  'JavaScript, one scan'({ facets, days, rows }) {
    const counts = facets.map((facet) => new Uint32Array(facet.size + 1));
    const has = (facet, row, value) => {
      for (let at = facet.starts[row]; at < facet.starts[row + 1]; at++) if (facet.values[at] === value) return true;
      return false;
    };
    return {
      ask(filters, from, to) {
        counts.forEach((one) => one.fill(0));
        const first = [];
        let total = 0;
        const ranged = from || to;
        for (let row = 0; row < rows; row++) {
          if (ranged && (days[row] < from || days[row] > to)) continue;
          let missed = -1;
          let misses = 0;
          for (let at = 0; at < filters.length; at += 2) {
            if (!has(facets[filters[at]], row, filters[at + 1])) {
              missed = filters[at];
              misses++;
            }
          }
          if (misses > 1) continue;
          if (!misses) {
            total++;
            if (first.length < 50) first.push(row);
          }
          for (let number = 0; number < facets.length; number++) {
            if (misses && number !== missed) continue;
            const facet = facets[number];
            for (let at = facet.starts[row]; at < facet.starts[row + 1]; at++) counts[number][facet.values[at]]++;
          }
        }
        return total;
      },
    };
  },

  /** Counts of the filtered facet itself are those of the answer only: it has no other. */
  async Orama({ facets: [by, on, outlet], days, rows, texts, orama }) {
    const db = orama.create({ schema: { by: 'enum', on: 'enum[]', outlet: 'enum', day: 'number', text: 'string' } });
    const docs = Array.from({ length: rows }, (_, row) => ({
      id: String(row),
      by: by.values[row],
      on: Array.from(of(on, row)),
      outlet: outlet.values[row],
      day: days[row],
      text: texts ? texts[row] : '',
    }));
    await orama.insertMultiple(db, docs, 5000);
    const keys = ['by', 'on', 'outlet'];
    return {
      async ask(filters, from, to) {
        const where = {};
        for (let at = 0; at < filters.length; at += 2) {
          where[keys[filters[at]]] = filters[at] === 1 ? { containsAll: [filters[at + 1]] } : { eq: filters[at + 1] };
        }
        if (from || to) where.day = { between: [from, to] };
        const limits = { by: { limit: 2000 }, on: { limit: 200 }, outlet: { limit: 100 } };
        return (await orama.search(db, { term: '', where, facets: limits, limit: 50 })).count;
      },
      async search(words) {
        return (await orama.search(db, { term: words, properties: ['text'], limit: 50, tolerance: 1, threshold: 0 })).count;
      },
    };
  },

  MiniSearch({ texts }) {
    const index = new globalThis.MiniSearch({ fields: ['text'], idField: 'id' });
    index.addAll(texts.map((text, id) => ({ id, text })));
    const reach = (word) => (word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0);
    const prefix = (word, at, all) => at === all.length - 1;
    return {
      search(words) {
        const exact = index.search(words, { combineWith: 'AND', prefix });
        // As the page does: a slip is forgiven only where the words as typed find nothing.
        return exact.length || index.search(words, { combineWith: 'AND', prefix, fuzzy: reach }).length;
      },
    };
  },

  uFuzzy({ texts }) {
    const exact = new globalThis.uFuzzy({ intraMode: 0 });
    const one = new globalThis.uFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });
    const find = (fuzzy, words) => fuzzy.search(texts, words, 1, 1000)[0]?.length ?? 0;
    return { search: (words) => find(exact, words) || find(one, words) };
  },
};
