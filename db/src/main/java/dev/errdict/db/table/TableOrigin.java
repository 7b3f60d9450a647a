package dev.errdict.db.table;

import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the origin of a table's texts. They get the given one, and what was written here stays in
 * front of them; a text that is what people see already keeps its origin.
 *
 * @param isEdit whether the table is an edit of this catalog, so that its texts replace the ones
 *     that people see
 */
public record TableOrigin(Origin origin, boolean isEdit) {
  /** The module of a table. */
  public CatalogModule of(CatalogModule module) {
    return new CatalogModule(module.id(), of(module.texts(), Texts.NONE));
  }

  /**
   * @param here the entry as it is stored
   */
  public Entry of(Entry file, Optional<Entry> here) {
    List<Variant> variants = new ArrayList<>();
    for (Variant variant : file.variants()) {
      Texts known =
          here.map(Entry::variants).orElse(List.of()).stream()
              .filter(
                  one ->
                      one.message().equals(variant.message())
                          && one.messages().equals(variant.messages()))
              .map(Variant::texts)
              .findFirst()
              .orElse(Texts.NONE);
      variants.add(variant.withTexts(of(variant.texts(), known)));
    }
    return file.withTexts(of(file.texts(), here.map(Entry::texts).orElse(Texts.NONE)))
        .withVariants(variants);
  }

  private Texts of(Texts file, Texts here) {
    return new Texts(
        file.all().stream()
            .map(text -> new Text(text.field(), text.lang(), origin(text, here), text.content()))
            .toList());
  }

  private Origin origin(Text text, Texts here) {
    boolean official = here.of(text.field(), text.lang(), origin).isPresent();
    return here.all().stream()
        .filter(one -> one.field() == text.field() && one.lang() == text.lang())
        .reduce((one, other) -> other)
        .filter(seen -> isEdit || (!official && seen.content().equals(text.content())))
        .map(Text::origin)
        .orElse(origin);
  }
}
