package dev.errdict.search.fault;

import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.Home;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.reply.SiteLinks;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A process that answers from its own index and follows the database that its environment names, as
 * a bot does. It says {@code at REVISION} when its index has got there, and {@code silent} for a
 * question without its answer.
 */
final class ServerBot {
  private ServerBot() {}

  /**
   * @param args the home of the index
   */
  public static void main(String[] args) throws Exception {
    try (Dictionary dictionary =
        Dictionary.open(
            new Home(Path.of(args[0])),
            DatabaseAddress.find(System.getenv()),
            Embedder.NONE,
            Clock.systemUTC(),
            SiteLinks.NONE)) {
      System.out.println("ready");
      long said = -1;
      while (true) {
        if (!(dictionary.ask(Question.of("!err 4303")) instanceof Answer.Found)) {
          System.out.println("silent now");
        }
        long revision = dictionary.read(index -> index.revision()).orElse(-1L);
        if (revision != said) {
          System.out.println("at " + revision);
          said = revision;
        }
        Thread.sleep(20);
      }
    }
  }
}
