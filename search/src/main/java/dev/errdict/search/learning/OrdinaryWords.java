package dev.errdict.search.learning;

import dev.errdict.search.text.Lines;
import dev.errdict.search.text.Terms;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words that people say about a password: {@code wrong}, {@code reset}, {@code expired}. */
final class OrdinaryWords {
  private static final Set<String> LISTED =
      Lines.of(OrdinaryWords.class, "ordinary-words.txt").stream()
          .flatMap(line -> Arrays.stream(line.split(" ")))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> STEMS =
      LISTED.stream().flatMap(word -> Terms.of(word).stream()).collect(Collectors.toSet());

  /** One word, with marks of a sentence and a number around it. */
  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{P}&&[^-]]*+([\\p{L}\\p{M}][\\p{L}\\p{M}'’-]*+)[,.:;?()\\]}\"'”’」\\p{N}]*+");

  private OrdinaryWords() {}

  /**
   * Whether a text without spaces is an ordinary word, or one with a number behind a mark: {@code
   * error:211}.
   */
  static boolean has(String text) {
    return wordOf(text).map(OrdinaryWords::isListed).orElse(false);
  }

  /** As {@link #has(String)}; words and symbols of the catalogs count too. */
  static boolean has(String text, Vocabulary vocabulary) {
    return wordOf(text).map(word -> isListed(word) || vocabulary.isWord(word)).orElse(false)
        || (text.codePoints().anyMatch(Character::isLetter) && vocabulary.isName(text));
  }

  private static Optional<String> wordOf(String text) {
    Matcher word = WORD.matcher(text);
    return word.matches() ? Optional.of(word.group(1)) : Optional.empty();
  }

  private static boolean isListed(String word) {
    String lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
    if (LISTED.contains(lower) || Terms.isFunctionWord(lower)) {
      return true;
    }
    Set<String> terms = Terms.of(lower);
    return !terms.isEmpty() && STEMS.containsAll(terms);
  }
}
