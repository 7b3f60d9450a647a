package dev.errdict.admin.learning;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.AskedGroup;
import dev.errdict.db.learning.LearningPlace;
import dev.errdict.search.learning.Miss;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.terminal.TerminalText;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints misses. */
final class MissText {
  private static final int SHOWN = 20;

  private final LearningCommand command;
  private final Dictionary dictionary;
  private final boolean json;

  MissText(LearningCommand command, Dictionary dictionary, boolean json) {
    this.command = command;
    this.dictionary = dictionary;
    this.json = json;
  }

  int list(List<Miss> misses, boolean all) throws IOException {
    List<Miss> shown = all || json ? misses : misses.stream().limit(SHOWN).toList();
    if (json) {
      try (JsonPage page = command.page("misses")) {
        page.json().writeArrayFieldStart("misses");
        for (Miss miss : shown) {
          page.json().writeStartObject();
          write(page.json(), miss);
          page.json().writeEndObject();
        }
        page.json().writeEndArray();
      }
      return Exit.FOUND;
    }
    if (misses.isEmpty()) {
      command.print(command.word("misses.empty"));
      if (dictionary.underlying().learning().places().values().stream()
          .noneMatch(LearningPlace::on)) {
        command.print(command.word("misses.off"));
      }
      return Exit.FOUND;
    }
    shown.forEach(this::line);
    if (shown.size() < misses.size()) {
      command.print(command.word("misses.more", misses.size() - shown.size()));
    }
    return Exit.FOUND;
  }

  /**
   * @param decided the most asked first
   */
  int listDecided(List<AskedGroup> decided, boolean all) throws IOException {
    if (json) {
      try (JsonPage page = command.page("misses")) {
        page.json().writeArrayFieldStart("decided");
        for (AskedGroup group : decided) {
          page.json().writeStartObject();
          writeDecided(page.json(), group);
          page.json().writeEndObject();
        }
        page.json().writeEndArray();
      }
      return Exit.FOUND;
    }
    if (decided.isEmpty()) {
      command.print(command.word("misses.none-decided"));
    }
    int shown = all ? decided.size() : Math.min(SHOWN, decided.size());
    for (AskedGroup group : decided.subList(0, shown)) {
      line(group.id(), group.asked(), group.last(), group.content());
      command.print(
          "       "
              + command.word(
                  "misses.state." + group.state().tag(),
                  group.answer().map(this::named).orElse("")));
    }
    if (shown < decided.size()) {
      command.print(command.word("misses.more", decided.size() - shown));
    }
    return Exit.FOUND;
  }

  private static void writeDecided(JsonGenerator json, AskedGroup group) throws IOException {
    json.writeNumberField("n", group.id());
    json.writeStringField("text", group.content());
    json.writeStringField("textLang", group.lang().tag());
    json.writeNumberField("asked", group.asked());
    json.writeStringField("last", group.last().toString());
    json.writeStringField("state", group.state().tag());
    if (group.answer().isPresent()) {
      json.writeStringField("catalog", group.answer().get().catalog());
      json.writeStringField("code", group.answer().get().code());
    }
  }

  private void line(long id, int asked, LocalDate last, String content) {
    command.print("%5d  %4d×  %s  %s".formatted(id, asked, last, TerminalText.line(content)));
  }

  private void line(Miss miss) {
    line(miss.best().id(), miss.asked(), miss.last(), miss.best().content());
    nearest(miss)
        .ifPresent(ref -> command.print("       " + command.word("misses.near", named(ref))));
  }

  /** The entry that people chose most often, else the nearest one. */
  private static Optional<EntryRef> nearest(Miss miss) {
    return miss.choices().entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .or(() -> miss.best().near());
  }

  private String named(EntryRef ref) {
    return ref.code()
        + dictionary
            .entry(ref)
            .map(entry -> "  " + TerminalText.line(entry.title(command.language())))
            .orElse("");
  }

  int show(Miss miss) throws IOException {
    if (json) {
      try (JsonPage page = command.page("misses")) {
        write(page.json(), miss);
        page.json().writeStringField("phrase", miss.phrase());
        page.json().writeArrayFieldStart("wordings");
        for (AskedGroup group : miss.groups()) {
          page.json().writeStartObject();
          page.json().writeNumberField("n", group.id());
          page.json().writeStringField("text", group.content());
          page.json().writeNumberField("asked", group.asked());
          page.json().writeEndObject();
        }
        page.json().writeEndArray();
      }
      return Exit.FOUND;
    }
    for (AskedGroup group : miss.groups()) {
      command.print(
          "%5d  %4d×  %s".formatted(group.id(), group.asked(), TerminalText.line(group.content())));
    }
    command.print(command.word("misses.reason." + miss.best().reason()));
    command.print(command.word("misses.days", miss.best().first(), miss.last()));
    miss.best().near().ifPresent(ref -> command.print(command.word("misses.near", named(ref))));
    miss.choices().entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(
            one ->
                command.print(command.word("misses.chosen", named(one.getKey()), one.getValue())));
    command.print(command.word("misses.phrase", miss.phrase()));
    command.print(command.word("misses.how", miss.best().id()));
    return Exit.FOUND;
  }

  private static void write(JsonGenerator json, Miss miss) throws IOException {
    json.writeNumberField("n", miss.best().id());
    json.writeStringField("text", miss.best().content());
    json.writeStringField("textLang", miss.best().lang().tag());
    json.writeNumberField("asked", miss.asked());
    json.writeStringField("last", miss.last().toString());
    json.writeStringField("reason", miss.best().reason());
    if (miss.best().near().isPresent()) {
      json.writeStringField("nearCatalog", miss.best().near().get().catalog());
      json.writeStringField("nearCode", miss.best().near().get().code());
    }
    json.writeArrayFieldStart("chosen");
    for (Map.Entry<EntryRef, Integer> one : miss.choices().entrySet()) {
      json.writeStartObject();
      json.writeStringField("catalog", one.getKey().catalog());
      json.writeStringField("code", one.getKey().code());
      json.writeNumberField("times", one.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
