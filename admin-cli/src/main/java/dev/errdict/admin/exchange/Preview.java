package dev.errdict.admin.exchange;

import dev.errdict.admin.base.Terminal;
import dev.errdict.admin.save.DiffText;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.diff.ComparedField;
import dev.errdict.db.diff.FieldConflict;
import dev.errdict.db.diff.FieldState;
import dev.errdict.db.plan.ImportPlan;
import dev.errdict.db.plan.PlannedEntry;
import dev.errdict.db.rows.FormerName;
import dev.errdict.db.table.Reading;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.terminal.TerminalText;
import dev.errdict.search.terminal.TextStyle;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows what an import would do: a line for each new entry, and the changed fields of others. */
final class Preview {
  private static final int ENTRIES = 20;

  /**
   * @param follows whether entries that the file lacks are removed
   * @param all whether every entry is shown
   * @param side the side that wins conflicts; empty when not chosen
   */
  record Options(String file, boolean follows, boolean all, Optional<ConflictSide> side) {}

  private final PrintWriter out;
  private final boolean colour;
  private final Lang lang;
  private final Words words;
  private final Options options;
  private final DiffText diff;

  Preview(Terminal terminal, Lang lang, Options options) {
    this.out = terminal.out();
    this.colour = terminal.colour();
    this.lang = lang;
    this.words = Words.of(Preview.class, lang);
    this.options = options;
    this.diff = new DiffText(out, colour);
  }

  void print(ImportPlan plan, Reading reading) {
    String id = plan.catalog().id();
    if (plan.isNew()) {
      out.println(TextStyle.TITLE.on(words.say("preview.new-catalog", id), colour));
    } else if (!plan.catalogFields().isEmpty()) {
      diff.print(words.say("preview.catalog", id), plan.catalogFields());
    }
    if (!plan.catalogConflicts().isEmpty()) {
      out.println(TextStyle.TITLE.on(TerminalText.line(words.say("preview.catalog", id)), colour));
      for (FieldConflict conflict : plan.catalogConflicts()) {
        field(ComparedField.of(conflict), "");
      }
    }
    List<PlannedEntry> ordered =
        plan.entries().stream().sorted(Comparator.comparing(ImportEffect::of)).toList();
    ordered.stream().limit(options.all() ? Long.MAX_VALUE : ENTRIES).forEach(this::entry);
    if (!options.all() && ordered.size() > ENTRIES) {
      faint("preview.more", ordered.size() - ENTRIES);
    }
    keptOut(plan.keptOut());
    columns(reading);
    summary(plan);
  }

  private void entry(PlannedEntry entry) {
    ImportEffect fate = ImportEffect.of(entry);
    String title = entry.after().or(entry::now).map(one -> title(one)).orElse("");
    String heading = words.say("preview." + fate.tag(), entry.ref(), title);
    out.println(TextStyle.TITLE.on(TerminalText.line(heading), colour));
    if (fate == ImportEffect.REMOVED || fate == ImportEffect.NEW) {
      return;
    }
    String above = "";
    for (ComparedField field : entry.fields()) {
      boolean stays = field.state() == FieldState.MISSING && !options.follows();
      if (field.state() == FieldState.SAME || stays) {
        continue;
      }
      above = field(field, above);
    }
  }

  /**
   * @param above the label above, which the items of a list share
   * @return the field's label
   */
  private String field(ComparedField field, String above) {
    String label = label(field);
    if (!label.equals(above)) {
      out.println("  " + label);
    }
    diff.side("-", field.here(), TextStyle.REMOVED);
    diff.side("+", field.file(), TextStyle.ADDED);
    return label;
  }

  private String label(ComparedField field) {
    String path = TextStyle.HEADING.on(TerminalText.line(field.path().name()), colour);
    String state =
        switch (field.state()) {
          case NEW -> "preview.field-new";
          case CHANGED -> "preview.field-changed";
          case SAME -> "preview.field-same";
          case CONFLICTING ->
              "preview.field-conflicting" + options.side().map(side -> "-" + side.tag()).orElse("");
          case MISSING -> "preview.field-goes";
        };
    return path
        + "  "
        + (field.state() == FieldState.CONFLICTING ? TextStyle.WARNING : TextStyle.FAINT)
            .on(words.say(state), colour);
  }

  private String title(Entry entry) {
    return entry.title(lang);
  }

  /** How the columns were interpreted; and the delimiter, unless it is the usual one. */
  private void columns(Reading reading) {
    if (reading.columns().isEmpty()) {
      return;
    }
    String columns =
        reading.columns().stream()
            .map(column -> words.say("preview.column", column.name(), column.field()))
            .collect(Collectors.joining(words.say("preview.comma")));
    out.println(TerminalText.line(words.say("preview.columns", columns)));
    reading
        .delimiter()
        .filter(character -> character != ',')
        .ifPresent(
            character ->
                out.println(words.say("preview.delimiter", character == '\t' ? "tab" : character)));
  }

  private void keptOut(List<FormerName> names) {
    if (names.isEmpty()) {
      return;
    }
    out.println(TextStyle.WARNING.on(words.say("preview.kept-out"), colour));
    names.stream()
        .limit(options.all() ? Long.MAX_VALUE : ENTRIES)
        .forEach(
            former ->
                out.println(
                    "  "
                        + TerminalText.line(
                            former
                                .now()
                                .map(
                                    now ->
                                        words.say(
                                            "preview.renamed",
                                            former.name(),
                                            now,
                                            former.revision()))
                                .orElseGet(
                                    () ->
                                        words.say(
                                            "preview.was-removed",
                                            former.name(),
                                            former.revision())))));
    if (!options.all() && names.size() > ENTRIES) {
      faint("preview.more", names.size() - ENTRIES);
    }
  }

  private void summary(ImportPlan plan) {
    Map<ImportEffect, Long> fates =
        plan.entries().stream()
            .collect(Collectors.groupingBy(ImportEffect::of, Collectors.counting()));
    out.println(
        words.say(
            "preview.entries",
            fates.getOrDefault(ImportEffect.NEW, 0L),
            fates.getOrDefault(ImportEffect.CHANGED, 0L),
            plan.same(),
            fates.getOrDefault(ImportEffect.CONFLICTING, 0L),
            plan.missing().size(),
            fates.getOrDefault(ImportEffect.REMOVED, 0L)));
    Map<FieldState, Integer> fields = plan.counts();
    out.println(
        words.say(
            "preview.fields",
            fields.getOrDefault(FieldState.NEW, 0),
            fields.getOrDefault(FieldState.CHANGED, 0),
            fields.getOrDefault(FieldState.SAME, 0),
            fields.getOrDefault(FieldState.CONFLICTING, 0),
            fields.getOrDefault(FieldState.MISSING, 0)));
  }

  private void faint(String key, int count) {
    out.println(TextStyle.FAINT.on(words.say(key, count), colour));
  }
}
