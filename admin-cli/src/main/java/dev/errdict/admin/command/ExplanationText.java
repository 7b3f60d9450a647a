package dev.errdict.admin.command;

import dev.errdict.admin.base.DictionaryCommand;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.code.CodeMention;
import dev.errdict.search.lookup.Explanation;
import dev.errdict.search.rank.Evidence;
import dev.errdict.search.rank.Ranked;
import dev.errdict.search.rank.Ranking;
import dev.errdict.search.terminal.TerminalText;
import dev.errdict.search.terminal.TextStyle;
import dev.errdict.search.witness.CodeWitness;
import dev.errdict.search.witness.NumberWitness;
import dev.errdict.search.witness.TextWitness;
import dev.errdict.search.witness.Witness;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The explanation of an answer, as a table. */
final class ExplanationText {
  private static final int CODE_COLUMNS = 10;
  private static final int PART_COLUMNS = 10;
  private static final int MOST_TERMS = 40;

  private final PrintWriter out;
  private final Words words;
  private final boolean colour;

  ExplanationText(PrintWriter out, Lang lang, boolean colour) {
    this.out = out;
    this.words = Words.of(DictionaryCommand.class, lang);
    this.colour = colour;
  }

  void print(Explanation explanation) {
    out.println();
    heading("explain.witnesses");
    if (explanation.witnesses().isEmpty()) {
      out.println("  " + words.say("explain.none"));
    }
    for (Witness witness : explanation.witnesses()) {
      String line =
          switch (witness) {
            case CodeWitness code -> mention(code.mention(), 1);
            case NumberWitness number -> mention(number.mention(), number.chance());
            case TextWitness text ->
                words.say(
                    "explain.text",
                    TerminalText.line(text.written()),
                    text.entries().stream()
                        .map(EntryRef::code)
                        .map(TerminalText::line)
                        .collect(Collectors.joining(", ")),
                    number(text.weight()));
          };
      out.println("  " + line);
    }
    explanation.ranking().ifPresent(this::ranking);
    heading("explain.decision");
    String kind = explanation.answer().reason().kind().name().toLowerCase(Locale.ROOT);
    out.println("  " + words.say("decision." + kind));
  }

  private String mention(CodeMention mention, double chance) {
    return words.say(
        "explain.mention",
        TerminalText.line(mention.written()),
        TerminalText.line(mention.code()),
        words.say("mention." + mention.kind().name().toLowerCase(Locale.ROOT)),
        mention.depth(),
        number(chance));
  }

  private void ranking(Ranking ranking) {
    heading("explain.terms");
    List<String> terms = new ArrayList<>();
    for (Map.Entry<String, Float> term : ranking.asked().terms().entrySet()) {
      if (terms.size() < MOST_TERMS) {
        terms.add(TerminalText.line(term.getKey()) + " " + number(term.getValue()));
      }
    }
    out.println("  " + String.join(", ", terms));
    heading("explain.candidates");
    StringBuilder head = new StringBuilder(pad("", CODE_COLUMNS));
    head.append(pad("score", PART_COLUMNS)).append(pad("chance", PART_COLUMNS));
    Evidence.NAMES.forEach(name -> head.append(pad(name, columns(name))));
    out.println("  " + TextStyle.FAINT.on(head.toString().stripTrailing(), colour));
    for (Ranked ranked : ranking.entries()) {
      StringBuilder row = new StringBuilder(pad(ranked.ref().code(), CODE_COLUMNS));
      row.append(pad(number(ranked.score()), PART_COLUMNS));
      row.append(pad(number(ranked.chance()), PART_COLUMNS));
      double[] parts = ranked.evidence().parts();
      for (int i = 0; i < parts.length; i++) {
        row.append(pad(number(parts[i]), columns(Evidence.NAMES.get(i))));
      }
      out.println("  " + row.toString().stripTrailing());
    }
  }

  private void heading(String key) {
    out.println(TextStyle.HEADING.on(words.say(key), colour));
  }

  private static int columns(String name) {
    return Math.max(PART_COLUMNS, name.length() + 1);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(1, columns - TerminalText.width(text)));
  }
}
