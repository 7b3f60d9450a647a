package dev.errdict.db.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sentences of one part of the program, in both languages: {@code words_zh.properties} and
 * {@code words_en.properties} beside a class. Arguments are written {@code {0}}, {@code {1}};
 * numbers are never grouped, since 4303 is a code. {@code {0:entry|entries}} is a number followed
 * by the singular or plural form.
 */
public final class Words {
  private static final Map<String, Words> LOADED = new ConcurrentHashMap<>();

  private final Properties sentences;

  private Words(Properties sentences) {
    this.sentences = sentences;
  }

  /** The sentences of the class's package, or of the nearest package around it that has any. */
  public static Words of(Class<?> neighbour, Lang lang) {
    return LOADED.computeIfAbsent(
        neighbour.getPackageName() + "_" + lang.tag(), key -> load(neighbour, lang));
  }

  /** Without ResourceBundle, whose lookup takes a tenth of a quick command's time. */
  private static Words load(Class<?> neighbour, Lang lang) {
    String file = "/words_" + lang.tag() + ".properties";
    String folder = "/" + neighbour.getPackageName().replace('.', '/');
    while (folder.lastIndexOf('/') > 0) {
      try (InputStream stream = neighbour.getResourceAsStream(folder + file)) {
        if (stream != null) {
          Properties sentences = new Properties();
          sentences.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
          return new Words(sentences);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      folder = folder.substring(0, folder.lastIndexOf('/'));
    }
    throw new MissingResourceException("not in the build", neighbour.getPackageName(), file);
  }

  /**
   * @throws MissingResourceException when there is no such key: a mistake in the code
   */
  public String say(String key, Object... arguments) {
    String pattern = sentences.getProperty(key);
    if (pattern == null) {
      throw new MissingResourceException("no such sentence: " + key, Words.class.getName(), key);
    }
    StringBuilder sentence = new StringBuilder(pattern.length() + 32);
    int at = 0;
    while (at < pattern.length()) {
      int open = pattern.indexOf('{', at);
      int close = open < 0 ? -1 : pattern.indexOf('}', open);
      if (close < 0) {
        break;
      }
      sentence.append(pattern, at, open);
      append(sentence, pattern.substring(open + 1, close), arguments);
      at = close + 1;
    }
    return sentence.append(pattern, at, pattern.length()).toString();
  }

  private static void append(StringBuilder sentence, String place, Object[] arguments) {
    int colon = place.indexOf(':');
    Object argument = arguments[Integer.parseInt(colon < 0 ? place : place.substring(0, colon))];
    sentence.append(argument);
    if (colon >= 0) {
      int bar = place.indexOf('|');
      boolean one = argument.toString().equals("1");
      sentence.append(' ').append(one ? place.substring(colon + 1, bar) : place.substring(bar + 1));
    }
  }

  public boolean has(String key) {
    return sentences.containsKey(key);
  }
}
