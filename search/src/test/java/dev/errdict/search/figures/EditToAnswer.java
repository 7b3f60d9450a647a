package dev.errdict.search.figures;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.rows.Edit;
import dev.errdict.db.rows.EntryEdit;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.fault.Child;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.meaning.OnnxEmbedder;
import dev.errdict.search.reply.SiteLinks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Measures how long an edit takes from its commit in one process to the answer in another: {@link
 * Editing} commits entries one by one, this process asks for the symbol of each until it gets it.
 * Both read the machine's one clock. Arguments: how many edits, and "words" to do without sentence
 * models. Where ERRDICT_DATABASE names a database, the edits go through that.
 */
final class EditToAnswer {
  private static final int LEFT_OUT = 5;
  private static final int POLL_MILLIS = 2;

  private EditToAnswer() {}

  public static void main(String[] args) throws Exception {
    int edits = args.length > 0 ? Integer.parseInt(args[0]) : 120;
    Embedder embedder =
        Arrays.asList(args).contains("words") ? Embedder.NONE : OnnxEmbedder.create();
    Home home = new Home(Files.createTempDirectory("edit-to-answer").resolve("home"));
    try (Dictionary dictionary =
        Dictionary.open(home, address(), embedder, Clock.systemUTC(), SiteLinks.NONE)) {
      dictionary.ask(Question.of("where is my conversation"));
      Child editor =
          Child.start(Editing.class, home.folder().toString(), Integer.toString(edits + LEFT_OUT));
      editor.awaitReady();
      List<Double> millis = new ArrayList<>();
      for (int number = 0; number < edits + LEFT_OUT; number++) {
        Instant live = whenLive(dictionary, number);
        List<String> acknowledged = editor.said("ack");
        while (acknowledged.size() <= number) {
          Thread.sleep(POLL_MILLIS);
          acknowledged = editor.said("ack");
        }
        Instant committed = Instant.parse(acknowledged.get(number));
        if (number >= LEFT_OUT) {
          millis.add(ChronoUnit.MICROS.between(committed, live) / 1000.0);
        }
      }
      editor.kill();
      report(millis);
    }
    System.exit(0);
  }

  private static Optional<DatabaseAddress> address() throws CatalogException {
    return DatabaseAddress.find(System.getenv());
  }

  private static Instant whenLive(Dictionary dictionary, int number) throws Exception {
    EntryRef ref = new EntryRef("leancloud", Editing.code(number));
    String token = Editing.token(number);
    while (!(dictionary.ask(Question.of(token)) instanceof Answer.Found found
        && found.entries().stream()
            .anyMatch(entry -> entry.ref().equals(ref) && entry.title(Lang.EN).equals(token)))) {
      Thread.sleep(POLL_MILLIS);
    }
    return Instant.now();
  }

  private static void report(List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    System.out.printf(
        "%d edits: p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, most %.0f ms%n",
        sorted.size(), at(sorted, 50), at(sorted, 90), at(sorted, 99), sorted.getLast());
  }

  private static double at(List<Double> sorted, int percent) {
    return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
  }

  /** The process that edits, at random moments of the other's rhythm. */
  static final class Editing {
    private static final int LETTERS = 14;

    private Editing() {}

    /** An entry for each edit: one that is asked for late is still there. */
    static String code(int number) {
      return "LIVE-" + number;
    }

    /** A word like no other, so that nothing answers it by likeness. */
    static String token(int number) {
      return new Random(number)
          .ints(LETTERS, 'A', 'Z' + 1)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .insert(LETTERS / 2, "_")
          .toString();
    }

    private static Edit edit(int number) throws CatalogException {
      String token = token(number);
      Entry entry =
          EntryReader.read(
              "leancloud",
              """
              code: %s
              title:
                en: %s
              phrases:
                symbols:
                  - %s
              """
                  .formatted(code(number), token, token));
      return new Edit(
          ChangeKind.EDIT,
          "editor",
          "",
          Optional.empty(),
          List.of(new EntryEdit(entry.ref(), OptionalLong.empty(), Optional.of(entry))));
    }

    public static void main(String[] args) throws Exception {
      var options =
          StoreOptions.ofCommand(() -> "errdict edit", (program, since) -> {}).on(address());
      try (var opened = Store.open(new Home(Path.of(args[0])), Clock.systemUTC(), options)) {
        var store = opened.catalogs();
        System.out.println("ready");
        var random = new Random(1);
        for (int number = 0; number < Integer.parseInt(args[1]); number++) {
          Thread.sleep(300 + random.nextInt(300));
          store.commit(edit(number));
          System.out.println("ack " + Instant.now());
        }
        Thread.sleep(Long.MAX_VALUE);
      }
    }
  }
}
