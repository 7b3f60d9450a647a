package dev.errdict.admin.command;

import dev.errdict.admin.base.DictionaryCommand;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.rows.Change;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import dev.errdict.db.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One column of a list.
 *
 * @param name as {@code --columns} spells it
 */
record ListColumn(String name) {
  static final List<ListColumn> USUAL =
      List.of(
          new ListColumn("catalog"),
          new ListColumn("code"),
          new ListColumn("module"),
          new ListColumn("retired"),
          new ListColumn("title"));

  private static final Set<String> SETTINGS =
      Set.of(
          "catalog",
          "code",
          "module",
          "retired",
          "retry",
          "mender",
          "message",
          "symbol",
          "phrases",
          "revision",
          "changed",
          "author");
  private static final Set<String> OF_CHANGES = Set.of("revision", "changed", "author");
  private static final String KNOWN =
      "catalog, code, module, retired, retry, mender, message, symbol, phrases, revision, changed,"
          + " author, title[.zh|.en], meaning, cause, action, note";

  /**
   * @param written names joined by commas
   */
  static List<ListColumn> of(String written, Lang reader) throws Refusal {
    List<ListColumn> columns = new ArrayList<>();
    for (String name : written.split(",")) {
      ListColumn column = new ListColumn(name.strip());
      if (!SETTINGS.contains(column.name()) && column.field().isEmpty()) {
        throw new Refusal(
            Exit.USAGE,
            Words.of(DictionaryCommand.class, reader).say("list.no-column", column.name(), KNOWN));
      }
      columns.add(column);
    }
    return columns;
  }

  private Optional<Field> field() {
    String[] parts = name.split("\\.", 2);
    return parts.length == 2 && !Set.of("zh", "en").contains(parts[1])
        ? Optional.empty()
        : Tagged.find(Field.class, parts[0]).filter(field -> field != Field.NOTICE);
  }

  /** Whether its value comes from the change log rather than the entry. */
  boolean needsStore() {
    return OF_CHANGES.contains(name);
  }

  /**
   * Its value for an entry; blank when there is none.
   *
   * @param last empty where no column {@link #needsStore}
   */
  String of(Entry entry, Optional<LastChanges> last, Lang reader) {
    return switch (name) {
      case "catalog" -> entry.ref().catalog();
      case "code" -> entry.code();
      case "module" -> entry.module().orElse("");
      case "retired" -> Boolean.toString(entry.retired());
      case "retry" -> entry.retry().tag();
      case "mender" -> entry.mender().tag();
      case "title" -> entry.title(reader);
      case "message" ->
          entry.variants().stream()
              .flatMap(variant -> variant.allMessages().stream())
              .collect(Collectors.joining(" | "));
      case "symbol" ->
          entry.phrases().stream()
              .filter(phrase -> phrase.kind() == PhraseKind.SYMBOL)
              .map(Phrase::content)
              .collect(Collectors.joining(" "));
      case "phrases" -> Integer.toString(entry.phrases().size());
      case "revision" -> change(entry, last, one -> Long.toString(one.revision()));
      case "changed" -> change(entry, last, one -> one.at().toString());
      case "author" -> change(entry, last, Change::author);
      default -> text(entry, reader);
    };
  }

  private static String change(
      Entry entry, Optional<LastChanges> last, Function<Change, String> part) {
    return last.flatMap(changes -> changes.of(entry.ref())).map(part).orElse("");
  }

  private String text(Entry entry, Lang reader) {
    return text(entry.texts(), reader)
        .orElseGet(
            () ->
                entry.variants().stream()
                    .flatMap(variant -> text(variant.texts(), reader).stream())
                    .collect(Collectors.joining(" | ")));
  }

  private Optional<String> text(Texts texts, Lang reader) {
    Field field = field().orElseThrow();
    return name.contains(".")
        ? texts.best(field, name.endsWith("zh") ? Lang.ZH : Lang.EN)
        : texts.bestInAnyLanguage(field, reader);
  }
}
