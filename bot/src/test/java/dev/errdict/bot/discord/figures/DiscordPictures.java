package dev.errdict.bot.discord.figures;

import static dev.errdict.bot.discord.server.Method.POST;

import dev.errdict.bot.discord.RunningBot;
import dev.errdict.bot.discord.server.DiscordServer;
import dev.errdict.bot.discord.server.Message;
import dev.errdict.bot.discord.server.Person;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Candidate;
import dev.errdict.search.answer.Question;
import dev.errdict.search.answer.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Draws the pictures of {@code docs/discord.md} from what the bot really sends. Not run by the
 * build; the document names the command.
 */
class DiscordPictures {
  private final DiscordServer server = DiscordServer.start();
  private final Place help = server.guild("LeanCloud").channel("help");
  private final Person mia = server.person("mia", "zh-CN");

  @Test
  void draw() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path root = Files.exists(here.resolve("bin/errdict-bot")) ? here : here.resolveSibling("");
    Path docs = Files.createDirectories(root.resolve("docs/pictures"));
    try (RunningBot _ = RunningBot.on(server, DiscordPictures::lookup, Clock.systemUTC())) {
      draw("!err 4303", docs.resolve("answer.svg"));
      draw("!err what does error 429 mean", docs.resolve("answer-en.svg"));
      draw("!err code 4303, code 137, code 219", docs.resolve("several.svg"));
      help.says(mia, "!err 211");
      server.awaitRequest(POST, "/channels/{id}/messages");
      Message answer = help.messages().getLast();
      help.clicks(mia, answer.id(), answer.components().findValuesAsText("custom_id").getFirst());
      Files.writeString(
          docs.resolve("more.svg"),
          MessagePicture.of(
              server
                  .awaitRequest(POST, "/interactions/{id}/{token}/callback")
                  .body()
                  .path("data")));
      draw("!err choose", docs.resolve("choices.svg"));
      draw("!err 4444", docs.resolve("not-found.svg"));
    } finally {
      server.close();
    }
  }

  private void draw(String question, Path to) throws IOException {
    help.says(server.person("asks " + question, "zh-CN"), question);
    Files.writeString(
        to, MessagePicture.of(server.awaitRequest(POST, "/channels/{id}/messages").body()));
  }

  /** One question with several answers, whatever the ranking makes of it today. */
  private static Answer lookup(Question question) {
    return question.text().equals("choose")
        ? new Answer.Choices(
            List.of(
                new Candidate(RunningBot.entry("210"), 0.5),
                new Candidate(RunningBot.entry("211"), 0.3),
                new Candidate(RunningBot.entry("219"), 0.2)),
            Reason.of(Reason.Kind.SEVERAL_FIT))
        : RunningBot.lookup(question);
  }
}
