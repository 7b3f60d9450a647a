package dev.errdict.search.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.Audience;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.home.Home;
import dev.errdict.db.learning.AskedGroup;
import dev.errdict.db.learning.AskedGroups;
import dev.errdict.db.learning.EntryVote;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Recording beside another process that has the database. */
class RecorderTest {
  private static final Audience SERVER = Audience.ofServer(7);
  private static final EntryRef FULL = new EntryRef("leancloud", "4303");

  /** A process that has the lock of a home to itself until its input ends. */
  static final class Holder {
    public static void main(String[] arguments) throws IOException {
      try (FileChannel file =
              FileChannel.open(
                  Path.of(arguments[0]), StandardOpenOption.READ, StandardOpenOption.WRITE);
          var lock = file.lock(0, 1, false)) {
        System.out.println("locked " + lock.isValid());
        var _ = System.in.read();
      }
    }

    private Holder() {}
  }

  private static Process holder(Path lock) throws IOException {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                lock.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertEquals("locked true", holder.inputReader(StandardCharsets.UTF_8).readLine());
    return holder;
  }

  @Test
  @Timeout(60)
  void neither_an_answer_nor_a_button_waits_for_the_database(@TempDir Path folder)
      throws Exception {
    Home home = new Home(folder.resolve("home"));
    try (Dictionary dictionary = Dictionary.open(home, Embedder.NONE, Clock.systemUTC());
        Recorder recorder = Recorder.start(dictionary, Clock.systemUTC())) {
      recorder.change(7, now -> now.withOn(true));
      String asked = "登录失败次数太多 请问怎么办";
      Process holder = holder(home.lock());

      // What follows comes back while the other process has the database.
      Answer answer = dictionary.ask(Question.of(asked, SERVER));
      recorder.asked(asked, SERVER, answer, Lang.ZH);
      String fingerprint = recorder.fingerprint(asked, SERVER).orElseThrow();
      recorder.refused(SERVER, fingerprint, Optional.empty());
      recorder.refused(SERVER, fingerprint, Optional.of(FULL));
      recorder.voted(SERVER, FULL, EntryVote.Kind.HELPFUL);
      assertEquals(Optional.of(asked), recorder.question(SERVER, fingerprint));
      assertTrue(holder.isAlive());

      holder.getOutputStream().close();
      assertEquals(0, holder.waitFor());
      AskedGroup kept = await(dictionary.underlying().learning().groups());
      assertEquals(asked, kept.content());
      assertEquals(AskedGroups.REFUSED, kept.reason());
      assertEquals(Map.of(FULL, 1), kept.choices());
    }
  }

  @Test
  @Timeout(60)
  void questions_before_the_settings_are_read_are_kept_if_they_say_so(@TempDir Path folder)
      throws Exception {
    Home home = new Home(folder.resolve("home"));
    String asked = "the alpaca refuses to sing";
    try (Dictionary dictionary = Dictionary.open(home, Embedder.NONE, Clock.systemUTC());
        Recorder recorder = Recorder.start(dictionary, Clock.systemUTC())) {
      recorder.change(7, now -> now.withOn(true));
    }
    Process holder = holder(home.lock());
    try (Dictionary dictionary = Dictionary.open(home, Embedder.NONE, Clock.systemUTC());
        Recorder recorder = Recorder.start(dictionary, Clock.systemUTC())) {
      for (Audience audience : List.of(SERVER, Audience.ofServer(8))) {
        recorder.asked(asked, audience, dictionary.ask(Question.of(asked, audience)), Lang.EN);
      }
      holder.getOutputStream().close();
      assertEquals(0, holder.waitFor());
      recorder.flush();
      List<AskedGroup> kept =
          dictionary.underlying().learning().groups().in(Set.of(AskedGroup.State.OPEN));
      assertEquals(List.of(7L), kept.stream().map(AskedGroup::place).toList());
    }
  }

  private static AskedGroup await(AskedGroups groups) throws InterruptedException {
    List<AskedGroup> open = List.of();
    while (open.isEmpty() || open.getFirst().choices().isEmpty()) {
      Thread.sleep(50);
      open = groups.in(Set.of(AskedGroup.State.OPEN));
    }
    return open.getFirst();
  }
}
