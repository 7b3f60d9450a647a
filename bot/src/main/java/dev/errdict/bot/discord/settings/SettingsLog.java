package dev.errdict.bot.discord.settings;

import dev.errdict.bot.chat.Incidents;
import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.bot.discord.paint.Truncation;
import dev.errdict.bot.discord.paint.View;
import dev.errdict.bot.discord.send.BlockingRequests;
import dev.errdict.bot.discord.send.RequestFailure;
import dev.errdict.db.catalog.ServerSettings;
import dev.errdict.search.reply.ReplyLocale;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;

/** Posts to a server's log channel who changed which settings. Blocks; for queue threads. */
public final class SettingsLog {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BlockingRequests requests;
  private final Incidents incidents;

  public SettingsLog(BlockingRequests requests, Incidents incidents) {
    this.requests = requests;
    this.incidents = incidents;
  }

  /**
   * Posts to the log channels before and after the change; nothing without a channel or a change.
   */
  void changed(Guild guild, User who, ServerSettings before, ServerSettings now) {
    ReplyLocale locale = LocalWords.localeOf(guild).orElse(ReplyLocale.EN);
    String changes = changes(before, now, locale);
    if (changes.isEmpty()) {
      return;
    }
    String text =
        Truncation.to(
            LocalWords.say(locale, "settings.changed", who.getAsMention()) + "\n" + changes,
            Message.MAX_CONTENT_LENGTH);
    java.util.stream.Stream.of(before.logChannel(), now.logChannel())
        .flatMap(java.util.Optional::stream)
        .distinct()
        .forEach(channel -> send(guild, channel, text));
  }

  /** Posts one line to the log channel about who changed what. */
  void told(Guild guild, User who, ServerSettings now, String line) {
    ReplyLocale locale = LocalWords.localeOf(guild).orElse(ReplyLocale.EN);
    String text = LocalWords.say(locale, "settings.changed", who.getAsMention()) + "\n" + line;
    now.logChannel()
        .ifPresent(
            channel -> send(guild, channel, Truncation.to(text, Message.MAX_CONTENT_LENGTH)));
  }

  private static String changes(ServerSettings before, ServerSettings now, ReplyLocale locale) {
    List<SettingsText.Line> old = SettingsText.of(before, locale);
    List<SettingsText.Line> fresh = SettingsText.of(now, locale);
    return IntStream.range(0, old.size())
        .filter(i -> !old.get(i).equals(fresh.get(i)))
        .mapToObj(
            i -> fresh.get(i).name() + ": " + old.get(i).value() + " → " + fresh.get(i).value())
        .collect(Collectors.joining("\n"));
  }

  private void send(Guild guild, long id, String text) {
    GuildMessageChannel channel = guild.getChannelById(GuildMessageChannel.class, id);
    if (channel == null || !channel.canTalk()) {
      return;
    }
    try {
      requests.run(() -> channel.sendMessage(View.text(text).create()), PATIENCE);
    } catch (RequestFailure failure) {
      failure.report(incidents, "a note to the log channel");
    }
  }
}
