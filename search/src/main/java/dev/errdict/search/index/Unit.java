package dev.errdict.search.index;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.words.Lang;
import dev.errdict.search.text.Placeholders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One text that leads to an entry: what a question is compared with. */
public record Unit(Kind kind, Lang lang, String text) {
  /** The text's role in its entry. */
  public enum Kind {
    TITLE,
    MESSAGE,
    SYMBOL,
    MEANING,
    CAUSE,
    ACTION,
    PHRASE,
    MISSPELLING
  }

  /** All units of an entry. */
  public static List<Unit> of(Entry entry) {
    List<Unit> units = new ArrayList<>();
    for (Lang lang : Lang.values()) {
      text(units, entry.texts(), Field.TITLE, Kind.TITLE, lang);
      text(units, entry.texts(), Field.MEANING, Kind.MEANING, lang);
      text(units, entry.texts(), Field.CAUSE, Kind.CAUSE, lang);
      text(units, entry.texts(), Field.ACTION, Kind.ACTION, lang);
      for (Variant variant : entry.variants()) {
        text(units, variant.texts(), Field.MEANING, Kind.MEANING, lang);
      }
    }
    for (Variant variant : entry.variants()) {
      variant
          .allMessages()
          .forEach(message -> units.add(new Unit(Kind.MESSAGE, Lang.ofScript(message), message)));
    }
    for (Phrase phrase : entry.phrases()) {
      units.add(new Unit(kind(phrase), phrase.lang(), phrase.content()));
    }
    return units;
  }

  /** Whether programs show this text, so that people paste it; its placeholders are not words. */
  public boolean isOfficial() {
    return switch (kind) {
      case TITLE, MESSAGE, SYMBOL, MEANING, MISSPELLING -> true;
      case CAUSE, ACTION, PHRASE -> false;
    };
  }

  /** The text for comparison by words: an official text without its placeholders. */
  public String words() {
    return isOfficial() ? Placeholders.without(text) : text;
  }

  /** Whether its meaning can be compared: a symbol or a misspelling has none. */
  public boolean hasMeaning() {
    return kind != Kind.SYMBOL && kind != Kind.MISSPELLING;
  }

  private static Kind kind(Phrase phrase) {
    return switch (phrase.kind()) {
      case ASK -> Kind.PHRASE;
      case SYMBOL -> Kind.SYMBOL;
      case MESSAGE -> Kind.MESSAGE;
      case MISSPELLING -> Kind.MISSPELLING;
    };
  }

  private static void text(List<Unit> units, Texts texts, Field field, Kind kind, Lang lang) {
    Optional<String> content = texts.best(field, lang);
    content.ifPresent(text -> units.add(new Unit(kind, lang, text)));
  }
}
