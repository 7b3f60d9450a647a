package dev.errdict.search.bench;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.words.Lang;
import dev.errdict.search.index.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The words of real entries, each as often as they use it: made-up texts then have terms as common
 * and as rare as real ones.
 */
final class Vocabulary {
  private static final Pattern NOT_HAN = Pattern.compile("[^\\u4E00-\\u9FFF]+");
  private static final Pattern NOT_A_LETTER = Pattern.compile("[^A-Za-z]+");

  private final List<String> chinese = new ArrayList<>();
  private final List<String> english = new ArrayList<>();

  Vocabulary(List<Entry> entries) {
    for (Entry entry : entries) {
      for (Unit unit : Unit.of(entry)) {
        add(unit);
      }
    }
  }

  private void add(Unit unit) {
    if (unit.lang() == Lang.ZH) {
      NOT_HAN.splitAsStream(unit.text()).filter(run -> run.length() > 1).forEach(chinese::add);
    } else {
      NOT_A_LETTER
          .splitAsStream(unit.text())
          .filter(word -> word.length() > 1)
          .map(word -> word.toLowerCase(Locale.ROOT))
          .forEach(english::add);
    }
  }

  /** Pieces of two to four characters, each cut from a real text. */
  String chinese(RandomGenerator random, int pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      String run = chinese.get(random.nextInt(chinese.size()));
      int length = Math.min(run.length(), 2 + random.nextInt(3));
      int from = random.nextInt(run.length() - length + 1);
      text.append(run, from, from + length);
    }
    return text.toString();
  }

  String english(RandomGenerator random, int words, String between) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : between).append(english.get(random.nextInt(english.size())));
    }
    return text.toString();
  }
}
