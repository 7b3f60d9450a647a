package dev.errdict.db.catalog;

import dev.errdict.db.words.Lang;
import org.jspecify.annotations.Nullable;

/** One way in which people ask for an entry. */
public record Phrase(PhraseKind kind, Lang lang, String content) {
  // Written out for quick commands, as in EntryRef.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Phrase phrase
        && kind == phrase.kind
        && lang == phrase.lang
        && content.equals(phrase.content);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * kind.hashCode() + lang.hashCode()) + content.hashCode();
  }
}
