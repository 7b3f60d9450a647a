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
 * Gives the texts of a table their origin. A text that was written here and that came from no table
 * is replaced as it is; official wording goes under what was written here on top of it.
 *
 * @param isEdit whether the table is an edit of what is here, so that its texts meet those that
 *     people see
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
    if (isEdit) {
      return here.all().stream()
          .filter(one -> one.field() == text.field() && one.lang() == text.lang())
          .map(Text::origin)
          .reduce((one, other) -> other)
          .orElse(origin);
    }
    boolean official = here.of(text.field(), text.lang(), Origin.UPSTREAM).isPresent();
    boolean written = here.best(text.field(), text.lang()).isPresent() && !official;
    return written ? Origin.OWN : origin;
  }
}
