package dev.errdict.db.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.engine.Engine;
import dev.errdict.db.engine.OnBothEngines;
import dev.errdict.db.learning.AskedGroup.State;
import dev.errdict.db.rows.CatalogStore;
import dev.errdict.db.rows.Database;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.rows.Renaming;
import dev.errdict.db.words.Lang;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
@OnBothEngines
class LearningStoreTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final EntryRef FULL = new EntryRef("leancloud", "4303");
  private static final EntryRef LOCKED = new EntryRef("leancloud", "219");

  private Database database;
  private LearningStore learning;

  @BeforeEach
  void open() throws CatalogException {
    database = Engine.open("learning-" + UUID.randomUUID());
    learning = new LearningStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static AskedQuestion question(
      LocalDate day, AskedOutcome outcome, String fingerprint, String content, EntryRef... found) {
    return new AskedQuestion(
        7,
        day,
        Lang.EN,
        outcome,
        outcome == AskedOutcome.WORDS ? "words" : "nothing-fits",
        List.of(found),
        Optional.of(new AskedWording(fingerprint, content, Optional.of(LOCKED))));
  }

  private void record(AskedQuestion... questions) {
    learning.record(new LearningBatch(TODAY, List.of(questions), List.of(), List.of()));
  }

  private void refuse(String fingerprint, Optional<EntryRef> instead) {
    learning.record(
        new LearningBatch(
            TODAY, List.of(), List.of(), List.of(new AskedRefusal(7, fingerprint, instead))));
  }

  private List<AskedGroup> open(State state) {
    return learning.groups().in(Set.of(state));
  }

  @Test
  void questions_with_one_fingerprint_are_one_group_ranked_by_how_often_they_were_asked() {
    record(
        question(TODAY.minusDays(3), AskedOutcome.DECLINED, "a", "first wording"),
        question(TODAY, AskedOutcome.DECLINED, "b", "another"));
    record(question(TODAY, AskedOutcome.DECLINED, "a", "second wording"));

    List<AskedGroup> groups = open(State.OPEN);

    assertEquals(
        List.of("first wording", "another"), groups.stream().map(AskedGroup::content).toList());
    AskedGroup first = groups.getFirst();
    assertEquals(2, first.asked());
    assertEquals(TODAY.minusDays(3), first.first());
    assertEquals(TODAY, first.last());
    assertEquals(Optional.of(LOCKED), first.near());
  }

  @Test
  void a_question_is_a_miss_until_words_find_its_answer_and_again_when_a_reader_refuses_that() {
    record(question(TODAY, AskedOutcome.DECLINED, "a", "locked"));
    record(question(TODAY, AskedOutcome.WORDS, "a", "locked", LOCKED));
    assertEquals(Optional.of(LOCKED), open(State.GOOD).getFirst().answer());

    refuse("a", Optional.empty());
    refuse("a", Optional.of(FULL));
    refuse("a", Optional.of(FULL));
    record(question(TODAY, AskedOutcome.WORDS, "a", "locked", LOCKED));

    AskedGroup refused = open(State.OPEN).getFirst();
    assertEquals(AskedGroups.REFUSED, refused.reason());
    assertEquals(Optional.empty(), refused.answer());
    assertEquals(Map.of(FULL, 2), refused.choices());
    assertEquals(3, refused.asked());
  }

  @Test
  void a_question_and_its_refusal_may_come_in_one_batch_and_a_refusal_of_nothing_is_nothing() {
    learning.record(
        new LearningBatch(
            TODAY,
            List.of(question(TODAY, AskedOutcome.WORDS, "a", "locked", LOCKED)),
            List.of(),
            List.of(
                new AskedRefusal(7, "a", Optional.of(FULL)),
                new AskedRefusal(8, "a", Optional.of(LOCKED)),
                new AskedRefusal(7, "forgotten", Optional.of(LOCKED)))));

    assertEquals(Map.of(FULL, 1), open(State.OPEN).getFirst().choices());
    assertEquals(1, learning.status().groups());
  }

  private AskedGroup kept(String fingerprint) {
    return learning.groups().find(7, fingerprint).orElseThrow();
  }

  private void decide(String fingerprint, State state, Optional<EntryRef> answer)
      throws CatalogException {
    learning.groups().decide(List.of(kept(fingerprint)), state, answer);
  }

  @Test
  void an_ignored_question_and_one_with_the_decided_answer_stay_decided_when_asked_again()
      throws Exception {
    record(
        question(TODAY, AskedOutcome.DECLINED, "a", "locked"),
        question(TODAY, AskedOutcome.DECLINED, "b", "mustard"));
    decide("a", State.ANSWERED, Optional.of(FULL));
    decide("b", State.IGNORED, Optional.empty());

    record(
        question(TODAY, AskedOutcome.WORDS, "a", "locked", FULL),
        question(TODAY, AskedOutcome.DECLINED, "b", "mustard"));
    refuse("a", Optional.empty());

    assertEquals(List.of(), open(State.OPEN));
    assertEquals(Optional.of(FULL), open(State.ANSWERED).getFirst().answer());
  }

  @Test
  void a_decided_question_that_does_not_get_its_answer_is_open_again() throws Exception {
    for (String one : List.of("declined", "other", "off topic")) {
      record(question(TODAY, AskedOutcome.DECLINED, one, one));
    }
    decide("declined", State.ANSWERED, Optional.of(FULL));
    decide("other", State.ANSWERED, Optional.of(FULL));
    decide("off topic", State.OFF_TOPIC, Optional.empty());

    record(
        question(TODAY, AskedOutcome.DECLINED, "declined", "declined"),
        question(TODAY, AskedOutcome.CHOICES, "other", "other"),
        question(TODAY, AskedOutcome.DECLINED, "off topic", "off topic"));

    assertEquals(3, open(State.OPEN).size());
    assertEquals(Optional.empty(), kept("declined").answer());
  }

  @Test
  void a_decision_names_the_entry_as_it_is_called_now() throws Exception {
    record(question(TODAY, AskedOutcome.DECLINED, "a", "locked"));
    decide("a", State.ANSWERED, Optional.of(LOCKED));
    EntryRef renamed = new EntryRef("leancloud", "219009");
    CatalogStore catalogs = new CatalogStore(database, Clock.systemUTC());
    Entry entry = catalogs.find(LOCKED).orElseThrow();
    catalogs.commit(
        new Edit(
            ChangeKind.EDIT,
            "leo",
            "",
            List.of(),
            List.of(
                new EntryEdit(LOCKED, OptionalLong.empty(), Optional.empty()),
                new EntryEdit(
                    renamed,
                    OptionalLong.empty(),
                    Optional.of(Entry.blank(renamed).withTexts(entry.texts())))),
            List.of(new Renaming(LOCKED, renamed))));

    record(question(TODAY, AskedOutcome.WORDS, "a", "locked", renamed));

    assertEquals(State.ANSWERED, kept("a").state());
    assertEquals(Optional.of(renamed), kept("a").answer());
  }

  @Test
  void of_two_decisions_on_what_both_have_seen_the_second_is_refused_and_changes_nothing()
      throws Exception {
    record(
        question(TODAY, AskedOutcome.DECLINED, "a", "locked"),
        question(TODAY, AskedOutcome.DECLINED, "b", "locked out"));
    List<AskedGroup> seen = open(State.OPEN);
    learning.groups().decide(List.of(kept("a")), State.ANSWERED, Optional.of(FULL));

    CatalogException second =
        assertThrows(
            CatalogException.class,
            () -> learning.groups().decide(seen, State.IGNORED, Optional.empty()));

    assertTrue(second.isDecided());
    assertTrue(second.say(Lang.EN).contains("answered already, by leancloud/4303"));
    assertEquals(State.ANSWERED, kept("a").state());
    assertEquals(State.OPEN, kept("b").state());
  }

  @Test
  void a_decision_is_taken_back_by_hand() throws Exception {
    record(question(TODAY, AskedOutcome.DECLINED, "a", "locked"));
    decide("a", State.IGNORED, Optional.empty());

    learning.groups().reopen(kept("a").id());

    assertEquals(State.OPEN, kept("a").state());
  }

  @Test
  void a_clock_that_was_set_back_moves_no_last_day_back() {
    record(question(TODAY, AskedOutcome.DECLINED, "a", "locked"));
    record(question(TODAY.minusDays(1), AskedOutcome.DECLINED, "a", "locked"));

    assertEquals(TODAY, kept("a").last());
    assertEquals(TODAY.minusDays(1), kept("a").first());
  }

  @Test
  void the_bound_removes_undecided_groups_before_decided_ones() throws Exception {
    record(question(TODAY.minusDays(9), AskedOutcome.DECLINED, "decided", "decided"));
    decide("decided", State.IGNORED, Optional.empty());
    List<AskedQuestion> many = new ArrayList<>();
    for (int i = 0; i < LearningStore.MOST_GROUPS; i++) {
      many.add(question(TODAY.minusDays(i == 5 ? 8 : 0), AskedOutcome.DECLINED, "f" + i, "q"));
    }

    learning.record(new LearningBatch(TODAY, many, List.of(), List.of()));

    assertEquals(State.IGNORED, kept("decided").state());
    assertEquals(Optional.empty(), learning.groups().find(7, "f5"));
    assertEquals(LearningStore.MOST_GROUPS, learning.status().groups());
  }

  private long suggest(LocalDate day) {
    return learning
        .suggestions()
        .add(
            Suggestion.open(
                7, day, Lang.EN, Optional.of(FULL), Optional.empty(), "m", "", "ann", 5));
  }

  @Test
  void an_open_suggestion_waits_for_its_decision_and_a_delivered_one_expires() {
    long open = suggest(TODAY.minusDays(100));
    long delivered = suggest(TODAY.minusDays(100));
    learning.suggestions().reject(delivered, "leo", "no");
    learning.suggestions().deliver(delivered);
    long undelivered = suggest(TODAY.minusDays(100));
    learning.suggestions().reject(undelivered, "leo", "no");

    learning.keep(1, TODAY);

    assertTrue(learning.suggestions().find(open).isPresent());
    assertTrue(learning.suggestions().find(undelivered).isPresent());
    assertTrue(learning.suggestions().find(delivered).isEmpty());
  }

  @Test
  void one_that_an_older_version_has_claimed_and_never_saved_is_open() {
    long id = suggest(TODAY);
    database
        .sql()
        .execute("update suggestion set state = 'accepted', decided_by = 'leo' where id = " + id);

    Suggestion now = learning.suggestions().find(id).orElseThrow();

    assertEquals(Suggestion.State.OPEN, now.state());
    assertEquals(Optional.empty(), now.decidedBy());
    assertEquals(List.of(now), learning.suggestions().in(Suggestion.State.OPEN));
    assertTrue(learning.suggestions().reject(id, "max", "no"));
  }

  @Test
  void what_is_older_than_the_chosen_days_goes_with_the_next_questions() {
    record(question(TODAY.minusDays(89), AskedOutcome.DECLINED, "old", "old question"));
    record(question(TODAY, AskedOutcome.DECLINED, "new", "new question"));
    assertEquals(90, learning.keepDays());
    assertEquals(2, open(State.OPEN).size());

    learning.keep(30, TODAY);

    assertEquals(30, learning.keepDays());
    assertEquals(
        List.of("new question"), open(State.OPEN).stream().map(AskedGroup::content).toList());
    assertEquals(1, learning.status().questions());
  }

  @Test
  void counts_are_by_day_language_and_entry() {
    AskedQuestion byCode =
        new AskedQuestion(
            7, TODAY, Lang.ZH, AskedOutcome.CODE, "code", List.of(FULL), Optional.empty());
    learning.record(
        new LearningBatch(
            TODAY,
            List.of(
                byCode,
                byCode,
                question(TODAY, AskedOutcome.DECLINED, "a", "locked"),
                question(TODAY.minusDays(8), AskedOutcome.CHOICES, "b", "longer ago")),
            List.of(new EntryVote(7, TODAY, LOCKED, EntryVote.Kind.REFUSED)),
            List.of()));

    AskedCounts week = learning.counts().since(TODAY.minusDays(6), OptionalLong.empty(), 5);

    assertEquals(3, week.questions());
    assertEquals(2, week.of(AskedOutcome.CODE));
    assertEquals(2, week.of(Lang.ZH));
    assertEquals(0, week.of(AskedOutcome.CHOICES));
    assertEquals(List.of(new AskedCounts.OfEntry(FULL, 2)), week.asked());
    assertEquals(List.of(new AskedCounts.OfEntry(LOCKED, 1)), week.refused());
    assertEquals(0, learning.counts().since(TODAY.minusDays(6), OptionalLong.of(8), 5).questions());
  }

  @Test
  void of_two_changes_at_once_neither_is_lost() throws Exception {
    Thread other =
        Thread.ofPlatform()
            .unstarted(() -> learning.change(7, now -> now.withChannel(Optional.of(9L))));
    learning.change(
        7,
        now -> {
          other.start();
          LockSupport.parkNanos(200_000_000);
          return now.withOn(true);
        });
    other.join();
    assertTrue(learning.change(7, now -> now.withOn(true)).isUnchanged());

    assertEquals(
        Map.of(7L, LearningPlace.OFF.withOn(true).withChannel(Optional.of(9L))), learning.places());
  }

  @Test
  void a_digest_is_due_once_in_seven_days_in_one_process() throws Exception {
    learning.change(7, now -> now.withOn(true));
    assertTrue(learning.beginDigest(7, TODAY.minusDays(7), TODAY));

    for (int day = 0; day < 7; day++) {
      LocalDate today = TODAY.plusDays(day);
      assertFalse(learning.beginDigest(7, today.minusDays(7), today), "after " + day);
    }
    LocalDate next = TODAY.plusDays(7);
    List<Future<Boolean>> begun = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        begun.add(threads.submit(() -> learning.beginDigest(7, next.minusDays(7), next)));
      }
    }
    int sent = 0;
    for (Future<Boolean> one : begun) {
      sent += one.get() ? 1 : 0;
    }
    assertEquals(1, sent);
    assertFalse(learning.beginDigest(8, next.minusDays(7), next), "chose nothing");
  }
}
