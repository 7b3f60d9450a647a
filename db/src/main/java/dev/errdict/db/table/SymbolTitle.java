package dev.errdict.db.table;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.words.Lang;
import java.util.Locale;
import java.util.Optional;

/** A title that an import made from a symbol, because there was neither a title nor a message. */
public final class SymbolTitle {
  private SymbolTitle() {}

  /** Splits a symbol: {@code NOT_FOUND} and {@code NotFound} are both "not found". */
  static String of(String symbol) {
    return symbol
        .replaceAll("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|_", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** The entry without titles that an import made from its symbols. */
  private static Entry without(Entry stored) {
    return stored.withTexts(
        new Texts(stored.texts().all().stream().filter(text -> !isMade(text, stored)).toList()));
  }

  private static boolean isMade(Text text, Entry entry) {
    return text.field() == Field.TITLE
        && text.lang() == Lang.EN
        && text.origin() == Origin.UPSTREAM
        && entry.phrases().stream()
            .anyMatch(
                phrase ->
                    phrase.kind() == PhraseKind.SYMBOL
                        && of(phrase.content()).equals(text.content()));
  }

  /** The stored entry without such a title, where the file has a message for its readers. */
  public static Optional<Entry> givingWay(Optional<Entry> stored, Entry file) {
    return hasMessage(file) ? stored.map(SymbolTitle::without) : stored;
  }

  /**
   * The file's entry without its title, which was made from the symbol, where the stored one has
   * another, or a message for its readers.
   */
  public static Entry givingWay(Entry file, Optional<Entry> stored) {
    boolean titled =
        stored
            .map(SymbolTitle::without)
            .filter(one -> hasMessage(one) || one.texts().best(Field.TITLE, Lang.EN).isPresent())
            .isPresent();
    return titled
        ? file.withTexts(
            new Texts(
                file.texts().all().stream().filter(text -> text.field() != Field.TITLE).toList()))
        : file;
  }

  private static boolean hasMessage(Entry entry) {
    return entry.variants().stream()
        .anyMatch(
            variant -> variant.message().isPresent() || variant.messages().containsKey(Lang.EN));
  }
}
