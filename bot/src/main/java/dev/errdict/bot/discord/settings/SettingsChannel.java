package dev.errdict.bot.discord.settings;

import dev.errdict.db.catalog.ServerSettings;
import dev.errdict.db.words.Lang;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.interactions.Interaction;

/**
 * A channel for the settings: a thread belongs to its channel.
 *
 * @param parent of a thread
 */
public record SettingsChannel(long channel, Optional<Long> parent) {
  public static SettingsChannel of(Message message) {
    return of(message.getChannelIdLong(), message.getChannel());
  }

  public static SettingsChannel of(Interaction event) {
    return of(event.getChannelIdLong(), event.getChannel());
  }

  public static SettingsChannel of(long id, @org.jspecify.annotations.Nullable Channel channel) {
    return new SettingsChannel(
        id,
        channel instanceof ThreadChannel thread && !thread.isDetached()
            ? Optional.of(thread.getParentChannel().getIdLong())
            : Optional.empty());
  }

  public boolean isIn(Set<Long> channels) {
    return channels.contains(channel) || parent.filter(channels::contains).isPresent();
  }

  /** Whether the server's settings allow answers here. */
  public boolean isAnswered(ServerSettings settings) {
    return !isIn(settings.rooms().deny())
        && (settings.rooms().answer().isEmpty() || isIn(settings.rooms().answer()));
  }

  /** The room's own language, else the server's. */
  public Optional<Lang> lang(ServerSettings settings) {
    Map<Long, Lang> langs = settings.rooms().langs();
    return Optional.ofNullable(langs.get(channel))
        .or(() -> parent.flatMap(id -> Optional.ofNullable(langs.get(id))))
        .or(settings::lang);
  }
}
