package dev.errdict.search.lookup;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.meaning.Embedder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Dictionaries in memory that search by words alone, and small catalogs in the shapes of other
 * products to put into them.
 */
public final class TestCatalogs {
  private static final long A_MOMENT = 10_000_000;

  private TestCatalogs() {}

  /** A dictionary with the shipped catalog. */
  public static Dictionary shipped(String name) throws CatalogException {
    return Dictionary.inMemory(
        name, Embedder.NONE, Clock.fixed(Instant.parse("2026-11-28T10:00:00Z"), ZoneOffset.UTC));
  }

  /** Saves a catalog and waits until questions find it. */
  public static void put(Dictionary dictionary, String id, List<Entry> entries)
      throws CatalogException {
    put(dictionary, Catalog.blank(id), entries);
  }

  /**
   * Saves a catalog of entries with an English title each, and waits until questions find it.
   *
   * @param entries as {@code CODE=Title}
   */
  static void putTitles(Dictionary dictionary, String id, String... entries)
      throws CatalogException {
    List<Entry> titled = new ArrayList<>();
    for (String entry : entries) {
      String[] parts = entry.split("=", 2);
      titled.add(withTitle(id, parts[0], parts[1]));
    }
    put(dictionary, id, titled);
  }

  /** Saves a catalog with its settings, and waits until questions find it. */
  public static void put(Dictionary dictionary, Catalog catalog, List<Entry> entries)
      throws CatalogException {
    List<EntryEdit> edits = new ArrayList<>();
    for (Entry entry : entries) {
      edits.add(new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry)));
    }
    dictionary
        .store()
        .commit(new Edit(ChangeKind.EDIT, "mei", "for the test", Optional.of(catalog), edits))
        .orElseThrow();
    while (!dictionary.catchUp()
        || !dictionary.catalog(catalog.id()).equals(Optional.of(catalog))) {
      LockSupport.parkNanos(A_MOMENT);
    }
  }

  /** Messages with numbered placeholders: {@code TS2345}. */
  public static List<Entry> typescript() throws CatalogException {
    return List.of(
        withMessages("ts", "TS1005", "'{0}' expected."),
        withMessages("ts", "TS2304", "Cannot find name '{0}'."),
        withMessages(
            "ts", "TS2307", "Cannot find module '{0}' or its corresponding type declarations."),
        withMessages("ts", "TS2322", "Type '{0}' is not assignable to type '{1}'."),
        withMessages("ts", "TS2339", "Property '{0}' does not exist on type '{1}'."),
        withMessages(
            "ts", "TS2345", "Argument of type '{0}' is not assignable to parameter of type '{1}'."),
        withMessages("ts", "TS2554", "Expected {0} arguments, but got {1}."),
        withMessages("ts", "TS7006", "Parameter '{0}' implicitly has an '{1}' type."),
        withMessages("ts", "TS18048", "'{0}' is possibly 'undefined'."));
  }

  /** States with a symbol each: {@code 42P01}, {@code undefined_table}. */
  public static List<Entry> postgres() throws CatalogException {
    return List.of(
        withSymbol("pg", "42P01", "undefined_table", "relation \"%s\" does not exist"),
        withSymbol("pg", "42703", "undefined_column", "column \"%s\" does not exist"),
        withSymbol(
            "pg",
            "23505",
            "unique_violation",
            "duplicate key value violates unique constraint \"%s\""),
        withSymbol(
            "pg",
            "23502",
            "not_null_violation",
            "null value in column \"%s\" of relation \"%s\" violates not-null constraint"),
        withSymbol("pg", "40P01", "deadlock_detected", "deadlock detected"),
        withSymbol("pg", "57014", "query_canceled", "canceling statement due to user request"),
        withSymbol("pg", "53300", "too_many_connections", "sorry, too many clients already"));
  }

  /** Codes that are symbols themselves: {@code ENOENT}. */
  public static List<Entry> errno() throws CatalogException {
    return List.of(
        withTitle("errno", "ENOENT", "No such file or directory"),
        withTitle("errno", "EACCES", "Permission denied"),
        withTitle("errno", "EADDRINUSE", "Address already in use"),
        withTitle("errno", "ECONNREFUSED", "Connection refused"),
        withTitle("errno", "EMFILE", "Too many open files"),
        withTitle("errno", "EPIPE", "Broken pipe"),
        withTitle("errno", "ENOSPC", "No space left on device"));
  }

  /** Numbers behind a prefix and filled up with noughts: {@code ORA-00001}. */
  public static List<Entry> oracle() throws CatalogException {
    return List.of(
        withMessages("oracle", "ORA-00001", "unique constraint (%s.%s) violated"),
        withMessages("oracle", "ORA-00904", "\"%s\": invalid identifier"),
        withMessages("oracle", "ORA-00942", "table or view does not exist"),
        withMessages("oracle", "ORA-01017", "invalid username/password; logon denied"),
        withMessages(
            "oracle",
            "ORA-01555",
            "snapshot too old: rollback segment number %s with name \"%s\" too small"),
        withMessages(
            "oracle", "ORA-12154", "TNS:could not resolve the connect identifier specified"),
        withMessages("oracle", "ORA-12541", "TNS:no listener"));
  }

  public static Entry withTitle(String catalog, String code, String title) throws CatalogException {
    return read(catalog, code, "title:\n  en: " + quoted(title) + "\n");
  }

  public static Entry withMessages(String catalog, String code, String... messages)
      throws CatalogException {
    StringBuilder yaml = new StringBuilder("variants:\n");
    Arrays.stream(messages)
        .forEach(message -> yaml.append("  - message: ").append(quoted(message)).append('\n'));
    return read(catalog, code, yaml.toString());
  }

  public static Entry withSymbol(String catalog, String code, String symbol, String message)
      throws CatalogException {
    return read(
        catalog,
        code,
        "variants:\n  - message: %s\nphrases:\n  symbols:\n    - %s\n"
            .formatted(quoted(message), symbol));
  }

  private static Entry read(String catalog, String code, String yaml) throws CatalogException {
    return EntryReader.read(catalog, "code: " + quoted(code) + "\n" + yaml);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** The codes that an answer gives or offers; not those that are only near. */
  static List<String> codes(Answer answer) {
    return switch (answer) {
      case Answer.Found found -> found.entries().stream().map(Entry::code).toList();
      case Answer.Choices choices ->
          choices.candidates().stream().map(one -> one.entry().code()).toList();
      case Answer.NotFound _ -> List.of();
    };
  }
}
