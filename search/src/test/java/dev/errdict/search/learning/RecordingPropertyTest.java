package dev.errdict.search.learning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.Audience;
import dev.errdict.db.home.Home;
import dev.errdict.db.learning.LearningPlace;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Reason;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Through the real recorder into a real home: what is in its files afterwards. */
@Tag("long")
class RecordingPropertyTest {
  @Provide
  Arbitrary<List<Secrets.Told>> manyQuestions() {
    return Secrets.questions().list().ofSize(150);
  }

  @Property(tries = 4, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void no_secret_of_a_question_is_in_the_database_file(
      @ForAll("manyQuestions") List<Secrets.Told> all) throws Exception {
    Path folder = Files.createTempDirectory("errdict-recording");
    try {
      Home home = new Home(folder.resolve("home"));
      Dictionary.open(home, Embedder.NONE, Clock.systemUTC()).close();
      byte[] catalogs = Files.readAllBytes(home.database());
      record(home, all);
      byte[] bytes = Files.readAllBytes(home.database());

      assertTrue(contains(bytes, "zebra login"), "the words between are kept");
      List<String> found = new ArrayList<>();
      for (Secrets.Told told : all) {
        told.tellingParts().stream()
            .filter(part -> contains(bytes, part) && !contains(catalogs, part))
            .forEach(part -> found.add(told.kind() + " " + part + " in " + told.question()));
      }
      assertEquals(List.of(), found);
    } finally {
      delete(folder);
    }
  }

  private static void record(Home home, List<Secrets.Told> all) throws Exception {
    try (Dictionary dictionary = Dictionary.open(home, Embedder.NONE, Clock.systemUTC())) {
      dictionary.underlying().learning().change(LearningPlace.HOME, now -> now.withOn(true));
      try (Recorder recorder = Recorder.once(dictionary, Clock.systemUTC())) {
        Answer declined = new Answer.NotFound(List.of(), Reason.of(Reason.Kind.NOTHING_FITS));
        recorder.asked("zebra login", Audience.OPERATOR, declined, Lang.EN);
        for (Secrets.Told told : all) {
          recorder.asked(told.question(), Audience.OPERATOR, declined, Lang.EN);
        }
      }
      assertTrue(dictionary.underlying().learning().status().questions() > all.size());
    }
  }

  private static boolean contains(byte[] bytes, String text) {
    String file = new String(bytes, ISO_8859_1);
    return Stream.of(UTF_8, UTF_16LE, UTF_16BE).anyMatch(in -> file.contains(latin(text, in)));
  }

  private static String latin(String text, Charset in) {
    return new String(text.getBytes(in), ISO_8859_1);
  }

  private static void delete(Path folder) throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
