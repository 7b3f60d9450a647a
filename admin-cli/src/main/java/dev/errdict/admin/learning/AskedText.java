package dev.errdict.admin.learning;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.AskedCounts;
import dev.errdict.db.learning.AskedOutcome;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.terminal.TerminalText;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Prints how questions ended, with bars. */
public final class AskedText {
  private static final int WIDEST = 30;
  private static final int NAME = 28;

  private final Words words;
  private final Lang lang;
  private final Function<EntryRef, Optional<Entry>> entries;

  public AskedText(Lang lang, Function<EntryRef, Optional<Entry>> entries) {
    this.words = Words.of(AskedText.class, lang);
    this.lang = lang;
    this.entries = entries;
  }

  /**
   * @param since the first day, as written
   */
  public void print(AskedCounts counts, String since, PrintWriter out) {
    out.println(words.say("asked.head", counts.questions(), since));
    if (counts.questions() == 0) {
      return;
    }
    for (AskedOutcome outcome : AskedOutcome.values()) {
      bar(out, words.say("asked." + outcome.tag()), counts.of(outcome), counts.questions());
    }
    for (Lang one : Lang.values()) {
      bar(out, words.say("asked.lang." + one.tag()), counts.of(one), counts.questions());
    }
    entries(out, "asked.most", counts.asked());
    entries(out, "asked.refused", counts.refused());
    entries(out, "asked.helpful", counts.helpful());
  }

  private void entries(PrintWriter out, String heading, List<AskedCounts.OfEntry> some) {
    if (some.isEmpty()) {
      return;
    }
    out.println();
    out.println(words.say(heading));
    int most = some.getFirst().times();
    for (AskedCounts.OfEntry one : some) {
      String title = entries.apply(one.ref()).map(entry -> " " + entry.title(lang)).orElse("");
      bar(out, one.ref().code() + title, one.times(), most);
    }
  }

  private static void bar(PrintWriter out, String name, int count, int of) {
    String shown = TerminalText.line(name);
    while (width(shown) > NAME) {
      shown = shown.substring(0, shown.length() - 1);
    }
    int filled = of == 0 ? 0 : (int) Math.round((double) count * WIDEST / of);
    out.println(
        "  "
            + shown
            + " ".repeat(NAME - width(shown))
            + "  "
            + "█".repeat(filled)
            + (filled > 0 ? " " : "")
            + count);
  }

  /** The width in terminal columns; a Han character takes two. */
  private static int width(String text) {
    return text.codePoints().map(c -> c >= 0x2e80 ? 2 : 1).sum();
  }

  /** Writes the same counts as JSON fields. */
  public static void write(AskedCounts counts, String since, JsonGenerator json)
      throws IOException {
    json.writeStringField("since", since);
    json.writeNumberField("questions", counts.questions());
    json.writeObjectFieldStart("outcomes");
    for (AskedOutcome outcome : AskedOutcome.values()) {
      json.writeNumberField(outcome.tag(), counts.of(outcome));
    }
    json.writeEndObject();
    json.writeObjectFieldStart("langs");
    for (Lang lang : Lang.values()) {
      json.writeNumberField(lang.tag(), counts.of(lang));
    }
    json.writeEndObject();
    entries(json, "asked", counts.asked());
    entries(json, "refused", counts.refused());
    entries(json, "helpful", counts.helpful());
  }

  private static void entries(JsonGenerator json, String field, List<AskedCounts.OfEntry> some)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (AskedCounts.OfEntry one : some) {
      json.writeStartObject();
      json.writeStringField("catalog", one.ref().catalog());
      json.writeStringField("code", one.ref().code());
      json.writeNumberField("times", one.times());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
