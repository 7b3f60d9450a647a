package dev.errdict.bot.discord;

import static dev.errdict.bot.discord.server.Method.POST;
import static dev.errdict.bot.discord.server.Method.PUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.bot.discord.server.Guild;
import dev.errdict.bot.discord.server.Identify;
import dev.errdict.bot.discord.server.Intents;
import dev.errdict.bot.discord.server.Place;
import dev.errdict.bot.process.ExitCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several shards, in one process and in two. */
@Tag("long")
class ShardsTest extends OwnServer {
  private static final String COMMANDS = "/applications/{id}/commands";

  /** A guild for each of so many shards, in their order. */
  private List<Guild> guilds(int shards) throws InterruptedException {
    Guild[] found = new Guild[shards];
    for (int number = 0;
        IntStream.range(0, shards).anyMatch(shard -> found[shard] == null);
        number++) {
      Guild guild = server.guild("guild " + number);
      found[(int) ((Long.parseLong(guild.id()) >>> 22) % shards)] = guild;
      Thread.sleep(1);
    }
    return List.of(found);
  }

  @Test
  void two_shards_of_one_process_share_the_servers_and_each_question_is_answered_once()
      throws Exception {
    List<Guild> guilds = guilds(2);
    try (RunningBot bot = RunningBot.starting(server, Map.of("DISCORD_SHARDS", "2"))) {
      String ready = bot.awaitReady();

      guilds.get(0).channel("help").says(mia, "!err 9101");
      assertEquals("9101", title(sent()).substring(0, 4));
      guilds.get(1).channel("help").says(mia, "!err 9102");
      assertEquals("9102", title(sent()).substring(0, 4));
      server.directMessages(mia).says(mia, "9103");
      assertEquals("9103", title(sent()).substring(0, 4));

      assertTrue(ready.endsWith(" shards=0-1/2"), ready);
      assertTrue(ready.contains("commands=registered"), ready);
      assertEquals(
          List.of("0/2", "1/2"),
          server.gateway().identified().stream().map(ShardsTest::shard).sorted().toList());
      assertEquals(3, server.requests(POST, MESSAGES).size());
    }
  }

  @Test
  void two_processes_divide_the_shards_and_one_of_them_registers_the_commands() throws Exception {
    List<Guild> guilds = guilds(2);
    Map<String, String> first = Map.of("DISCORD_SHARDS", "2", "DISCORD_SHARD_RANGE", "0");
    Map<String, String> second = Map.of("DISCORD_SHARDS", "2", "DISCORD_SHARD_RANGE", "1-1");
    try (RunningBot one = RunningBot.starting(server, first);
        RunningBot other = RunningBot.starting(server, second)) {
      String readyOne = one.awaitReady();
      String readyOther = other.awaitReady();

      for (Guild guild : guilds) {
        guild.channel("help").says(mia, "!err 9101");
        assertEquals("9101", title(sent()).substring(0, 4));
      }

      assertTrue(readyOne.endsWith(" shards=0/2"), readyOne);
      assertTrue(readyOther.endsWith(" shards=1/2"), readyOther);
      assertTrue(readyOther.contains("commands=by-shard-0"), readyOther);
      assertEquals(1, server.requests(PUT, COMMANDS).size());
      assertEquals(2, server.requests(POST, MESSAGES).size());
    }
  }

  @Test
  void as_many_shards_as_discord_advises_are_made() throws Exception {
    server.gateway().advise(2);
    try (RunningBot bot = RunningBot.starting(server, Map.of("DISCORD_SHARDS", "auto"))) {
      assertTrue(bot.awaitReady().endsWith(" shards=0-1/2"));
    }
  }

  @Test
  void a_shard_that_discord_refuses_for_good_ends_the_process_with_its_code() throws Exception {
    try (RunningBot bot = RunningBot.starting(server, Map.of("DISCORD_SHARDS", "2"))) {
      bot.awaitReady();

      server.gateway().close(1, 4011);

      assertEquals(ExitCode.REFUSED, bot.awaitEnd());
    }
  }

  @Test
  void every_shard_goes_on_without_the_messages_when_discord_does_not_allow_them()
      throws Exception {
    server.gateway().disallow(Intents.MESSAGE_CONTENT);
    try (RunningBot bot = RunningBot.starting(server, Map.of("DISCORD_SHARDS", "2"))) {
      String ready = bot.awaitReady();

      assertTrue(ready.contains("message-content=no"), ready);
      assertTrue(ready.endsWith(" shards=0-1/2"), ready);
    }
  }

  @Test
  void the_digests_of_all_shards_servers_are_sent() throws Exception {
    List<Guild> guilds = guilds(2);
    List<Place> channels = guilds.stream().map(guild -> guild.channel("help")).toList();
    for (int i = 0; i < 2; i++) {
      choose(guilds.get(i), channels.get(i), false);
    }
    try (RunningBot bot = RunningBot.starting(server, Map.of("DISCORD_SHARDS", "2"))) {
      bot.awaitReady();
      channels.forEach(channel -> channel.says(mia, "!err 9101"));
      server.awaitRequests(POST, MESSAGES, 2);
      // A digest is looked for once a day, so the questions must be recorded before it is wanted.
      for (Guild guild : guilds) {
        awaitRecorded(guild);
      }

      for (int i = 0; i < 2; i++) {
        choose(guilds.get(i), channels.get(i), true);
      }

      server.awaitRequests(POST, MESSAGES, 2);
      for (Place channel : channels) {
        String last = channel.messages().getLast().embeds().toString();
        assertTrue(last.contains("1 question: 1 answered by code"), last);
      }
    }
  }

  private static void awaitRecorded(Guild guild) throws InterruptedException {
    OptionalLong place = OptionalLong.of(Long.parseLong(guild.id()));
    for (int i = 0; i < 200; i++) {
      if (RunningBot.learning().counts().since(LocalDate.EPOCH, place, 1).questions() > 0) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("not recorded");
  }

  /** Has questions on a server kept, and perhaps a digest of them posted. */
  private static void choose(Guild guild, Place channel, boolean digest) {
    RunningBot.learning()
        .change(
            Long.parseLong(guild.id()),
            now ->
                now.withOn(true)
                    .withDigest(digest)
                    .withChannel(Optional.of(Long.parseLong(channel.id()))));
  }

  private static String shard(Identify identify) {
    return identify.shard() + "/" + identify.shards();
  }
}
