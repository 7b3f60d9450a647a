package dev.errdict.db.table;

import dev.errdict.db.words.Lang;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the messages in the cells of a row. */
final class RowMessages {
  private RowMessages() {}

  /**
   * The messages of a row; its meaning is the first one's. A cell without a language is for all; a
   * language's own counts there. Two without a language are one message where their scripts differ.
   * Any other cell is a message of its own; one word, such as the error's name, comes last.
   */
  static List<RowMessage> of(TableRow row, TableMapping mapping) {
    Map<Lang, String> named = new EnumMap<>(Lang.class);
    Set<String> forAll = new LinkedHashSet<>();
    List<RowMessage> more = new ArrayList<>();
    mapping
        .targets()
        .forEach(
            (column, target) -> {
              String cell = row.cells().get(column);
              if (target.kind() != TableTarget.Kind.MESSAGE || cell.isBlank()) {
                return;
              }
              if (target.lang().isEmpty()) {
                forAll.add(cell);
              } else if (!named.computeIfAbsent(target.lang().get(), _ -> cell).equals(cell)) {
                more.add(new RowMessage(Optional.empty(), Map.of(target.lang().get(), cell)));
              }
            });
    List<String> rest =
        new ArrayList<>(forAll.stream().sorted(Comparator.comparing(RowMessages::isWord)).toList());
    Optional<String> any = Optional.empty();
    if (named.isEmpty() && rest.size() > 1) {
      rest.removeAll(pair(rest, named));
    }
    if (named.size() < Lang.values().length && !rest.isEmpty()) {
      any = Optional.of(rest.removeFirst());
    }
    List<RowMessage> messages = new ArrayList<>(List.of(new RowMessage(any, named)));
    messages.addAll(more);
    rest.forEach(one -> messages.add(new RowMessage(Optional.of(one), Map.of())));
    messages.removeIf(RowMessage::isEmpty);
    return messages;
  }

  /**
   * Takes the first sentence and the first one in the other script for one message.
   *
   * @return both; none when there are not two
   */
  private static List<String> pair(List<String> cells, Map<Lang, String> named) {
    String first = cells.getFirst();
    Optional<String> other =
        cells.stream()
            .filter(cell -> !isWord(first) && !isWord(cell))
            .filter(cell -> Lang.ofScript(cell) != Lang.ofScript(first))
            .findFirst();
    if (other.isEmpty()) {
      return List.of();
    }
    named.put(Lang.ofScript(first), first);
    named.put(Lang.ofScript(other.get()), other.get());
    return List.of(first, other.get());
  }

  private static boolean isWord(String text) {
    return text.chars().noneMatch(Character::isWhitespace) && Lang.ofScript(text) == Lang.EN;
  }
}
