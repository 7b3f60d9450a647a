package dev.errdict.admin.exchange;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.CatalogSettings;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.terminal.TerminalText;
import dev.errdict.search.terminal.TextStyle;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints catalogs: one per line, or one with all its fields. */
final class CatalogList {
  private final PrintWriter out;
  private final boolean colour;
  private final boolean json;
  private final Lang lang;
  private final Words words;
  private final Map<String, Integer> sizes;

  CatalogList(Invocation invocation, CatalogStore store, boolean json) {
    this.out = invocation.terminal().out();
    this.colour = invocation.terminal().colour();
    this.json = json;
    this.lang = invocation.lang();
    this.words = Words.of(CatalogList.class, lang);
    this.sizes = store.sizes();
  }

  int print(List<Catalog> catalogs) throws IOException {
    if (json) {
      write(catalogs);
      return Exit.FOUND;
    }
    int widest = catalogs.stream().mapToInt(one -> one.id().length()).max().orElse(0);
    for (Catalog catalog : catalogs) {
      out.println(
          TextStyle.TITLE.on(TerminalText.line(catalog.id()), colour)
              + " ".repeat(widest - catalog.id().length() + 2)
              + words.say("catalog.size", size(catalog))
              + title(catalog).map(title -> "  " + TerminalText.line(title)).orElse("")
              + (catalog.retired()
                  ? "  " + TextStyle.WARNING.on(words.say("catalog.retired"), colour)
                  : ""));
    }
    return Exit.FOUND;
  }

  int show(Catalog catalog) throws IOException {
    int exit = print(List.of(catalog));
    if (json) {
      return exit;
    }
    catalog.texts().bestInAnyLanguage(Field.NOTICE, lang).ifPresent(this::line);
    catalog.source().ifPresent(source -> line(words.say("catalog.source", source)));
    catalog.adviceUntil().ifPresent(date -> line(words.say("catalog.advice-until", date)));
    settings(catalog.settings());
    for (CatalogModule module : catalog.modules()) {
      line(
          module.id()
              + module
                  .texts()
                  .bestInAnyLanguage(Field.TITLE, lang)
                  .map(title -> "  " + title)
                  .orElse(""));
    }
    return exit;
  }

  private void settings(CatalogSettings settings) {
    if (settings.isDefault()) {
      line(words.say("catalog.is-default"));
    }
    if (settings.priority() != 0) {
      line(words.say("catalog.has-priority", settings.priority()));
    }
    if (!settings.prefixes().isEmpty()) {
      line(words.say("catalog.has-prefixes", String.join(", ", settings.prefixes())));
    }
    settings.site().ifPresent(site -> line(words.say("catalog.has-site", site)));
    if (!settings.servers().isEmpty()) {
      line(words.say("catalog.has-servers", joined(settings.servers())));
    }
    if (settings.lint() != CatalogSettings.NONE.lint()) {
      line(words.say("catalog.has-lint", settings.lint().tag()));
    }
    settings
        .glossary()
        .ifPresent(terms -> line(words.say("catalog.has-glossary", terms.lines().count())));
    settings.offTopic().forEach(one -> line(words.say("catalog.has-off-topic", one)));
  }

  private static String joined(Collection<Long> servers) {
    return servers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private void line(String text) {
    out.println("  " + TerminalText.line(text));
  }

  private int size(Catalog catalog) {
    return sizes.getOrDefault(catalog.id(), 0);
  }

  private Optional<String> title(Catalog catalog) {
    return catalog.texts().bestInAnyLanguage(Field.TITLE, lang);
  }

  private void write(List<Catalog> catalogs) throws IOException {
    try (JsonPage page = new JsonPage(out, "catalog", lang)) {
      JsonGenerator to = page.json();
      to.writeArrayFieldStart("catalogs");
      for (Catalog catalog : catalogs) {
        to.writeStartObject();
        to.writeStringField("id", catalog.id());
        to.writeNumberField("entries", size(catalog));
        to.writeBooleanField("retired", catalog.retired());
        if (catalog.source().isPresent()) {
          to.writeStringField("source", catalog.source().get());
        }
        if (catalog.adviceUntil().isPresent()) {
          to.writeStringField("adviceUntil", catalog.adviceUntil().get().toString());
        }
        write(to, catalog.settings());
        texts(to, "title", catalog.texts(), Field.TITLE);
        texts(to, "notice", catalog.texts(), Field.NOTICE);
        to.writeArrayFieldStart("modules");
        for (CatalogModule module : catalog.modules()) {
          to.writeStartObject();
          to.writeStringField("id", module.id());
          texts(to, "title", module.texts(), Field.TITLE);
          to.writeEndObject();
        }
        to.writeEndArray();
        to.writeEndObject();
      }
      to.writeEndArray();
    }
  }

  private static void write(JsonGenerator to, CatalogSettings settings) throws IOException {
    to.writeBooleanField("default", settings.isDefault());
    to.writeNumberField("priority", settings.priority());
    to.writeArrayFieldStart("prefixes");
    for (String prefix : settings.prefixes()) {
      to.writeString(prefix);
    }
    to.writeEndArray();
    to.writeStringField("lint", settings.lint().tag());
    to.writeArrayFieldStart("servers");
    for (long server : settings.servers()) {
      to.writeString(Long.toString(server));
    }
    to.writeEndArray();
    if (settings.site().isPresent()) {
      to.writeStringField("site", settings.site().get());
    }
    if (settings.glossary().isPresent()) {
      to.writeStringField("glossary", settings.glossary().get());
    }
    to.writeArrayFieldStart("offTopic");
    for (String question : settings.offTopic()) {
      to.writeString(question);
    }
    to.writeEndArray();
  }

  private static void texts(JsonGenerator to, String name, Texts texts, Field field)
      throws IOException {
    to.writeObjectFieldStart(name);
    for (Lang each : Lang.values()) {
      Optional<String> text = texts.best(field, each);
      if (text.isPresent()) {
        to.writeStringField(each.tag(), text.get());
      }
    }
    to.writeEndObject();
  }
}
