package dev.errdict.bot.discord.settings;

import dev.errdict.bot.discord.paint.EmbedPainter;
import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.bot.discord.paint.Truncation;
import dev.errdict.bot.discord.paint.View;
import dev.errdict.bot.discord.send.ChannelPermissions;
import dev.errdict.db.catalog.Audience;
import dev.errdict.search.index.IndexSnapshot;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.reply.ReplyLocale;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;

/** The bot's status on a server, for its managers. */
public final class StatusReport {
  private static final int MOST_CHANNELS = 15;

  /** Their threads ask for a permission of their own. */
  private static final Set<ChannelType> THREADED = Set.of(ChannelType.TEXT, ChannelType.NEWS);

  private static final Set<ChannelType> ROOMS =
      Set.of(
          ChannelType.TEXT,
          ChannelType.NEWS,
          ChannelType.FORUM,
          ChannelType.VOICE,
          ChannelType.STAGE);

  private final Dictionary dictionary;
  private final ServerChoices choices;
  private final String version;
  private final Clock clock;
  private final Instant started;

  public StatusReport(Dictionary dictionary, ServerChoices choices, String version, Clock clock) {
    this.version = version;
    this.dictionary = dictionary;
    this.choices = choices;
    this.clock = clock;
    this.started = clock.instant();
  }

  View of(Guild guild, ReplyLocale locale) {
    Audience audience = Audience.ofServer(guild.getIdLong());
    int catalogs = dictionary.catalogs(audience).size();
    int entries = dictionary.read(audience, IndexSnapshot::entries).orElse(0);
    long ping = guild.getJDA().getGatewayPing();
    MessageEmbed embed =
        new EmbedBuilder()
            .setColor(EmbedPainter.NOTE)
            .setTitle(LocalWords.say(locale, "status.title", version))
            .addField(
                LocalWords.say(locale, "status.catalogs"),
                LocalWords.say(locale, "status.catalogs.text", catalogs, entries),
                true)
            .addField(
                LocalWords.say(locale, "status.latency"),
                ping < 0 ? "–" : LocalWords.say(locale, "status.latency.text", ping),
                true)
            .addField(
                LocalWords.say(locale, "status.uptime"),
                uptime(Duration.between(started, clock.instant()), locale),
                true)
            .addField(
                LocalWords.say(locale, "status.permissions"), permissions(guild, locale), false)
            .build();
    return new View("", List.of(embed), List.of());
  }

  private static String uptime(Duration up, ReplyLocale locale) {
    return LocalWords.say(
        locale, "status.uptime.text", up.toDays(), up.toHoursPart(), up.toMinutesPart());
  }

  private String permissions(Guild guild, ReplyLocale locale) {
    List<String> lines = lines(guild, locale).limit(MOST_CHANNELS + 1L).toList();
    if (lines.isEmpty()) {
      return LocalWords.say(locale, "status.permissions.all");
    }
    String all = String.join("\n", lines.stream().limit(MOST_CHANNELS).toList());
    String text = lines.size() > MOST_CHANNELS ? all + "\n…" : all;
    return Truncation.to(text, MessageEmbed.VALUE_MAX_LENGTH);
  }

  private Stream<String> lines(Guild guild, ReplyLocale locale) {
    return guild.getChannels().stream()
        .filter(channel -> ROOMS.contains(channel.getType()))
        .filter(
            channel ->
                SettingsChannel.of(channel.getIdLong(), channel)
                    .isAnswered(choices.of(Optional.of(guild.getIdLong()))))
        .flatMap(channel -> line(channel, guild, locale));
  }

  private static Stream<String> line(GuildChannel channel, Guild guild, ReplyLocale locale) {
    Set<Permission> missing = new LinkedHashSet<>();
    missing.addAll(ChannelPermissions.missing(channel, guild.getSelfMember()));
    if (THREADED.contains(channel.getType())
        && !guild.getSelfMember().hasPermission(channel, Permission.MESSAGE_SEND_IN_THREADS)) {
      missing.add(Permission.MESSAGE_SEND_IN_THREADS);
    }
    return missing.isEmpty()
        ? Stream.empty()
        : Stream.of("<#" + channel.getId() + "> " + ChannelPermissions.names(missing, locale));
  }
}
