package dev.errdict.search.figures;

import dev.errdict.db.catalog.Audience;
import dev.errdict.db.home.Home;
import dev.errdict.db.learning.LearningPlace;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.learning.Recorder;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What recording costs an answer: pairs in one run, with recording on and off by turns. */
class RecordingFigures {
  private static final int ROUNDS = 20_000;

  private static final List<String> QUESTIONS =
      List.of(
          "4303",
          "error code 137",
          "why is my login locked",
          "对话不存在怎么办",
          "短信发不出去",
          "where is the ocelot");

  @TempDir private Path folder;

  @Test
  void print() throws Exception {
    Home home = new Home(folder.resolve("home"));
    try (Dictionary dictionary = Dictionary.open(home, Embedder.NONE, Clock.systemUTC());
        Recorder recorder = Recorder.start(dictionary, Clock.systemUTC())) {
      recorder.change(LearningPlace.HOME, now -> now.withOn(true));
      long[][] took = new long[2][ROUNDS];
      Random random = new Random(7);
      for (int i = 0; i < 2 * ROUNDS + 4_000; i++) {
        String text = QUESTIONS.get(random.nextInt(QUESTIONS.size()));
        boolean on = i % 2 == 0;
        long begun = System.nanoTime();
        Answer answer = dictionary.ask(Question.of(text));
        if (on) {
          recorder.asked(text, Audience.OPERATOR, answer, Lang.EN);
        }
        long nanos = System.nanoTime() - begun;
        if (i >= 4_000) {
          took[on ? 1 : 0][(i - 4_000) / 2] = nanos;
        }
      }
      for (long[] one : took) {
        Arrays.sort(one);
      }
      for (double share : new double[] {0.5, 0.9, 0.99}) {
        int at = (int) (share * ROUNDS);
        System.out.printf(
            Locale.ROOT,
            "p%.0f: off %.1f us, on %.1f us, ratio %.3f%n",
            share * 100,
            took[0][at] / 1e3,
            took[1][at] / 1e3,
            (double) took[1][at] / took[0][at]);
      }
    }
  }
}
