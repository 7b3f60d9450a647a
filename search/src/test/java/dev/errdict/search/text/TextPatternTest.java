package dev.errdict.search.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;

class TextPatternTest {
  private static final int LONGEST_GAP = 12;

  private static TextPattern pattern(String official) {
    return TextPattern.of(official).orElseThrow();
  }

  private static TokenSequence words(String text) {
    return TokenSequence.of(Normaliser.normalise(text, 100_000));
  }

  /** The pattern's first match at any place where its anchor stands, as an index finds it. */
  private static Optional<TextPattern.Match> match(String official, String text) {
    TextPattern pattern = pattern(official);
    TokenSequence words = words(text);
    for (int at = 0; at < words.size(); at++) {
      if (TextPattern.shingles(words, at).contains(pattern.anchor())) {
        Optional<TextPattern.Match> match = pattern.match(words, at);
        if (match.isPresent()) {
          return match;
        }
      }
    }
    return Optional.empty();
  }

  @Example
  void a_text_is_found_where_it_stands() {
    assertEquals(
        Optional.of(new TextPattern.Match(2, 4, 0, false)),
        match("Permission denied", "bash: oops: permission DENIED (again)"));
  }

  @Example
  void a_text_that_is_all_there_is_matches_as_a_whole() {
    assertEquals(
        Optional.of(new TextPattern.Match(0, 2, 0, true)),
        match("Permission denied", "Permission denied."));
  }

  @Example
  void a_gap_takes_what_a_program_fills_in_and_counts_it() {
    assertEquals(
        Optional.of(new TextPattern.Match(0, 8, 2, true)),
        match(
            "Property '{0}' does not exist on type", "Property 'userName' does not exist on type"));
  }

  @Example
  void gaps_at_the_ends_belong_to_the_whole() {
    assertEquals(
        Optional.of(new TextPattern.Match(1, 3, 3, true)),
        match("'{0}' is possibly '{1}'", "'user' is possibly 'not set'"));
  }

  @Example
  void a_text_whose_last_words_are_others_is_not_found() {
    assertEquals(
        Optional.empty(),
        match("relation \"%s\" does not exist", "relation \"users\" already exists"));
  }

  @Example
  void a_gap_is_not_wider_than_twelve_words() {
    String twelve = "a b c d e f g h i j k l ";

    assertTrue(match("open %s failed badly", "open " + twelve + "failed badly").isPresent());
    assertEquals(
        Optional.empty(), match("open %s failed badly", "open " + twelve + "m failed badly"));
  }

  @Example
  void a_first_place_that_leads_nowhere_does_not_hide_a_later_one() {
    assertTrue(
        match("cannot %s the lease of %s", "cannot cannot renew the lease or the lease of node 3")
            .isPresent());
  }

  @Example
  void a_text_with_humps_is_also_a_pattern_in_capitals() {
    assertEquals(
        List.of("lean engine hook failed", "leanengine hook failed"),
        TextPattern.inAnyCase("LeanEngine hook failed").stream().map(TextPattern::stored).toList());
    assertEquals(1, TextPattern.inAnyCase("no such file").size());
    assertEquals(1, TextPattern.inAnyCase("ConversationNotFound").size());
    assertEquals(List.of(), TextPattern.inAnyCase("%s: {0}"));
  }

  @Example
  void function_words_tell_little_and_han_characters_half_of_a_word() {
    assertEquals(2.25, pattern("the lease expired").weight());
    assertEquals(2, pattern("对话过期").weight());
    assertEquals(1, pattern("'{0}' expected.").weight());
  }

  @Example
  void a_symbol_can_be_written_together_and_a_message_with_gaps_cannot() {
    assertEquals(Optional.of("undefinedtable"), pattern("undefined_table").together());
    assertEquals(Optional.empty(), pattern("timeout").together());
    assertEquals(Optional.empty(), pattern("open %s failed").together());
    assertEquals(Optional.empty(), pattern("对话过期").together());
  }

  @Example
  void a_text_without_words_or_with_too_many_is_no_pattern() {
    assertEquals(Optional.empty(), TextPattern.of(""));
    assertEquals(Optional.empty(), TextPattern.of("{0}: %s ..."));
    assertEquals(Optional.empty(), TextPattern.of("word ".repeat(201)));
    assertTrue(TextPattern.of("word ".repeat(200)).isPresent());
  }

  @Property
  void a_pattern_matches_its_own_text_with_every_gap_filled(
      @ForAll("runs") List<String> runs,
      @ForAll @IntRange(max = LONGEST_GAP) int filled,
      @ForAll boolean opens,
      @ForAll boolean ends) {
    String official = (opens ? "%s " : "") + String.join(" {0} ", runs) + (ends ? " {1}" : "");
    String filling = " " + String.join(" ", Collections.nCopies(filled, "qux")) + " ";
    String text = (opens ? filling : "") + String.join(filling, runs) + (ends ? filling : "");

    TextPattern.Match match = match(official, text).orElseThrow();

    assertTrue(match.whole());
    int gaps = runs.size() - 1 + (opens ? 1 : 0) + (ends ? 1 : 0);
    assertEquals(gaps * filled, match.gaps());
  }

  @Property
  void a_pattern_is_found_between_other_words(
      @ForAll("runs") List<String> runs,
      @ForAll @IntRange(max = 30) int before,
      @ForAll @IntRange(min = 1, max = 30) int behind) {
    String text = "zip ".repeat(before) + String.join(" zap ", runs) + " zip".repeat(behind);

    TextPattern.Match match = match(String.join(" %s ", runs), text).orElseThrow();

    assertEquals(before, match.from());
    assertEquals(words(text).size() - behind, match.to());
    assertEquals(runs.size() - 1, match.gaps());
    assertEquals(false, match.whole());
  }

  @Property
  void what_is_stored_is_read_back(
      @ForAll("runs") List<String> runs, @ForAll boolean opens, @ForAll boolean ends) {
    TextPattern pattern =
        pattern((opens ? "%s " : "") + String.join(" {0} ", runs) + (ends ? " {1}" : ""));

    TextPattern read = TextPattern.parse(pattern.stored());

    assertEquals(pattern.stored(), read.stored());
    assertEquals(pattern.anchor(), read.anchor());
    assertEquals(pattern.weight(), read.weight());
    assertEquals(pattern.together(), read.together());
  }

  @Property
  void the_anchor_is_a_shingle_of_the_text(@ForAll("runs") List<String> runs) {
    TokenSequence words = words(String.join(" ", runs));
    List<String> shingles = new ArrayList<>();
    for (int at = 0; at < words.size(); at++) {
      shingles.addAll(TextPattern.shingles(words, at));
    }

    assertTrue(shingles.contains(pattern(String.join(" %s ", runs)).anchor()));
  }

  @Example
  void texts_that_nearly_match_everywhere_end_soon() {
    String official = "a b %s ".repeat(20) + "c";
    TextPattern pattern = pattern(official);
    TokenSequence words = words("a b x ".repeat(20_000));

    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          for (int at = 0; at < 600; at += 3) {
            assertEquals(Optional.empty(), pattern.match(words, at));
          }
        });
  }

  /** One to four runs of one to six words; Latin and Han. */
  @Provide
  Arbitrary<List<String>> runs() {
    return Arbitraries.of(
            "lease", "expired", "cannot", "open", "the", "of", "node", "replica", "is", "not", "对话",
            "已过期", "found", "quota", "it's")
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(words -> String.join(" ", words))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }
}
