package dev.errdict.search.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sound of Han text as syllables without tones, and typed pinyin split into the same syllables.
 */
public final class Pinyin {
  private static final int MAX_TYPED = 200;
  private static final String[] READINGS = new String[0x10000 - 0x4E00];
  private static final Set<String> SYLLABLES = new HashSet<>();
  private static final WordMap WORDS = WordMap.read("pinyin-words.txt");

  static {
    for (String line : Lines.of(Pinyin.class, "pinyin.txt")) {
      int space = line.indexOf(' ');
      String syllable = line.substring(0, space).intern();
      SYLLABLES.add(syllable);
      for (int i = space + 1; i < line.length(); i++) {
        READINGS[line.charAt(i) - 0x4E00] = syllable;
      }
    }
    // Interjections that ICU reads as bare consonants or vowels would split every Latin word.
    SYLLABLES.removeAll(Set.of("n", "m", "ng", "hm", "hng", "r", "o", "e"));
    SYLLABLES.add("e");
  }

  private Pinyin() {}

  /**
   * The syllables of a run of simplified Han characters; a character without a known reading is its
   * own syllable.
   */
  public static List<String> syllables(String han) {
    List<String> syllables = new ArrayList<>(han.length());
    int at = 0;
    while (at < han.length()) {
      Optional<WordMap.Word> word = WORDS.at(han, at);
      if (word.isPresent()) {
        syllables.addAll(Arrays.asList(word.get().to().split(" ")));
        at += word.get().from().length();
        continue;
      }
      char character = han.charAt(at++);
      String reading = character < 0x4E00 ? null : READINGS[character - 0x4E00];
      syllables.add(reading == null ? String.valueOf(character) : reading);
    }
    return syllables;
  }

  /**
   * Typed pinyin as syllables: {@code duihuabucunzai} is dui hua bu cun zai. The split with the
   * fewest syllables wins. Empty when the letters are not pinyin.
   */
  public static Optional<List<String>> split(String typed) {
    String letters = typed.replace("lv", "lu").replace("nv", "nu");
    int length = letters.length();
    if (length == 0 || length > MAX_TYPED) {
      return Optional.empty();
    }
    int[] fewest = new int[length + 1];
    int[] from = new int[length + 1];
    Arrays.fill(fewest, Integer.MAX_VALUE);
    fewest[0] = 0;
    for (int end = 1; end <= length; end++) {
      for (int start = Math.max(0, end - 6); start < end; start++) {
        if (fewest[start] != Integer.MAX_VALUE
            && fewest[start] + 1 < fewest[end]
            && SYLLABLES.contains(letters.substring(start, end))) {
          fewest[end] = fewest[start] + 1;
          from[end] = start;
        }
      }
    }
    if (fewest[length] == Integer.MAX_VALUE) {
      return Optional.empty();
    }
    List<String> syllables = new ArrayList<>();
    for (int end = length; end > 0; end = from[end]) {
      syllables.addFirst(letters.substring(from[end], end));
    }
    return Optional.of(syllables);
  }
}
