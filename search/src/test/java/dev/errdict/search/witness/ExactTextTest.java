package dev.errdict.search.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Candidate;
import dev.errdict.search.answer.Question;
import dev.errdict.search.index.Unit;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.lookup.TestCatalogs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every title, symbol and message of a catalog leads to its entry, wherever people paste it: the
 * entry is found, or is one of the choices where others share the text.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class ExactTextTest {
  private static final int LARGE = 5_000;

  /** Of the large catalog each so manieth text is asked. */
  private static final int STRIDE = 31;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w*}|%[sd]|<[a-z][a-z -]*>");
  private static final List<String> FILLINGS =
      List.of("user_profile", "42", "/var/lib/app/data.db");

  /** Letters without a hump in them, or two Han characters. */
  private static final Pattern ONE_WORD =
      Pattern.compile("[\\p{L}&&[^\\p{IsHan}]]\\p{Ll}*|\\p{Lu}+|\\p{IsHan}{1,2}");

  private final Dictionary dictionary;
  private final List<Text> shipped = new ArrayList<>();
  private final List<Text> small = new ArrayList<>();
  private final List<Text> large = new ArrayList<>();

  /** A text of an entry with its placeholders filled in. */
  private record Text(EntryRef ref, Unit.Kind kind, String official) {
    String filled() {
      return ExactTextTest.filled(official);
    }

    boolean isOneWord() {
      String words = PLACEHOLDER.matcher(official).replaceAll(" ").replaceAll("[\\p{P}\\s]+", " ");
      return ONE_WORD.matcher(words.strip()).matches();
    }

    boolean isOneSymbol() {
      return official.matches("[\\p{Alnum}_.]+");
    }
  }

  /** Where and how a text is pasted. */
  enum Pasted {
    ALONE("%s"),
    BEHIND_A_LOG_PREFIX("2026-11-27 12:01:33.211 ERROR [main] com.example.Client - %s"),
    BEHIND_A_BRACKETED_PREFIX("[12:01:33] [WARN] app: %s"),
    IN_A_CHINESE_SENTENCE("今天客户端一直提示 %s ，请问这是怎么回事？"),
    IN_CHINESE_QUOTES("控制台里显示“%s”，重启以后还是一样"),
    IN_AN_ENGLISH_SENTENCE("since yesterday our app keeps printing %s and nobody knows why"),
    IN_ENGLISH_QUOTES("our build says \"%s\", any ideas?"),
    IN_ANOTHER_CASE("%s"),
    WITH_TYPOGRAPHIC_QUOTES("%s");

    private final String around;

    Pasted(String around) {
      this.around = around;
    }

    String paste(String text) {
      return around.formatted(
          switch (this) {
            case IN_ANOTHER_CASE -> otherCase(text);
            case WITH_TYPOGRAPHIC_QUOTES -> "\u201C" + typographic(text) + "\u201D";
            default -> text;
          });
    }

    private static String otherCase(String text) {
      String upper = text.toUpperCase(Locale.ROOT);
      return upper.equals(text) ? text.toLowerCase(Locale.ROOT) : upper;
    }

    private static String typographic(String text) {
      return text.replaceAll("'([^']*)'", "\u2018$1\u2019")
          .replaceAll("\"([^\"]*)\"", "\u201C$1\u201D")
          .replace('\'', '\u2019');
    }
  }

  ExactTextTest() throws CatalogException {
    dictionary = TestCatalogs.shipped("exact");
    dictionary.store().forEach(entry -> add(entry, shipped));
    put("ts", TestCatalogs.typescript(), small);
    put("pg", TestCatalogs.postgres(), small);
    put("errno", TestCatalogs.errno(), small);
    put("oracle", TestCatalogs.oracle(), small);
    put("made-up", MadeUpMessages.of(LARGE), large);
  }

  private void put(String id, List<Entry> entries, List<Text> texts) throws CatalogException {
    TestCatalogs.put(dictionary, id, entries);
    entries.forEach(entry -> add(entry, texts));
  }

  @AfterAll
  void close() {
    dictionary.close();
  }

  private static void add(Entry entry, List<Text> to) {
    for (Unit unit : Unit.of(entry)) {
      switch (unit.kind()) {
        case TITLE, MESSAGE, SYMBOL -> to.add(new Text(entry.ref(), unit.kind(), unit.text()));
        default -> {}
      }
    }
  }

  private static String filled(String official) {
    Matcher placeholders = PLACEHOLDER.matcher(official);
    StringBuilder filled = new StringBuilder();
    for (int i = 0; placeholders.find(); i++) {
      placeholders.appendReplacement(filled, FILLINGS.get(i % FILLINGS.size()));
    }
    return placeholders.appendTail(filled).toString();
  }

  @ParameterizedTest
  @EnumSource
  void every_text_of_the_shipped_catalog_leads_to_its_entry(Pasted pasted) {
    assertEquals(List.of(), missed(shipped, 1, pasted));
  }

  @ParameterizedTest
  @EnumSource
  void every_text_of_a_small_catalog_leads_to_its_entry(Pasted pasted) {
    assertEquals(List.of(), missed(small, 1, pasted));
  }

  @ParameterizedTest
  @EnumSource
  void every_text_of_a_large_catalog_without_phrases_leads_to_its_entry(Pasted pasted) {
    assertEquals(List.of(), missed(large, STRIDE, pasted));
  }

  /** The questions that did not lead to where they should, with what was said instead. */
  private List<String> missed(List<Text> texts, int stride, Pasted pasted) {
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < texts.size(); i += stride) {
      Text text = texts.get(i);
      if (isMeant(text, pasted)) {
        String question = pasted.paste(text.filled());
        Answer answer = dictionary.ask(Question.of(question));
        if (!isLedTo(text.ref(), answer)) {
          missed.add(
              "%s %s: %s -> %s%n"
                  .formatted(text.ref().code(), text.kind(), question, said(answer)));
        }
      }
    }
    return missed;
  }

  private static boolean isMeant(Text text, Pasted pasted) {
    return switch (pasted) {
      case ALONE -> true;
      case IN_ANOTHER_CASE -> !text.isOneSymbol();
      default -> !text.isOneWord();
    };
  }

  private static boolean isLedTo(EntryRef ref, Answer answer) {
    return switch (answer) {
      case Answer.Found found -> found.entries().stream().map(Entry::ref).anyMatch(ref::equals);
      case Answer.Choices choices ->
          choices.candidates().stream().map(Candidate::entry).map(Entry::ref).anyMatch(ref::equals);
      case Answer.NotFound _ -> false;
    };
  }

  private static String said(Answer answer) {
    List<String> codes =
        switch (answer) {
          case Answer.Found found -> found.entries().stream().map(Entry::code).toList();
          case Answer.Choices choices ->
              choices.candidates().stream().map(one -> one.entry().code()).toList();
          case Answer.NotFound nothing -> nothing.near().stream().map(Entry::code).toList();
        };
    return answer.getClass().getSimpleName() + codes + " " + answer.reason().kind();
  }
}
