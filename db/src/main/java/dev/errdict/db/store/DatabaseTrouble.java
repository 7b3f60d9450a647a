package dev.errdict.db.store;

import dev.errdict.db.CatalogException;
import java.sql.SQLException;
import java.util.Locale;
import org.h2.api.ErrorCode;

/** Turns what the database says when it cannot be opened into a sentence that says what to do. */
final class DatabaseTrouble {
  private DatabaseTrouble() {}

  static CatalogException explain(Exception trouble, Home home) {
    for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (message.contains("no space left")) {
        return new CatalogException(trouble, "home.disk-full", home.folder());
      }
      if (cause instanceof java.nio.file.AccessDeniedException
          || message.contains("permission denied")
          || message.contains("read-only file system")
          || message.contains("read only")) {
        return new CatalogException(trouble, "home.not-writable", home.folder());
      }
      if (cause instanceof SQLException sql) {
        switch (sql.getErrorCode()) {
          case ErrorCode.DATABASE_ALREADY_OPEN_1 -> {
            return new CatalogException(trouble, "home.locked", home.folder());
          }
          case ErrorCode.FILE_CORRUPTED_1,
              ErrorCode.FILE_VERSION_ERROR_1,
              ErrorCode.ERROR_OPENING_DATABASE_1,
              ErrorCode.IO_EXCEPTION_1,
              ErrorCode.IO_EXCEPTION_2,
              ErrorCode.GENERAL_ERROR_1,
              ErrorCode.WRONG_USER_OR_PASSWORD -> {
            return new CatalogException(trouble, "home.damaged", home.folder());
          }
          default -> {}
        }
      }
    }
    return new CatalogException(trouble, "home.damaged", home.folder());
  }
}
