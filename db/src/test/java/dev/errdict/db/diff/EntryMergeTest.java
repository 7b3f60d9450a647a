package dev.errdict.db.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.format.EntryWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryMergeTest {
  private static final String BASE =
      """
      code: '42'
      title:
        zh: 磁盘满
        en: Disk full
      variants:
        - message: No space
          meaning:
            en: There is no space.
        - message: Quota
      related:
        see-also:
          - '7'
      phrases:
        en:
          - disk full
          - no space
      """;

  @Test
  void edits_of_different_fields_both_stand() throws CatalogException {
    String here =
        BASE.replace("en: Disk full", "en: The disk is full")
            .replace("- no space", "- out of space");
    String theirs =
        BASE.replace("zh: 磁盘满", "zh: 磁盘已满")
            .replace("- message: Quota", "- message: Quota exceeded")
            .replace("    - disk full\n", "    - disk full\n    - full disk\n");

    MergedEntry merged = merge(here, theirs);

    assertEquals(List.of(), merged.conflicts());
    assertEquals(
        """
        code: '42'
        title:
          zh: 磁盘已满
          en: The disk is full
        variants:
          - message: No space
            meaning:
              en: There is no space.
          - message: Quota exceeded
        related:
          see-also:
            - '7'
        phrases:
          en:
            - disk full
            - out of space
            - full disk
        """,
        EntryWriter.write(merged.entry().orElseThrow()));
  }

  @Test
  void what_both_sides_changed_stays_as_it_is_here_and_is_reported() throws CatalogException {
    String here = BASE.replace("Disk full", "Full disk").replace("see-also", "cause");
    String theirs = BASE.replace("Disk full", "No room").replace("see-also", "broader");

    MergedEntry merged = merge(here, theirs);

    assertEquals(Optional.of(entry(here)), merged.entry());
    assertEquals(
        List.of(
            new FieldConflict(
                FieldPath.of("title.en"),
                Optional.of("Disk full"),
                Optional.of("Full disk"),
                Optional.of("No room")),
            new FieldConflict(
                FieldPath.of("related[7]"),
                Optional.of("see-also"),
                Optional.of("cause"),
                Optional.of("broader"))),
        merged.conflicts());
  }

  @Test
  void variants_that_moved_on_one_side_and_changed_on_the_other_are_one_conflict()
      throws CatalogException {
    String here =
        """
        code: '42'
        variants:
          - message: Quota
          - message: No space
        """;
    String theirs =
        """
        code: '42'
        variants:
          - message: No space
            meaning:
              en: There is no space.
          - message: Quota
        """;
    String base = theirs.replace("There is no space.", "No room.");

    MergedEntry merged =
        EntryMerge.merge(
            Optional.of(entry(base)), Optional.of(entry(here)), Optional.of(entry(theirs)));

    assertEquals(Optional.of(entry(here)), merged.entry());
    assertEquals(
        List.of(
            new FieldConflict(
                FieldPath.of("variants"),
                Optional.of("message[1]: No space\nmeaning[1].en: No room.\nmessage[2]: Quota"),
                Optional.of("message[1]: Quota\nmessage[2]: No space"),
                Optional.of(
                    "message[1]: No space\nmeaning[1].en: There is no space.\nmessage[2]: Quota"))),
        merged.conflicts());
  }

  @Test
  void a_removed_entry_that_the_other_side_changed_is_a_conflict_about_the_entry()
      throws CatalogException {
    Optional<Entry> base = Optional.of(entry("code: '42'\n"));
    Optional<Entry> changed = Optional.of(entry("code: '42'\nretired: true\n"));

    MergedEntry merged = EntryMerge.merge(base, changed, Optional.empty());

    assertEquals(changed, merged.entry());
    assertEquals(
        List.of(
            new FieldConflict(
                FieldPath.of("entry"),
                Optional.of("code: '42'\n"),
                Optional.of("code: '42'\nretired: true\n"),
                Optional.empty())),
        merged.conflicts());
  }

  @Test
  void the_difference_names_every_field_as_the_command_line_does() throws CatalogException {
    String after =
        """
        code: '42'
        retry: never
        title:
          zh:
            upstream: 磁盘满
          en: Disk full
        variants:
          - message: No space
          - message: Quota
          - meaning:
              zh: 没有余量
        limits:
          - what:
              zh: 文件
              en: files
            at-most: '100'
            unit: GB
            per: 1 day
        related:
          cause:
            - '7'
        links:
          - label: Docs
            url: https://docs.test
        phrases:
          en:
            - no space
            - disk full
          symbols:
            - ENOSPC
        """;

    List<String> changes =
        EntryDiff.between(Optional.of(entry(BASE)), Optional.of(entry(after))).stream()
            .map(
                one -> one.path() + ": " + one.before().orElse("") + " > " + one.after().orElse(""))
            .toList();

    assertEquals(
        List.of(
            "retry:  > never",
            "title.zh.upstream:  > 磁盘满",
            "title.zh: 磁盘满 > ",
            "meaning[1].en: There is no space. > ",
            "meaning[3].zh:  > 没有余量",
            "limits[files, GB per 1 day]:  > 100",
            "related[7]: see-also > cause",
            "links[https://docs.test]:  > Docs",
            "phrases.symbols:  > ENOSPC",
            "phrases.en (order): disk full · no space > no space · disk full"),
        changes);
  }

  private static MergedEntry merge(String here, String theirs) throws CatalogException {
    return EntryMerge.merge(
        Optional.of(entry(BASE)), Optional.of(entry(here)), Optional.of(entry(theirs)));
  }

  private static Entry entry(String yaml) throws CatalogException {
    return EntryReader.read("demo", yaml);
  }
}
