package dev.errdict.search.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words with their replacements; at each place of a text the longest word wins. */
final class WordMap {
  /** A word and its value. */
  record Word(String from, String to) {}

  private final Map<Character, List<Word>> byFirst = new HashMap<>();

  /** Lines of a word, a space, and its value. */
  static WordMap read(String resource) {
    WordMap map = new WordMap();
    for (String line : Lines.of(WordMap.class, resource)) {
      String[] parts = line.split(" ", 2);
      map.byFirst
          .computeIfAbsent(parts[0].charAt(0), first -> new ArrayList<>())
          .add(new Word(parts[0], parts[1]));
    }
    map.byFirst
        .values()
        .forEach(
            words ->
                words.sort(
                    Comparator.comparingInt((Word word) -> word.from().length()).reversed()));
    return map;
  }

  Optional<Word> at(String text, int index) {
    for (Word word : byFirst.getOrDefault(text.charAt(index), List.of())) {
      if (text.startsWith(word.from(), index)) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }
}
