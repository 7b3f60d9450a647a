package dev.errdict.db.home;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;

/** Turns database errors into a sentence that says what to do. */
public final class DatabaseTrouble {
  private DatabaseTrouble() {}

  /**
   * The problem that caused a failure.
   *
   * @param place the folder to name
   * @return empty when the cause is neither the disk nor the database file
   */
  public static Optional<CatalogException> behind(Throwable failure, Object place) {
    Optional<CatalogException> told =
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .filter(StoreFailure.class::isInstance)
            .map(cause -> ((StoreFailure) cause).trouble())
            .findFirst();
    if (told.isPresent()) {
      return told;
    }
    // H2 may report a damaged file when the root cause is a full disk.
    return first(failure, DatabaseTrouble::ofDisk)
        .or(() -> first(failure, DatabaseTrouble::ofDatabase))
        .map(problem -> new CatalogException(failure, problem, place));
  }

  /** Whether the store could not be opened at all. */
  public static boolean isOfStore(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(StoreFailure.class::isInstance);
  }

  /**
   * What to log of a failure: the sentence, or the type alone where there is none, since another
   * message may contain user input.
   */
  public static String told(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(StoreFailure.class::isInstance)
        .map(Throwable::getMessage)
        .findFirst()
        .orElseGet(() -> failure.getClass().getSimpleName());
  }

  private static Optional<Problem> first(
      Throwable failure, Function<Throwable, Optional<Problem>> problem) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .flatMap(cause -> problem.apply(cause).stream())
        .findFirst();
  }

  public static CatalogException explain(Exception trouble, Home home) {
    return behind(trouble, home.folder())
        .orElseGet(
            () ->
                new CatalogException(
                    trouble,
                    Problem.HOME_NOT_OPENED,
                    home.folder(),
                    String.valueOf(trouble.getMessage())));
  }

  private static Optional<Problem> ofDisk(Throwable cause) {
    String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("no space left")
        || message.contains("file too large")
        || message.contains("disk quota exceeded")
        || message.contains("not enough space")) {
      return Optional.of(Problem.HOME_DISK_FULL);
    }
    if (cause instanceof AccessDeniedException
        || message.contains("permission denied")
        || message.contains("read-only file system")
        || message.contains("read only")) {
      return Optional.of(Problem.HOME_NOT_WRITABLE);
    }
    return Optional.empty();
  }

  private static Optional<Problem> ofDatabase(Throwable cause) {
    return cause instanceof SQLException sql ? ofCode(sql.getErrorCode()) : Optional.empty();
  }

  private static Optional<Problem> ofCode(int code) {
    return switch (code) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 -> Optional.of(Problem.HOME_LOCKED);
      case ErrorCode.FILE_CORRUPTED_1,
          ErrorCode.FILE_VERSION_ERROR_1,
          ErrorCode.WRONG_USER_OR_PASSWORD,
          // The file was deleted while it was in use, and another was created.
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1 ->
          Optional.of(Problem.HOME_DAMAGED);
      case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2 ->
          Optional.of(Problem.HOME_UNREADABLE);
      case ErrorCode.DATABASE_IS_READ_ONLY -> Optional.of(Problem.HOME_NOT_WRITABLE);
      default -> Optional.empty();
    };
  }
}
