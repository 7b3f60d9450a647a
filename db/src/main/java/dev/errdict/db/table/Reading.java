package dev.errdict.db.table;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a table was interpreted, and what was left out.
 *
 * @param columns the columns that are taken, in their order
 * @param defects all that is left out, by line
 * @param delimiter of the cells, when it was found in the file
 * @param passedOver skipped lines, which the pattern does not match
 * @param again rows with a code that an earlier row has, and that are not left out
 */
public record Reading(
    List<Column> columns,
    List<Defect> defects,
    BadRows badRows,
    Optional<Character> delimiter,
    int passedOver,
    Again again) {
  public static final Reading NONE =
      new Reading(List.of(), List.of(), BadRows.NONE, Optional.empty(), 0, Again.NONE);

  /**
   * Rows with a code that an earlier row has.
   *
   * @param same rows that are in the file more than once, each time the same
   * @param otherModules rows that name another module; the first one counts
   */
  public record Again(int same, int otherModules) {
    static final Again NONE = new Again(0, 0);
  }

  /**
   * A column that is taken.
   *
   * @param field as {@code --map} spells it
   */
  public record Column(String name, String field) {}

  public Reading {
    columns = List.copyOf(columns);
    defects = List.copyOf(defects);
  }

  static Reading of(
      Table table, List<Column> columns, List<Defect> ofColumns, List<BadRow> bad, Again again) {
    List<BadRow> all = Stream.concat(table.bad().stream(), bad.stream()).toList();
    BadRows rows = new BadRows(table.form(), table.delimiter().orElse(','), table.columns(), all);
    return new Reading(
        columns,
        Stream.of(table.defects(), ofColumns, rows.defects())
            .flatMap(List::stream)
            .sorted(Comparator.comparingInt(Defect::line))
            .toList(),
        rows,
        table.delimiter(),
        table.passedOver(),
        again);
  }

  public List<Defect> ofColumns() {
    return defects.stream().filter(one -> one.kind().isOfColumn()).toList();
  }

  public List<Defect> ofRows() {
    return defects.stream().filter(one -> !one.kind().isOfColumn()).toList();
  }
}
