package dev.errdict.db.table;

import dev.errdict.db.table.TableTarget.Kind;
import dev.errdict.db.words.Lang;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The meaning of a column's name: {@code errorMessage_zh} is taken apart into {@code error}, {@code
 * message} and {@code zh}, {@code 英文解决方法} into {@code 英文}, {@code 解决} and {@code 方法}. The last word
 * that names a field decides; a name with an unknown word is not interpreted.
 */
final class ColumnName {
  private static final Pattern RUN = Pattern.compile("\\p{IsHan}+|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");
  private static final Pattern CAMEL = Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})");
  private static final int LONGEST_HAN = 4;

  private final Optional<Lang> lang;
  private final Optional<ColumnWords.Meaning> meaning;
  private final boolean unknown;
  private final boolean coded;
  private final boolean weaklyCoded;
  private final boolean errorAlone;

  /** All but a language and its region. */
  private final List<String> otherWords = new ArrayList<>();

  private final boolean regional;
  private final boolean traditional;

  private ColumnName(List<String> words) {
    Optional<Lang> found = Optional.empty();
    Optional<ColumnWords.Meaning> head = Optional.empty();
    boolean anyUnknown = false;
    boolean anyCode = false;
    boolean anyWeakCode = false;
    boolean errorOnly = !words.isEmpty();
    boolean anyRegion = false;
    boolean anyTraditional = false;
    for (String word : words) {
      anyRegion |= ColumnWords.REGIONS.contains(word) || ColumnWords.REGIONAL.contains(word);
      anyTraditional |= ColumnWords.TRADITIONAL.contains(word);
      errorOnly &= ColumnWords.ERROR.contains(word);
      Optional<ColumnWords.Meaning> known = ColumnWords.find(word);
      if (known.isPresent()) {
        boolean code = known.get().kind() == Kind.CODE;
        anyCode |= code && !known.get().weak();
        anyWeakCode |= code && known.get().weak();
        head = head.isEmpty() || head.get().weak() || !known.get().weak() ? known : head;
        otherWords.add(word);
      } else if (found.isEmpty() && ColumnWords.CHINESE.contains(word)) {
        found = Optional.of(Lang.ZH);
      } else if (found.isEmpty() && ColumnWords.ENGLISH.contains(word)) {
        found = Optional.of(Lang.EN);
      } else if (!ColumnWords.REGIONS.contains(word)) {
        anyUnknown |= !ColumnWords.FILLERS.contains(word);
        otherWords.add(word);
      }
    }
    regional = anyRegion;
    traditional = anyTraditional;
    lang = found;
    meaning = head;
    unknown = anyUnknown;
    coded = anyCode;
    weaklyCoded = anyWeakCode;
    errorAlone = errorOnly;
  }

  static ColumnName of(String name) {
    String whole = String.join("", words(name));
    return new ColumnName(ColumnWords.has(whole) ? List.of(whole) : words(name));
  }

  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    Matcher run = RUN.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC));
    while (run.find()) {
      if (Lang.ofScript(run.group()) == Lang.ZH) {
        han(run.group(), words);
      } else {
        for (String word : CAMEL.split(run.group())) {
          latin(word.toLowerCase(Locale.ROOT), words);
        }
      }
    }
    return words;
  }

  /** The longest known word at each place. */
  private static void han(String run, List<String> into) {
    int at = 0;
    while (at < run.length()) {
      int length = Math.min(LONGEST_HAN, run.length() - at);
      while (length > 1 && !ColumnWords.has(run.substring(at, at + length))) {
        length--;
      }
      into.add(run.substring(at, at + length));
      at += length;
    }
  }

  private static void latin(String word, List<String> into) {
    Optional<String> known =
        Stream.of("", "s", "es")
            .filter(word::endsWith)
            .map(plural -> word.substring(0, word.length() - plural.length()))
            .filter(ColumnWords::has)
            .findFirst();
    if (known.isPresent()) {
      into.add(known.get());
    } else {
      for (String start : List.of("error", "err")) {
        if (word.startsWith(start) && word.length() > start.length()) {
          into.add(start);
          latin(word.substring(start.length()), into);
          return;
        }
      }
      into.add(word);
    }
  }

  /** The language that is named, if any. */
  Optional<Lang> lang() {
    return lang;
  }

  /** Whether it names a language and nothing else. */
  boolean isLanguage() {
    return lang.isPresent() && meaning.isEmpty() && !unknown;
  }

  /**
   * Whether the other column is the same text in the same language, for another region: {@code
   * zh-CN} and {@code zh-TW}.
   */
  boolean isSameTextAs(ColumnName other) {
    return lang.isPresent()
        && lang.equals(other.lang)
        && (regional || other.regional)
        && otherWords.equals(other.otherWords);
  }

  /** Whether it names Traditional Chinese or a region that writes it. */
  boolean isTraditional() {
    return traditional;
  }

  /** Whether a word for code is among its words. */
  boolean speaksOfCode() {
    return coded;
  }

  /** Whether it only says that the column is a text: {@code zh}, {@code text}. */
  boolean isAnyText() {
    return isLanguage()
        || meaning.filter(one -> one.weak() && one.kind() == Kind.TITLE).isPresent();
  }

  /**
   * How surely it names the code, best first: {@code 错误码}, {@code 状态码}, {@code 编号}. A code of a
   * status or a number may be another one beside the entry's own.
   */
  int codeRank() {
    return isWeak() ? 2 : weaklyCoded ? 1 : 0;
  }

  private boolean isWeak() {
    return meaning.filter(ColumnWords.Meaning::weak).isPresent();
  }

  /** The column's field; empty when the name does not tell it. */
  Optional<TableTarget> target() {
    if (unknown) {
      return Optional.empty();
    }
    if (meaning.isEmpty()) {
      return isLanguage()
          ? Optional.of(new TableTarget(Kind.TITLE, lang))
          : Optional.of(new TableTarget(Kind.MESSAGE, Optional.empty())).filter(one -> errorAlone);
    }
    Kind kind = meaning.get().kind();
    boolean named = kind == Kind.SYMBOL || (kind == Kind.CODE && isWeak());
    if (named && lang.isPresent()) {
      return Optional.of(new TableTarget(Kind.TITLE, lang));
    }
    return Optional.of(new TableTarget(kind, kind.isText() ? lang : Optional.empty()));
  }
}
