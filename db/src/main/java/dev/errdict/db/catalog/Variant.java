package dev.errdict.db.catalog;

import dev.errdict.db.words.Lang;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One message/meaning pair of an entry; a code may come without any message.
 *
 * @param message as the product writes it, whatever the reader's language
 * @param messages as the product writes it in a language, where it does so in several; in the order
 *     of the languages
 */
public record Variant(Optional<String> message, Map<Lang, String> messages, Texts texts) {
  public Variant {
    Map<Lang, String> sorted = new EnumMap<>(Lang.class);
    sorted.putAll(messages);
    messages = Collections.unmodifiableMap(sorted);
  }

  /** A variant whose message is the same in every language. */
  public Variant(Optional<String> message, Texts texts) {
    this(message, Map.of(), texts);
  }

  /** The message for readers of a language, else the one for all, else the other language's. */
  public Optional<String> message(Lang lang) {
    return Optional.ofNullable(messages.get(lang))
        .or(() -> message)
        .or(() -> Optional.ofNullable(messages.get(lang.other())));
  }

  /** All messages, each once, the one for all first. */
  public Set<String> allMessages() {
    Set<String> all = new LinkedHashSet<>();
    message.ifPresent(all::add);
    all.addAll(messages.values());
    return all;
  }

  public Variant withTexts(Texts others) {
    return new Variant(message, messages, others);
  }
}
