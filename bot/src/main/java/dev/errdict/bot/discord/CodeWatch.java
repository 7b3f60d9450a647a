package dev.errdict.bot.discord;

import dev.errdict.db.catalog.Audience;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.code.CodeMention;
import dev.errdict.search.code.CodeRecogniser;
import dev.errdict.search.index.IndexSnapshot;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.text.Normaliser;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds codes in messages that do not ask for any. It must never annoy, so a number counts only
 * beside a word such as code, error or 错误码, and a symbol only when the catalog knows it.
 */
final class CodeWatch {
  private static final int MAX_TEXT = 4000;
  private static final int MOST = 3;
  private static final int REACH = 24;
  private static final Pattern QUOTE = Pattern.compile("(?m)^\\s*>>> [\\s\\S]*|^\\s*> .*$");
  private static final Pattern CONTEXT =
      Pattern.compile(
          "(?i)(?:\\bcode|errcode|\\berr|\\berrors?|\\berrno|_code|exception|错误|错误码|报错|异常码?)"
              + "[^0-9\\n]{0,8}$");
  private static final Pattern SYMBOL =
      Pattern.compile("\\b(?:[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+|[A-Z][a-z]+(?:[A-Z][a-z0-9]+)+)\\b");

  private final Dictionary dictionary;

  CodeWatch(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /**
   * What a message says about entries of the catalogs without asking; usually nothing.
   *
   * @param audience who reads along
   */
  Optional<Answer> find(String message, Audience audience) {
    String text = Normaliser.normalise(ownWords(message), MAX_TEXT);
    Set<EntryRef> refs = dictionary.read(audience, index -> refs(text, index)).orElse(Set.of());
    List<Entry> found =
        refs.stream().limit(MOST).flatMap(ref -> dictionary.entry(ref, audience).stream()).toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Answer.Found(
                found, List.of(), Reason.of(Reason.Kind.CODE, found.getFirst().code())));
  }

  private static Set<EntryRef> refs(String text, IndexSnapshot index) {
    Set<EntryRef> refs = new LinkedHashSet<>();
    new CodeRecogniser(code -> !withCode(index, code).isEmpty())
        .recognise(text).stream()
            .filter(mention -> mention.kind() == CodeMention.Kind.LABELLED)
            .filter(mention -> hasContext(text, mention))
            .forEach(mention -> add(refs, withCode(index, mention.code())));
    Matcher symbols = SYMBOL.matcher(text);
    while (symbols.find()) {
      add(refs, index.prefixes().withSymbol(symbols.group()));
    }
    return refs;
  }

  /** In exactly this letter case: nobody has asked. */
  private static List<EntryRef> withCode(IndexSnapshot index, String code) {
    return index.withCode(code).stream().filter(ref -> ref.code().equals(code)).toList();
  }

  /** Line breaks are kept, since quotes are by lines; the normaliser makes spaces of them. */
  private static String ownWords(String message) {
    return QUOTE.matcher(message).replaceAll(" ");
  }

  private static boolean hasContext(String text, CodeMention mention) {
    return CONTEXT.matcher(text.substring(Math.max(0, mention.at() - REACH), mention.at())).find();
  }

  /** What stands in several catalogs, or names several entries, is no sure find. */
  private static void add(Set<EntryRef> to, List<EntryRef> found) {
    if (found.size() == 1) {
      to.addAll(found);
    }
  }
}
