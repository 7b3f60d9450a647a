package dev.errdict.db.lint;

import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Limit;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.words.Lang;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text that people see: the one of the most preferred origin of a field. Verbatim upstream text
 * is shown only when there is neither a repaired nor an own one.
 *
 * @param official whether it is upstream's own wording, whose style is not ours
 */
record DisplayedText(Place place, Part part, Lang lang, boolean official, String content) {

  static List<DisplayedText> of(CatalogDocument document) {
    String catalog = document.catalog().id();
    List<DisplayedText> seen = new ArrayList<>();
    add(seen, Place.catalog(catalog), document.catalog().texts());
    for (CatalogModule module : document.catalog().modules()) {
      add(seen, Place.module(catalog, module.id()), module.texts());
    }
    document.entries().forEach(entry -> add(seen, entry));
    return seen;
  }

  private static void add(List<DisplayedText> seen, Entry entry) {
    Place place = Place.entry(entry.ref());
    add(seen, place, entry.texts());
    for (int variant = 1; variant <= entry.variants().size(); variant++) {
      add(seen, Place.variant(entry.ref(), variant), entry.variants().get(variant - 1).texts());
    }
    for (Limit limit : entry.limits()) {
      for (Lang lang : Lang.values()) {
        seen.add(new DisplayedText(place, Part.LIMITS, lang, false, limit.what(lang)));
      }
    }
  }

  private static void add(List<DisplayedText> seen, Place place, Texts texts) {
    Map<Slot, DisplayedText> last = new LinkedHashMap<>();
    for (Text text : texts.all()) {
      last.put(
          new Slot(text.field(), text.lang()),
          new DisplayedText(
              place,
              Part.of(text.field()),
              text.lang(),
              text.origin() == Origin.UPSTREAM,
              text.content()));
    }
    seen.addAll(last.values());
  }

  private record Slot(Field field, Lang lang) {}
}
