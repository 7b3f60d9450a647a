package dev.errdict.db.catalog;

import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import java.util.Set;

/**
 * Something that the reader of its message can act on; every door says it in the reader's language.
 */
public final class CatalogException extends Exception {
  private static final Set<String> WRITING =
      Set.of("home.disk-full", "home.not-writable", "home.database-not-writable");

  private final String key;
  private final transient Object[] arguments;

  /**
   * @param key of a sentence in this package's {@link Words}
   */
  public CatalogException(String key, Object... arguments) {
    super(Words.of(CatalogException.class, Lang.EN).say(key, arguments));
    this.key = key;
    this.arguments = arguments;
  }

  public CatalogException(Throwable cause, String key, Object... arguments) {
    this(key, arguments);
    initCause(cause);
  }

  /** Whether an edit names what is not there, so that the fault is in what was asked for. */
  public boolean isMistake() {
    return key.startsWith("edit.unknown-");
  }

  /** Whether an entry has changed since the edit looked at it. */
  public boolean isMoved() {
    return key.equals("edit.moved");
  }

  /** Whether it is only that a home cannot be written: its disk is full, or it is read-only. */
  public boolean isOfWriting() {
    return WRITING.contains(key);
  }

  public String say(Lang lang) {
    return Words.of(CatalogException.class, lang).say(key, arguments);
  }
}
