package dev.errdict.db.postgresql;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.home.StoreFailure;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;

/**
 * What a failure means, by the server's SQLSTATE (PostgreSQL manual, appendix A). Some are
 * temporary; most need a sentence that says what to do.
 */
enum PostgresFailure {
  /**
   * Also a password that is wanted and not there, and a server without TLS where it is required.
   */
  REFUSED(Problem.DATABASE_REFUSED, false, "28.*|08004"),
  /** The connection broke or failed; or the server is stopping or starting. */
  UNREACHABLE(Problem.DATABASE_UNREACHABLE, true, "08.*|57P.*|25P03"),
  TOO_MANY_CLIENTS(Problem.DATABASE_TOO_MANY_CLIENTS, true, "53300"),
  /** Another write has locked the row. */
  BUSY(Problem.DATABASE_BUSY, true, "55P03|40P01|40001"),
  MISSING(Problem.DATABASE_MISSING, false, "3D000"),
  NOT_PERMITTED(Problem.DATABASE_NOT_PERMITTED, false, "42501"),
  READ_ONLY(Problem.DATABASE_READ_ONLY, false, "25006"),
  FULL(Problem.DATABASE_FULL, false, "53100"),
  /** The value of an index is too long. */
  TOO_LONG(Problem.DATABASE_TOO_LONG, false, "54000"),
  CANCELLED(Problem.DATABASE_CANCELLED, false, "57014"),
  NOT_EMPTY(Problem.DATABASE_NOT_EMPTY, false, "-"),
  FAILING(Problem.DATABASE_FAILING, false, "(53|58|XX|F0).*");

  private final Problem problem;
  private final boolean passing;

  /** A pattern of the SQLSTATEs. */
  private final String states;

  PostgresFailure(Problem problem, boolean passing, String states) {
    this.problem = problem;
    this.passing = passing;
    this.states = states;
  }

  /** The problem that caused a failure; empty when the statement itself is wrong. */
  static Optional<PostgresFailure> behind(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .flatMap(cause -> of(cause).stream())
        .findFirst();
  }

  /** Whether another process was making the same table at the same time. */
  static boolean isOfConcurrentSetup(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(
            cause ->
                cause instanceof SQLException sql
                    && String.valueOf(sql.getSQLState()).matches("42P0[67]|23505"));
  }

  private static Optional<PostgresFailure> of(Throwable cause) {
    return switch (cause) {
      case SQLException sql -> ofState(String.valueOf(sql.getSQLState()));
      case FlywayException flyway
          when flyway.getErrorCode()
              == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE ->
          Optional.of(NOT_EMPTY);
      default -> Optional.empty();
    };
  }

  private static Optional<PostgresFailure> ofState(String state) {
    return Arrays.stream(values()).filter(one -> state.matches(one.states)).findFirst();
  }

  /** Whether the same step may succeed a moment later. */
  boolean isPassing() {
    return passing;
  }

  /** Whether the connection is of no use any more. */
  static boolean breaks(Throwable failure) {
    return behind(failure).filter(trouble -> trouble == UNREACHABLE).isPresent();
  }

  /**
   * The failure of a store, with a sentence.
   *
   * @param place the address to name
   */
  StoreFailure failure(Throwable cause, Object place) {
    return new StoreFailure(new CatalogException(cause, problem, place));
  }

  /** The exception that callers of this package get: with a sentence when the cause is known. */
  static RuntimeException explain(Throwable failure, Object place) {
    Optional<PostgresFailure> trouble = behind(failure);
    if (failure instanceof StoreFailure told) {
      return told;
    }
    if (trouble.isPresent()) {
      return trouble.get().failure(failure, place);
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new org.jooq.exception.DataAccessException(String.valueOf(failure.getMessage()), failure);
  }
}
