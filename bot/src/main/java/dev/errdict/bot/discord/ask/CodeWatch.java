package dev.errdict.bot.discord.ask;

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
 * Finds codes in messages that are not questions. To avoid unwanted answers, a number counts only
 * next to a word such as code, error or 错误码, and a symbol only if a catalog has it.
 */
public final class CodeWatch {
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

  public CodeWatch(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /**
   * The entries that a message mentions without asking; usually empty.
   *
   * @param audience who can read the reply
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

  /** In exactly this letter case, since the message is not a question. */
  private static List<EntryRef> withCode(IndexSnapshot index, String code) {
    return index.withCode(code).stream().filter(ref -> ref.code().equals(code)).toList();
  }

  /** Keeps line breaks, since quotes are by line; the normaliser would replace them by spaces. */
  private static String ownWords(String message) {
    return QUOTE.matcher(message).replaceAll(" ");
  }

  private static boolean hasContext(String text, CodeMention mention) {
    return CONTEXT.matcher(text.substring(Math.max(0, mention.at() - REACH), mention.at())).find();
  }

  /** A code in several catalogs, or one that names several entries, is not certain. */
  private static void add(Set<EntryRef> to, List<EntryRef> found) {
    if (found.size() == 1) {
      to.addAll(found);
    }
  }
}
