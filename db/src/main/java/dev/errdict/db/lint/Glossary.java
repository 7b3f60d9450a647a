package dev.errdict.db.lint;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.words.Lang;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A catalog's terms: one English word per Chinese one. Meanings, which say the same in both
 * languages, use it; no text uses the forbidden synonyms for it.
 */
public final class Glossary implements Check {
  private record Slot(Place place, Part part) {}

  private final List<Term> terms;

  private Glossary(List<Term> terms) {
    // The longest first: 「暂态对话」 is a term of its own, not a kind of 「对话」.
    this.terms =
        terms.stream()
            .sorted(Comparator.comparingInt((Term term) -> term.chinese().length()).reversed())
            .toList();
  }

  /**
   * The glossary that was set for a catalog, else {@code glossary-<catalog>.txt} beside this class;
   * a catalog without either has no terms.
   */
  static Glossary of(Catalog catalog) {
    Optional<String> set = catalog.settings().glossary();
    return set.isPresent() ? new Glossary(terms(set.get().lines())) : shipped(catalog.id());
  }

  /**
   * Checks a glossary, whose lines are such as {@code 对话 = conversation | dialogue}, comments after
   * {@code #}, or empty.
   *
   * @return the number of the first invalid line, from 1; empty when all are valid
   */
  public static OptionalInt firstMistake(String text) {
    List<String> lines = text.lines().toList();
    return IntStream.rangeClosed(1, lines.size())
        .filter(
            number -> saysSomething(lines.get(number - 1)) && !Term.isTerm(lines.get(number - 1)))
        .findFirst();
  }

  private static Glossary shipped(String catalog) {
    try (InputStream file = Glossary.class.getResourceAsStream("glossary-" + catalog + ".txt")) {
      return file == null ? new Glossary(List.of()) : new Glossary(read(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Term> read(InputStream file) {
    return terms(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)).lines());
  }

  private static List<Term> terms(Stream<String> lines) {
    return lines.filter(Glossary::saysSomething).filter(Term::isTerm).map(Term::parse).toList();
  }

  /** Whether a line is neither empty nor a comment. */
  private static boolean saysSomething(String line) {
    return !line.isBlank() && !line.stripLeading().startsWith("#");
  }

  @Override
  public List<Finding> check(CatalogDocument document) {
    Map<Slot, String> chinese = new HashMap<>();
    List<DisplayedText> seen = DisplayedText.of(document);
    for (DisplayedText text : seen) {
      if (text.lang() == Lang.ZH) {
        chinese.merge(slot(text), text.content(), (one, other) -> one + "\n" + other);
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (DisplayedText text : seen) {
      if (text.lang() == Lang.EN && !text.official() && chinese.containsKey(slot(text))) {
        check(findings, text, chinese.getOrDefault(slot(text), ""));
      }
    }
    return findings;
  }

  private void check(List<Finding> findings, DisplayedText english, String chinese) {
    List<Term> present = present(chinese);
    for (Term term : present) {
      Optional<String> forbidden =
          term.forbiddenIn(english.content())
              .filter(word -> present.stream().noneMatch(other -> other.allows(word)));
      if (forbidden.isPresent()) {
        findings.add(finding(Rule.TERM_FORBIDDEN, english, term, forbidden.get()));
      } else if (english.part() == Part.MEANING && !term.isIn(english.content())) {
        // Titles are too short to say everything, advice is free to say it another way.
        findings.add(finding(Rule.TERM_MISSING, english, term, ""));
      }
    }
  }

  private List<Term> present(String chinese) {
    List<Term> present = new ArrayList<>();
    String rest = chinese;
    for (Term term : terms) {
      if (rest.contains(term.chinese())) {
        present.add(term);
        rest = rest.replace(term.chinese(), "\0");
      }
    }
    return present;
  }

  private static Finding finding(Rule rule, DisplayedText english, Term term, String word) {
    return Finding.of(
        rule,
        english.place(),
        english.part(),
        Lang.EN,
        term.chinese(),
        term.english().getFirst(),
        word);
  }

  private static Slot slot(DisplayedText text) {
    return new Slot(text.place(), text.part());
  }
}
