package dev.errdict.db.catalog;

import dev.errdict.db.words.Lang;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The texts of one catalog, module, entry or variant, in the order of field, language and origin.
 */
public record Texts(List<Text> all) {
  public static final Texts NONE = new Texts(List.of());

  public Texts {
    all = all.stream().sorted(Texts::compare).toList();
  }

  private static int compare(Text one, Text other) {
    int order = one.field().compareTo(other.field());
    if (order == 0) {
      order = one.lang().compareTo(other.lang());
    }
    return order == 0 ? one.origin().compareTo(other.origin()) : order;
  }

  /** What people see: own text before repaired before upstream. */
  public Optional<String> best(Field field, Lang lang) {
    return all.stream()
        .filter(text -> text.field() == field && text.lang() == lang)
        .reduce((less, more) -> more)
        .map(Text::content);
  }

  /** {@link #best} in the language, else in the other one. */
  public Optional<String> bestInAnyLanguage(Field field, Lang lang) {
    return best(field, lang).or(() -> best(field, lang.other()));
  }

  public Optional<String> of(Field field, Lang lang, Origin origin) {
    return all.stream()
        .filter(text -> text.field() == field && text.lang() == lang && text.origin() == origin)
        .map(Text::content)
        .findFirst();
  }

  /** These texts with one put in, replacing the text of the same field, language and origin. */
  public Texts with(Text text) {
    return new Texts(
        Stream.concat(all.stream().filter(other -> !text.replaces(other)), Stream.of(text))
            .toList());
  }
}
