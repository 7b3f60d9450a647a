package dev.errdict.admin.command;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Variant;
import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Stream;

/** Searches a text anywhere in an entry, ignoring case and width. */
final class TextSearch {
  private final String wanted;

  TextSearch(String wanted) {
    this.wanted = fold(wanted.strip());
  }

  boolean matches(Entry entry) {
    Stream<String> texts = entry.texts().all().stream().map(Text::content);
    Stream<String> variants = entry.variants().stream().flatMap(TextSearch::texts);
    Stream<String> phrases = entry.phrases().stream().map(phrase -> phrase.content());
    return Stream.of(Stream.of(entry.code()), texts, variants, phrases)
        .flatMap(some -> some)
        .anyMatch(text -> fold(text).contains(wanted));
  }

  private static Stream<String> texts(Variant variant) {
    return Stream.concat(
        variant.allMessages().stream(), variant.texts().all().stream().map(Text::content));
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
