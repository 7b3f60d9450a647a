package dev.errdict.db.lint;

import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import java.util.List;
import java.util.Optional;

/**
 * One thing to fix.
 *
 * @param lang the language of the text in question; empty when it concerns none in particular
 * @param details the values in the sentence: a word, a code, a number
 */
public record Finding(
    Rule rule, Place place, Part part, Optional<Lang> lang, List<String> details) {
  public Finding {
    details = List.copyOf(details);
  }

  static Finding of(Rule rule, Place place, Part part, String... details) {
    return new Finding(rule, place, part, Optional.empty(), List.of(details));
  }

  static Finding of(Rule rule, Place place, Part part, Lang lang, String... details) {
    return new Finding(rule, place, part, Optional.of(lang), List.of(details));
  }

  public Severity severity() {
    return rule.severity();
  }

  /** What to do, as one sentence. */
  public String mend(Lang reader) {
    return Words.of(Finding.class, reader).say("mend." + rule.tag(), details.toArray());
  }

  /** The whole finding on one line: {@code leancloud/4303 · cause · English: Write a cause …}. */
  public String say(Lang reader) {
    Words words = Words.of(Finding.class, reader);
    String part = words.say("part." + this.part.tag());
    String where = lang.map(in -> part + " · " + words.say("language." + in.tag())).orElse(part);
    return words.say("finding", place.say(reader), where, mend(reader));
  }
}
