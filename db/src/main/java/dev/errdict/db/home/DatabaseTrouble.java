package dev.errdict.db.home;

import dev.errdict.db.catalog.CatalogException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;

/** Turns what the database says when it cannot go on into a sentence that says what to do. */
public final class DatabaseTrouble {
  private DatabaseTrouble() {}

  /**
   * The trouble behind a failure, in words.
   *
   * @param place the folder to name
   * @return empty when it is no trouble of the disk or the database file
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
    // What H2 calls damaged may be a full disk further down.
    return first(failure, DatabaseTrouble::ofDisk)
        .or(() -> first(failure, DatabaseTrouble::ofDatabase))
        .map(key -> new CatalogException(failure, key, place));
  }

  /** Whether the store could not be opened at all. */
  public static boolean isOfStore(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(StoreFailure.class::isInstance);
  }

  private static Optional<String> first(
      Throwable failure, Function<Throwable, Optional<String>> key) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .flatMap(cause -> key.apply(cause).stream())
        .findFirst();
  }

  public static CatalogException explain(Exception trouble, Home home) {
    return behind(trouble, home.folder())
        .orElseGet(
            () ->
                new CatalogException(
                    trouble,
                    "home.not-opened",
                    home.folder(),
                    String.valueOf(trouble.getMessage())));
  }

  private static Optional<String> ofDisk(Throwable cause) {
    String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("no space left")
        || message.contains("file too large")
        || message.contains("disk quota exceeded")
        || message.contains("not enough space")) {
      return Optional.of("home.disk-full");
    }
    if (cause instanceof AccessDeniedException
        || message.contains("permission denied")
        || message.contains("read-only file system")
        || message.contains("read only")) {
      return Optional.of("home.not-writable");
    }
    return Optional.empty();
  }

  private static Optional<String> ofDatabase(Throwable cause) {
    return cause instanceof SQLException sql ? ofCode(sql.getErrorCode()) : Optional.empty();
  }

  private static Optional<String> ofCode(int code) {
    return switch (code) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 -> Optional.of("home.locked");
      case ErrorCode.FILE_CORRUPTED_1,
          ErrorCode.FILE_VERSION_ERROR_1,
          ErrorCode.WRONG_USER_OR_PASSWORD,
          // The file was taken away while it was in use, and another made in its place.
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1 ->
          Optional.of("home.damaged");
      case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2 -> Optional.of("home.unreadable");
      case ErrorCode.DATABASE_IS_READ_ONLY -> Optional.of("home.not-writable");
      default -> Optional.empty();
    };
  }
}
