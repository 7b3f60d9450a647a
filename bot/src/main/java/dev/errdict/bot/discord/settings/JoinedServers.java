package dev.errdict.bot.discord.settings;

import dev.errdict.bot.chat.Incidents;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/**
 * Records which servers the bot is in, so that the settings of servers that it has left are removed
 * later: when it connects, when it joins or leaves a server, and once a day.
 */
public final class JoinedServers extends ListenerAdapter {
  /** After the start, answers come first: each write makes this process read its settings again. */
  private static final long REST_SECONDS = 5;

  private static final Executor NOW = Thread.ofVirtual().name("errdict-attendance")::start;

  private final ServerChoices choices;
  private final Clock clock;
  private final Incidents incidents;
  private final Map<Integer, LocalDate> noted = new ConcurrentHashMap<>();

  public JoinedServers(ServerChoices choices, Clock clock, Incidents incidents) {
    this.choices = choices;
    this.clock = clock;
    this.incidents = incidents;
  }

  @Override
  public void onReady(ReadyEvent event) {
    JDA jda = event.getJDA();
    int shard = jda.getShardInfo().getShardId();
    noted.put(shard, today());
    CompletableFuture.delayedExecutor(REST_SECONDS, TimeUnit.SECONDS, NOW)
        .execute(
            () -> {
              if (jda.getStatus() == JDA.Status.CONNECTED) {
                write(jda, servers(jda), today());
              } else {
                noted.remove(shard); // the next message notes them
              }
            });
  }

  @Override
  public void onGuildJoin(GuildJoinEvent event) {
    note(event.getJDA());
  }

  @Override
  public void onGuildLeave(GuildLeaveEvent event) {
    note(event.getJDA());
  }

  @Override
  public void onMessageReceived(MessageReceivedEvent event) {
    Integer shard = event.getJDA().getShardInfo().getShardId();
    if (today().isAfter(noted.getOrDefault(shard, LocalDate.MIN))) {
      note(event.getJDA());
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private void note(JDA jda) {
    LocalDate today = today();
    noted.put(jda.getShardInfo().getShardId(), today);
    Set<Long> servers = servers(jda);
    NOW.execute(() -> write(jda, servers, today));
  }

  private static Set<Long> servers(JDA jda) {
    Set<Long> present = new HashSet<>();
    jda.getGuildCache().forEach(guild -> present.add(guild.getIdLong()));
    // These servers have an outage; the bot is still in them.
    jda.getUnavailableGuilds().forEach(id -> present.add(Long.parseUnsignedLong(id)));
    return present;
  }

  private void write(JDA jda, Set<Long> servers, LocalDate today) {
    JDA.ShardInfo shard = jda.getShardInfo();
    try {
      choices.present(servers, shard.getShardId(), shard.getShardTotal(), today);
    } catch (RuntimeException e) {
      incidents.report("noting the servers that were left", e);
    }
  }
}
