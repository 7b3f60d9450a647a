package dev.errdict.db;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sentences that one part says to people, in both languages: {@code words_zh.properties} and
 * {@code words_en.properties} beside a class. Arguments stand in as {@code {0}}, {@code {1}};
 * numbers are never grouped, since 4303 is a code.
 */
public final class Words {
  private static final Map<String, Words> LOADED = new ConcurrentHashMap<>();

  private final ResourceBundle bundle;

  private Words(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  public static Words of(Class<?> neighbour, Lang lang) {
    String name = neighbour.getPackageName() + ".words";
    return LOADED.computeIfAbsent(
        name + "_" + lang.tag(),
        key ->
            new Words(
                ResourceBundle.getBundle(
                    name,
                    Locale.of(lang.tag()),
                    neighbour.getClassLoader(),
                    ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES))));
  }

  /**
   * @throws MissingResourceException when there is no such key: a mistake in the code
   */
  public String say(String key, Object... arguments) {
    String pattern = bundle.getString(key);
    StringBuilder sentence = new StringBuilder(pattern.length() + 32);
    int at = 0;
    while (at < pattern.length()) {
      int open = pattern.indexOf('{', at);
      int close = open < 0 ? -1 : pattern.indexOf('}', open);
      if (close < 0) {
        break;
      }
      sentence.append(pattern, at, open);
      sentence.append(arguments[Integer.parseInt(pattern, open + 1, close, 10)]);
      at = close + 1;
    }
    return sentence.append(pattern, at, pattern.length()).toString();
  }

  public boolean has(String key) {
    return bundle.containsKey(key);
  }
}
