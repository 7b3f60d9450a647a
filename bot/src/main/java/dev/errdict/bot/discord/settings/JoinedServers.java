package dev.errdict.bot.discord.settings;

import dev.errdict.bot.chat.Incidents;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    note(event.getJDA());
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
    Set<Long> present = new HashSet<>();
    jda.getGuildCache().forEach(guild -> present.add(guild.getIdLong()));
    // These servers have an outage; the bot is still in them.
    jda.getUnavailableGuilds().forEach(id -> present.add(Long.parseUnsignedLong(id)));
    JDA.ShardInfo shard = jda.getShardInfo();
    Thread.ofVirtual()
        .name("errdict-attendance")
        .start(
            () -> {
              try {
                choices.present(present, shard.getShardId(), shard.getShardTotal(), today);
              } catch (RuntimeException e) {
                incidents.report("noting the servers that were left", e);
              }
            });
  }
}
