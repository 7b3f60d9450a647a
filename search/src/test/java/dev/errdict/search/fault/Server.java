package dev.errdict.search.fault;

import dev.errdict.db.home.Home;
import dev.errdict.search.answer.Question;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.nio.file.Path;
import java.time.Clock;

/** A process that keeps the index up to date and answers, as a bot does. */
final class Server {
  private Server() {}

  public static void main(String[] args) throws Exception {
    try (Dictionary dictionary =
        Dictionary.open(new Home(Path.of(args[0])), Embedder.NONE, Clock.systemUTC())) {
      System.out.println("ready");
      while (true) {
        dictionary.ask(Question.of("4303"));
        dictionary.ask(Question.of("about the disk"));
        Thread.sleep(20);
      }
    }
  }
}
