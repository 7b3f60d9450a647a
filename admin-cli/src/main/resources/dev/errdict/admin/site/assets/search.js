// Searches the index that was made with the site. SearchTerms.java makes its terms; the terms of a
// query are made here in the same way.
(() => {
  "use strict";

  const LONGEST_SOUND = 40;
  const MOST = 20;
  const HAN = /\p{Script=Han}/u;
  const PIECES = /\p{Script=Han}+|[\p{L}\p{N}\p{Mn}\p{Mc}]+?(?=\p{Script=Han}|[^\p{L}\p{N}\p{Mn}\p{Mc}]|$)/gu;

  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const key = (text) => fold(text).replace(/[^\p{L}\p{N}]/gu, "");

  const terms = (query) =>
    (fold(query).match(PIECES) ?? []).flatMap((piece) => {
      if (!HAN.test(piece)) {
        return [piece.slice(0, LONGEST_SOUND)];
      }
      const characters = [...piece];
      return characters.length === 1
        ? characters
        : characters.slice(1).map((character, i) => characters[i] + character);
    });

  // Short words and numbers are either right or another word.
  const isFuzzy = (term) => !HAN.test(term) && !/\p{N}/u.test(term) && term.length > 3;
  const options = {
    prefix: (term) => !HAN.test(term) || [...term].length === 1,
    fuzzy: (term) => (isFuzzy(term) ? 0.2 : false),
    maxFuzzy: 2,
    weights: { prefix: 0.4, fuzzy: 0.3 },
  };
  const boosts = { name: 6, message: 3, title: 4, sound: 2, phrase: 1.5, text: 1 };
  const lowestShare = 0.2;

  /** What InvertedIndex.java wrote, as MiniSearch's loadJS takes it. */
  const open = (shard) => {
    const count = shard.lengths.length;
    const numbered = (value) => Object.fromEntries(Array.from({ length: count }, (_, i) => [i, value(i)]));
    const index = Object.entries(shard.terms).map(([term, fields]) => [
      term,
      Object.fromEntries(
        fields.map(([field, ...pairs]) => {
          const documents = {};
          let document = 0;
          for (let i = 0; i < pairs.length; i += 2) {
            document += pairs[i];
            documents[document] = pairs[i + 1];
          }
          return [field, documents];
        }),
      ),
    ]);
    return MiniSearch.loadJS(
      {
        documentCount: count,
        nextId: count,
        documentIds: numbered((i) => i),
        fieldIds: Object.fromEntries(shard.fields.map((field, i) => [field, i])),
        fieldLength: numbered((i) => shard.lengths[i]),
        averageFieldLength: shard.averages,
        storedFields: {},
        dirtCount: 0,
        index,
        serializationVersion: 2,
      },
      { fields: shard.fields, tokenize: terms, processTerm: (term) => term },
    );
  };

  globalThis.ErrdictSearch = class {
    catalogs = [];
    entries = [];
    shards = [];
    byCode = new Map();
    bySymbol = new Map();

    constructor() {
      globalThis.errdictShard = (name, shard) => {
        if (name === "names") {
          this.names(shard);
        }
        this.shards.push(open(shard));
      };
    }

    names(shard) {
      this.catalogs = shard.catalogs;
      this.entries = shard.entries.map(([catalog, path, code, zh, en, message, symbols]) => ({
        catalog,
        path,
        code,
        zh,
        en,
        message,
        symbols,
      }));
      const add = (map, name, entry) => map.set(name, [...(map.get(name) ?? []), entry]);
      for (const entry of this.entries) {
        add(this.byCode, key(entry.code), entry);
        new Set(entry.symbols.map(key)).forEach((symbol) => add(this.bySymbol, symbol, entry));
      }
    }

    catalogTitle(entry, lang) {
      const [id, zh, en] = this.catalogs[entry.catalog];
      return (lang === "en" ? en : zh) || id;
    }

    /** The entries whose code the query is, with or without letters such as TS before it, or whose symbol. */
    exact(query) {
      const asked = query.trim();
      const written = this.entries.filter((entry) => entry.code === asked);
      if (written.length > 0) {
        return written;
      }
      const name = key(asked);
      if (name === "") {
        return [];
      }
      const symbol = /\s/.test(asked) ? undefined : this.bySymbol.get(name);
      return (
        this.byCode.get(name) ?? symbol ?? this.byCode.get(name.replace(/^[a-z]+(?=\d)/, "")) ?? []
      );
    }

    /** At most 20 entries, the best first; one that is named exactly comes before all others. */
    find(query) {
      const sums = new Map();
      for (const shard of this.shards) {
        for (const hit of shard.search(query, { ...options, boost: boosts })) {
          const sum = sums.get(hit.id) ?? { score: 0, terms: new Set() };
          sum.score += hit.score;
          hit.queryTerms.forEach((term) => sum.terms.add(term));
          sums.set(hit.id, sum);
        }
      }
      // An entry that has all that was asked for comes before one that has a part of it often.
      const scores = new Map([...sums].map(([id, { score, terms }]) => [id, score * terms.size]));
      const named = new Set(this.exact(query));
      for (const word of query.split(/[\s,;:，；：。]+/)) {
        if (/\d/.test(word)) {
          this.exact(word).forEach((entry) => named.add(entry));
        }
      }
      const ranked = [...scores].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
      const least = (ranked[0]?.[1] ?? 0) * lowestShare;
      const worded = ranked.filter(([, score]) => score >= least).map(([id]) => this.entries[id]);
      return [...named, ...worded.filter((entry) => !named.has(entry))].slice(0, MOST);
    }

    /** Entries for what may be a code: itself, else those that begin alike or are written alike. */
    near(code) {
      const exact = this.exact(code);
      return exact.length > 0 ? exact : this.find(code).slice(0, 6);
    }
  };
})();
