package dev.errdict.db.store;

import dev.errdict.db.Catalog;
import dev.errdict.db.CatalogException;
import dev.errdict.db.CatalogModule;
import dev.errdict.db.Entry;
import dev.errdict.db.EntryRef;
import dev.errdict.db.Limit;
import dev.errdict.db.Link;
import dev.errdict.db.Phrase;
import dev.errdict.db.Variant;
import java.util.HashSet;
import java.util.Set;

/** Says in words what the columns' widths and unique keys would refuse in theirs. */
final class EntryBounds {
  private static final int MESSAGE = 4000;
  private static final int PHRASE = 1000;
  private static final int LABEL = 200;
  private static final int UNIT = 32;

  private EntryBounds() {}

  static void check(Entry entry) throws CatalogException {
    String code = entry.code();
    if (!EntryRef.isCode(code)) {
      throw new CatalogException("edit.bad-code", code);
    }
    for (Variant variant : entry.variants()) {
      fits(code, "message", variant.message().orElse(""), MESSAGE);
    }
    Set<Phrase> phrases = new HashSet<>();
    for (Phrase phrase : entry.phrases()) {
      fits(code, "phrases", phrase.content(), PHRASE);
      unique(code, phrases.add(phrase), phrase.content());
    }
    Set<String> urls = new HashSet<>();
    for (Link link : entry.links()) {
      fits(code, "label", link.label(), LABEL);
      fits(code, "url", link.url(), PHRASE);
      unique(code, urls.add(link.url()), link.url());
    }
    for (Limit limit : entry.limits()) {
      fits(code, "what", limit.whatZh(), LABEL);
      fits(code, "what", limit.whatEn(), LABEL);
      fits(code, "unit", limit.unit(), UNIT);
      fits(code, "per", limit.period(), UNIT);
    }
  }

  /** As {@link #check(Entry)}, for a catalog without its entries. */
  static void check(Catalog catalog) throws CatalogException {
    for (CatalogModule module : catalog.modules()) {
      fits(catalog.id(), "module", module.id(), CatalogModule.MAX_ID);
    }
  }

  private static void fits(String code, String field, String text, int most)
      throws CatalogException {
    if (text.length() > most) {
      throw new CatalogException("edit.too-long", code, field, text.length(), most);
    }
  }

  private static void unique(String code, boolean isNew, String text) throws CatalogException {
    if (!isNew) {
      throw new CatalogException("edit.twice", code, text);
    }
  }
}
