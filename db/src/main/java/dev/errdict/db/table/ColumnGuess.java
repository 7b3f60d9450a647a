package dev.errdict.db.table;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Mender;
import dev.errdict.db.catalog.Retry;
import dev.errdict.db.table.TableTarget.Kind;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds out which field each column of a table is, by its name and its cells. */
final class ColumnGuess {
  /**
   * Titles fit on one or two lines of a phone; a column with more than a quarter of longer cells
   * holds explanations.
   */
  private static final int USUAL_TITLE = 100;

  /** Discord's embeds take titles of 256 characters. */
  private static final int LONGEST_TITLE = 256;

  private static final Pattern SYMBOL = Pattern.compile("[\\p{L}_$][\\w$.:/-]*");

  private final Table table;
  private final Map<Integer, TableTarget> given;
  private final List<ColumnName> names;

  /** Of columns with the same text for several regions, the one to take first. */
  private final Comparator<Integer> better =
      Comparator.comparing(this::isBlank)
          .thenComparing(column -> name(column).isTraditional())
          .thenComparing(Comparator.naturalOrder());

  private final Map<Integer, TableTarget> found = new LinkedHashMap<>();

  /**
   * @param given what is known of some columns already
   */
  ColumnGuess(Table table, Map<Integer, TableTarget> given) {
    this.table = table;
    this.given = Map.copyOf(given);
    this.names = table.columns().stream().map(ColumnName::of).toList();
  }

  /** The fields of the columns that were recognised. */
  Map<Integer, TableTarget> targets() {
    // A column that is called a title is one before those that are only called a language.
    recognise(column -> !name(column).isAnyText());
    recognise(column -> name(column).isAnyText());
    oneCode();
    return found;
  }

  private void recognise(IntPredicate which) {
    IntStream.range(0, names.size())
        .filter(column -> !given.containsKey(column) && !isForAnotherRegion(column))
        .filter(which)
        .forEach(
            column ->
                named(table.columns().get(column))
                    .map(target -> byContent(column, target))
                    .ifPresent(target -> found.put(column, target)));
  }

  /**
   * Whether another column has the same text for another region: an entry has one text of a
   * language. A column with texts is taken before an empty one, Simplified Chinese before
   * Traditional, and else the first.
   */
  private boolean isForAnotherRegion(int column) {
    List<Integer> others =
        IntStream.range(0, names.size())
            .filter(other -> other != column && names.get(other).isSameTextAs(names.get(column)))
            .boxed()
            .toList();
    Optional<TableTarget> own = named(table.columns().get(column));
    return others.stream()
        .anyMatch(
            other ->
                given.containsKey(other)
                    ? own.filter(one -> isSameField(one, given.get(other))).isPresent()
                    : better.compare(other, column) < 0);
  }

  /** Whether a given field is this one; it need not name its language. */
  private static boolean isSameField(TableTarget one, TableTarget given) {
    return one.kind() == given.kind()
        && (given.lang().isEmpty() || one.lang().equals(given.lang()));
  }

  private ColumnName name(int column) {
    return names.get(column);
  }

  private boolean isBlank(Integer column) {
    return table.isBlank(column);
  }

  /** The field with exactly this name, else the one that its words suggest. */
  private static Optional<TableTarget> named(String column) {
    if (column.equals(BadRows.PROBLEM)) {
      return Optional.of(new TableTarget(Kind.IGNORE, Optional.empty()));
    }
    try {
      TableTarget exact = TableTarget.of(column);
      return exact.kind() == Kind.IGNORE ? Optional.empty() : Optional.of(exact);
    } catch (CatalogException notOne) {
      return ColumnName.of(column).target();
    }
  }

  private TableTarget byContent(int column, TableTarget target) {
    return switch (target.kind()) {
      case SYMBOL -> hasSymbols(column) ? target : new TableTarget(Kind.TITLE, target.lang());
      case TITLE -> {
        boolean isLong =
            names.get(column).isAnyText()
                && (count(column, cell -> cell.length() > LONGEST_TITLE) > 0
                    || count(column, cell -> cell.length() > USUAL_TITLE) * 4
                        > count(column, cell -> !cell.isBlank()));
        yield isLong || isTitleTaken(column, target)
            ? new TableTarget(Kind.MEANING, target.lang())
            : target;
      }
      default -> target;
    };
  }

  /** Whether another column is the title in the language of this one, which explains it then. */
  private boolean isTitleTaken(int column, TableTarget title) {
    return Stream.of(given, found)
        .flatMap(targets -> targets.entrySet().stream())
        .filter(one -> one.getValue().kind() == Kind.TITLE)
        .filter(one -> one.getValue().equals(title) || name(column).isAnyText())
        .anyMatch(one -> lang(one.getKey(), one.getValue()) == lang(column, title));
  }

  /** The language of a column: the one that it names, else that of most of its cells. */
  private Lang lang(int column, TableTarget target) {
    long chinese = count(column, cell -> Lang.ofScript(cell) == Lang.ZH);
    long all = count(column, cell -> !cell.isBlank());
    return target.lang().orElse(chinese * 2 > all ? Lang.ZH : Lang.EN);
  }

  private boolean all(int column, Predicate<String> fits) {
    return table.rows().stream()
        .map(row -> row.cells().get(column))
        .allMatch(cell -> cell.isBlank() || fits.test(cell));
  }

  private long count(int column, Predicate<String> fits) {
    return table.rows().stream().filter(row -> fits.test(row.cells().get(column))).count();
  }

  private boolean any(int column, Predicate<String> fits) {
    return table.rows().stream().anyMatch(row -> fits.test(row.cells().get(column)));
  }

  /** Chooses one of several columns that may be the code. */
  private void oneCode() {
    found
        .entrySet()
        .removeIf(
            one ->
                (one.getValue().kind() == Kind.RETRY
                        && !any(one.getKey(), cell -> Tagged.find(Retry.class, cell).isPresent()))
                    || (one.getValue().kind() == Kind.MENDER
                        && !any(
                            one.getKey(), cell -> Tagged.find(Mender.class, cell).isPresent())));
    boolean isGiven = given.values().stream().anyMatch(one -> one.kind() == Kind.CODE);
    List<Integer> codes = columns(Kind.CODE);
    Optional<Integer> code =
        isGiven
            ? Optional.empty()
            : codes.stream()
                .min(
                    Comparator.comparing(this::isBlank)
                        .thenComparingInt(column -> name(column).codeRank())
                        .thenComparing(this::isKey)
                        .thenComparing(column -> isKey(column) && hasSymbols(column))
                        .thenComparing(Comparator.naturalOrder()));
    for (Integer column : codes) {
      if (code.filter(column::equals).isEmpty()) {
        found.remove(column);
        if (isKey(column) && columns(Kind.SYMBOL).isEmpty()) {
          found.put(column, byContent(column, new TableTarget(Kind.SYMBOL, Optional.empty())));
        }
      }
    }
    if (!isGiven && code.isEmpty()) {
      lastResort();
    }
  }

  /** Falls back to a column whose name contains a word for code; else the symbol is the code. */
  private void lastResort() {
    for (int column = 0; column < table.columns().size(); column++) {
      if (!given.containsKey(column)
          && !found.containsKey(column)
          && names.get(column).speaksOfCode()) {
        found.put(column, new TableTarget(Kind.CODE, Optional.empty()));
        return;
      }
    }
    List<Integer> symbols = columns(Kind.SYMBOL);
    if (!symbols.isEmpty()) {
      found.put(symbols.getFirst(), new TableTarget(Kind.CODE, Optional.empty()));
    }
  }

  private List<Integer> columns(Kind kind) {
    return found.entrySet().stream()
        .filter(one -> one.getValue().kind() == kind)
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean hasSymbols(int column) {
    return all(column, cell -> SYMBOL.matcher(cell).matches());
  }

  private boolean isKey(int column) {
    return TreeTable.isKey(table.columns().get(column));
  }
}
