package dev.errdict.search.rank;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.rows.CatalogEdit;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.search.lookup.Dictionary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Catalogs beside the shipped one that an answer's quality is fitted and judged on. */
public final class ForeignCatalogs {
  private static final Set<Field> MEANINGS = EnumSet.of(Field.TITLE, Field.MEANING);

  private ForeignCatalogs() {}

  /** A catalog whose entries may be made of what a dictionary has. */
  public record Made(String id, Function<Dictionary, List<Entry>> entries) {
    /** Saves it and waits until questions find it. */
    public void into(Dictionary dictionary) throws CatalogException {
      List<EntryEdit> edits = new ArrayList<>();
      for (Entry entry : entries.apply(dictionary)) {
        edits.add(new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry)));
      }
      Catalog catalog =
          new Catalog(id, Optional.empty(), Optional.empty(), false, Texts.NONE, List.of());
      dictionary.store().commit(new Edit(ChangeKind.EDIT, "test", "", Optional.of(catalog), edits));
      await(dictionary);
    }
  }

  /** The shipped entries without their phrases. */
  public static Made withoutPhrases(String id) {
    return new Made(id, dictionary -> copies(dictionary, id, Entry::texts));
  }

  /** The shipped entries with title, message and meaning alone, as an imported list has them. */
  public static Made onlyMeanings(String id) {
    return new Made(id, dictionary -> copies(dictionary, id, ForeignCatalogs::meanings));
  }

  private static Texts meanings(Entry entry) {
    return new Texts(
        entry.texts().all().stream().filter(text -> MEANINGS.contains(text.field())).toList());
  }

  /**
   * Half of the shipped entries, with title, message and meaning alone; they are taken out of the
   * shipped catalog, which keeps the other half with all its phrases.
   */
  public static void splitInto(String id, Dictionary dictionary) throws CatalogException {
    List<Entry> half =
        copies(dictionary, id, ForeignCatalogs::meanings).stream()
            .filter(entry -> isInOtherHalf(entry.code()))
            .toList();
    List<EntryEdit> removed = new ArrayList<>();
    for (Entry entry : half) {
      removed.add(
          new EntryEdit(
              new EntryRef("leancloud", entry.code()), OptionalLong.empty(), Optional.empty()));
    }
    dictionary.store().commit(new Edit(ChangeKind.EDIT, "test", "", Optional.empty(), removed));
    new Made(id, _ -> half).into(dictionary);
  }

  /** Removes the shipped catalog, as {@code errdict init --no-leancloud} does. */
  public static void removeShipped(Dictionary dictionary) throws CatalogException {
    List<EntryEdit> removed = new ArrayList<>();
    for (EntryRef ref : dictionary.store().refs()) {
      if (ref.catalog().equals("leancloud")) {
        removed.add(new EntryEdit(ref, OptionalLong.empty(), Optional.empty()));
      }
    }
    Catalog shipped = dictionary.catalog("leancloud").orElseThrow();
    dictionary
        .store()
        .commit(
            new Edit(
                ChangeKind.EDIT,
                "test",
                "",
                List.of(CatalogEdit.removing(shipped)),
                removed,
                List.of()));
    await(dictionary);
  }

  private static void await(Dictionary dictionary) {
    while (!dictionary.catchUp()) {
      LockSupport.parkNanos(10_000_000);
    }
  }

  /** Whether {@link #splitInto} takes a code out of the shipped catalog. */
  static boolean isInOtherHalf(String code) {
    return Integer.bitCount(code.hashCode() * 0x9E3779B9) % 2 == 1;
  }

  private static List<Entry> copies(
      Dictionary dictionary, String id, Function<Entry, Texts> texts) {
    List<Entry> copies = new ArrayList<>();
    dictionary
        .store()
        .forEach(
            entry -> {
              if (entry.ref().catalog().equals("leancloud")) {
                copies.add(
                    new Entry(
                        new EntryRef(id, entry.code()),
                        Optional.empty(),
                        false,
                        entry.retry(),
                        entry.mender(),
                        false,
                        texts.apply(entry),
                        entry.variants(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
              }
            });
    return copies;
  }

  /**
   * Reads {@code foreign/ID.json} of a folder: objects with {@code code} and perhaps {@code
   * message}, {@code symbol}, {@code meaning.zh} and {@code title} in each language.
   */
  public static Made read(Path folder, String id) throws IOException, CatalogException {
    List<Entry> entries = new ArrayList<>();
    try (JsonParser json =
        new JsonFactory().createParser(folder.resolve("foreign/" + id + ".json").toFile())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.START_OBJECT) {
        entries.add(entry(json, id));
      }
    }
    return new Made(id, dictionary -> entries);
  }

  private static Entry entry(JsonParser json, String catalog) throws IOException, CatalogException {
    String code = "";
    String message = "";
    String symbol = "";
    String meaning = "";
    StringBuilder title = new StringBuilder();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "code" -> code = json.getText();
        case "message" -> message = json.getText();
        case "symbol" -> symbol = json.getText();
        case "meaning" -> {
          while (json.nextToken() != JsonToken.END_OBJECT) {
            json.nextToken();
            meaning = json.getText();
          }
        }
        case "title" -> {
          title.append("title:\n");
          while (json.nextToken() != JsonToken.END_OBJECT) {
            String lang = json.currentName();
            json.nextToken();
            title.append("  %s: %s\n".formatted(lang, quoted(json.getText())));
          }
        }
        default -> json.skipChildren();
      }
    }
    StringBuilder yaml = new StringBuilder("code: " + quoted(code) + "\n").append(title);
    if (!message.isEmpty() || !meaning.isEmpty()) {
      yaml.append("variants:\n  - ");
      yaml.append(message.isEmpty() ? "" : "message: " + quoted(message) + "\n    ");
      yaml.append(meaning.isEmpty() ? "" : "meaning:\n      zh: " + quoted(meaning) + "\n");
    }
    if (!symbol.isEmpty() && message.isEmpty() && title.isEmpty()) {
      // As an import makes it.
      yaml.append("\ntitle:\n  en: ").append(quoted(symbol.replace('_', ' ')));
    }
    if (!symbol.isEmpty()) {
      yaml.append("\nphrases:\n  symbols:\n    - ").append(quoted(symbol)).append('\n');
    }
    return EntryReader.read(catalog, yaml.toString());
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
