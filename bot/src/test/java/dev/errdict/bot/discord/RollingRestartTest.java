package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.POST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.discord.server.Interaction;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.Home;
import dev.errdict.db.postgresql.PostgresServer;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.reply.SiteLinks;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bot is replaced by another one with the same shards, while people ask. */
@Tag("long")
class RollingRestartTest extends OwnServer {
  private static final int QUESTIONS = 60;

  /** After so many the old one is told to stop. */
  private static final int BEFORE = 30;

  /** Each so many is a slash command. */
  private static final int COMMAND = 4;

  @TempDir private Path folder;

  private Dictionary dictionary(DatabaseAddress address, String home) throws CatalogException {
    return Dictionary.open(
        new Home(folder.resolve(home)),
        Optional.of(address),
        Embedder.NONE,
        Clock.systemUTC(),
        SiteLinks.NONE);
  }

  @Test
  void every_question_is_answered_once() throws Exception {
    PostgresServer.assumeItStarts();
    DatabaseAddress address = PostgresServer.shared().newAddress();
    try (Dictionary one = dictionary(address, "one");
        Dictionary other = dictionary(address, "other")) {
      List<String> codes =
          one.store().revisions("leancloud").keySet().stream()
              .map(EntryRef::code)
              .filter(code -> code.length() >= 3)
              .limit(QUESTIONS)
              .toList();
      assertEquals(QUESTIONS, codes.size());
      RunningBot old = RunningBot.on(server, one);
      try (RunningBot _ = RunningBot.on(server, other)) {
        List<Interaction> commands = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
          Person person = server.person("person " + i);
          if (i % COMMAND == 0) {
            commands.add(help.slash(person, "err", Map.of("query", codes.get(i))));
          } else {
            help.says(person, "!err " + codes.get(i));
          }
          if (i == BEFORE) {
            old.stop();
          }
          Thread.sleep(30);
        }
        old.close();

        List<String> answered =
            server.awaitRequests(POST, MESSAGES, QUESTIONS - commands.size()).stream()
                .map(OwnServer::title)
                .map(title -> title.split(" ", 2)[0])
                .toList();
        for (int i = 0; i < QUESTIONS; i++) {
          if (i % COMMAND == 0) {
            String title =
                commands.get(i / COMMAND).awaitReply().embeds().path(0).path("title").asText();
            assertTrue(title.startsWith(codes.get(i)), title);
          } else {
            assertTrue(answered.contains(codes.get(i)), codes.get(i));
          }
        }
        Thread.sleep(1000);
        assertEquals(QUESTIONS - commands.size(), server.requests(POST, MESSAGES).size());
      }
    }
  }
}
