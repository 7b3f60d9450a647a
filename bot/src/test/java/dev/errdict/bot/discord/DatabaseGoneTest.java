package dev.errdict.bot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.discord.server.Interaction;
import dev.errdict.bot.discord.server.Message;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The database goes away under a running bot. */
class DatabaseGoneTest extends OwnServer {
  @Test
  void questions_are_answered_and_for_what_must_be_saved_there_is_an_apology_with_an_id()
      throws Exception {
    Person ada = server.person("ada", "en-US");
    server.guild("LeanCloud").managedBy(ada);
    try (Dictionary dictionary = Dictionary.inMemory("gone", Embedder.NONE, Clock.systemUTC());
        RunningBot _ = RunningBot.on(server, dictionary)) {
      help.says(mia, "!err 4303");
      assertTrue(title(sent()).startsWith("4303"));
      Message answer = help.messages().getLast();
      Message panel = help.slash(ada, "errdict settings", Map.of()).awaitReply();
      dictionary.underlying().close();

      server.forgetRequests();
      help.says(server.person("leo"), "!err 137");
      assertTrue(title(sent()).startsWith("137"));
      help.says(mia, "!err 4303");
      assertTrue(content(sent()).startsWith("刚刚回答过"), "it still knows that one");

      Message notSaved = help.chooses(ada, panel.id(), "e1:set:lang", "en").awaitReply();
      assertEquals(
          "Sorry, that step failed. Please try again later; if it keeps happening, tell the maintainers"
              + " this id: incident-1",
          notSaved.content());
      assertTrue(notSaved.isEphemeral());

      Interaction form = help.clicks(ada, panel.id(), "e1:set:prefix");
      assertEquals(9, form.awaitResponse().path("type").asInt());
      assertTrue(
          help.submits(ada, form, Map.of("prefix", "??"))
              .awaitReply()
              .content()
              .endsWith("incident-2"));

      String related = related(answer);
      assertFalse(
          help.clicks(mia, answer.id(), related).awaitReply().content().contains("incident"));
    }
  }

  /** The button of a code that has not been asked for yet. */
  private static String related(Message answer) {
    return answer.components().path(0).path("components").path(0).path("custom_id").asText();
  }
}
