package dev.errdict.db.catalog;

import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import java.util.Set;

/**
 * An error that the reader of its message can act on; every door shows it in the reader's language.
 */
public final class CatalogException extends Exception {
  private static final Set<Problem> MISTAKES =
      Set.of(
          Problem.EDIT_UNKNOWN_MODULE,
          Problem.EDIT_UNKNOWN_MODULE_OF_NONE,
          Problem.EDIT_UNKNOWN_RELATED,
          Problem.EDIT_UNKNOWN_CATALOG);
  private static final Set<Problem> WRITING =
      Set.of(Problem.HOME_DISK_FULL, Problem.HOME_NOT_WRITABLE, Problem.HOME_DATABASE_NOT_WRITABLE);

  private static final Set<Problem> DECIDED =
      Set.of(
          Problem.MISS_ANSWERED,
          Problem.MISS_IGNORED,
          Problem.MISS_OFF_TOPIC,
          Problem.SUGGESTION_DECIDED);

  private final Problem problem;
  private final transient Object[] arguments;

  /**
   * @param arguments the values in the problem's sentence, in its order
   */
  public CatalogException(Problem problem, Object... arguments) {
    super(Words.of(CatalogException.class, Lang.EN).say(problem.key(), arguments));
    this.problem = problem;
    this.arguments = arguments;
  }

  public CatalogException(Throwable cause, Problem problem, Object... arguments) {
    this(problem, arguments);
    initCause(cause);
  }

  /** Whether an edit names something that does not exist, so that the request is wrong. */
  public boolean isMistake() {
    return MISTAKES.contains(problem);
  }

  /** Whether an entry has changed since the revision that the edit is based on. */
  public boolean isMoved() {
    return problem == Problem.EDIT_MOVED;
  }

  /** Whether somebody else has decided already what this change was to decide. */
  public boolean isDecided() {
    return DECIDED.contains(problem);
  }

  /**
   * Whether the only problem is that the home cannot be written: its disk is full, or it is
   * read-only.
   */
  public boolean isOfWriting() {
    return WRITING.contains(problem);
  }

  public String say(Lang lang) {
    return Words.of(CatalogException.class, lang).say(problem.key(), arguments);
  }
}
