package dev.errdict.admin.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.words.Lang;
import dev.errdict.search.text.Normaliser;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The search index of the site, in two scripts that a page loads when somebody begins to type:
 * first the names (codes, symbols, messages, titles and their pinyin), then the texts. They are
 * scripts since a page opened from a file can load nothing else.
 */
final class SearchShards {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<PhraseKind> NAMES = Set.of(PhraseKind.SYMBOL);

  private final SiteContent content;

  SearchShards(SiteContent content) {
    this.content = content;
  }

  void write(SiteSink sink) throws IOException {
    sink.write("assets/search-names.js", script("names", this::names));
    sink.write("assets/search-texts.js", script("texts", this::texts));
  }

  /** Writes the fields of the one object. */
  @FunctionalInterface
  private interface Content {
    void to(JsonGenerator json) throws IOException;
  }

  private static byte[] script(String name, Content fields) throws IOException {
    StringWriter text = new StringWriter();
    text.write("errdictShard(\"" + name + "\",");
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.setCharacterEscapes(new StructuredData.ForScriptElement());
      json.writeStartObject();
      fields.to(json);
      json.writeEndObject();
    }
    return text.append(");\n").toString().getBytes(UTF_8);
  }

  private void names(JsonGenerator json) throws IOException {
    InvertedIndex index = new InvertedIndex(List.of("name", "message", "title", "sound"));
    json.writeArrayFieldStart("catalogs");
    for (SiteContent.Shown shown : content.catalogs()) {
      strings(json, List.of(shown.id(), clean(shown.title(Lang.ZH)), clean(shown.title(Lang.EN))));
    }
    json.writeEndArray();
    // Each entry: catalog, path, code, titles, message, symbols.
    json.writeArrayFieldStart("entries");
    for (int catalog = 0; catalog < content.catalogs().size(); catalog++) {
      SiteContent.Shown shown = content.catalogs().get(catalog);
      SharedFolders shared = new SharedFolders(shown.entries());
      for (Entry entry : shown.entries()) {
        write(json, catalog, shared.place(entry, Lang.ZH).path(), entry);
        index.add(names(entry));
      }
    }
    json.writeEndArray();
    index.write(json);
  }

  private static void write(JsonGenerator json, int catalog, String path, Entry entry)
      throws IOException {
    String zh = clean(entry.title(Lang.ZH));
    String en = clean(entry.title(Lang.EN));
    json.writeStartArray();
    json.writeNumber(catalog);
    json.writeString(path);
    json.writeString(clean(entry.code()));
    json.writeString(zh);
    json.writeString(en.equals(zh) ? "" : en);
    json.writeString(messages(entry).findFirst().map(EntryPages::clean).orElse(""));
    strings(json, symbols(entry).toList());
    json.writeEndArray();
  }

  private static List<List<String>> names(Entry entry) {
    return List.of(
        terms(Stream.concat(Stream.of(entry.code()), symbols(entry))),
        terms(messages(entry)),
        terms(Stream.of(entry.title(Lang.ZH), entry.title(Lang.EN)).distinct()),
        SearchTerms.sounds(Normaliser.normalise(entry.title(Lang.ZH), Normaliser.MAX_UNIT)));
  }

  private void texts(JsonGenerator json) throws IOException {
    InvertedIndex index = new InvertedIndex(List.of("phrase", "text"));
    for (SiteContent.Shown shown : content.catalogs()) {
      for (Entry entry : shown.entries()) {
        index.add(
            List.of(
                terms(
                    entry.phrases().stream()
                        .filter(phrase -> !NAMES.contains(phrase.kind()))
                        .map(phrase -> phrase.content())),
                terms(shown(entry))));
      }
    }
    index.write(json);
  }

  /** The texts on the page, except its title. */
  private static Stream<String> shown(Entry entry) {
    List<String> texts = new ArrayList<>();
    for (Texts some :
        Stream.concat(Stream.of(entry.texts()), entry.variants().stream().map(Variant::texts))
            .toList()) {
      for (Field field : some.all().stream().map(Text::field).distinct().toList()) {
        if (field != Field.TITLE) {
          for (Lang lang : Lang.values()) {
            some.best(field, lang).ifPresent(texts::add);
          }
        }
      }
    }
    return texts.stream();
  }

  private static Stream<String> symbols(Entry entry) {
    return entry.phrases().stream()
        .filter(phrase -> NAMES.contains(phrase.kind()))
        .map(phrase -> clean(phrase.content()));
  }

  private static Stream<String> messages(Entry entry) {
    return entry.variants().stream().flatMap(variant -> variant.message().stream());
  }

  private static List<String> terms(Stream<String> texts) {
    return texts.flatMap(text -> SearchTerms.of(text).stream()).toList();
  }

  private static String clean(String text) {
    return EntryPages.clean(text);
  }

  private static void strings(JsonGenerator json, List<String> strings) throws IOException {
    json.writeStartArray();
    for (String string : strings) {
      json.writeString(string);
    }
    json.writeEndArray();
  }
}
