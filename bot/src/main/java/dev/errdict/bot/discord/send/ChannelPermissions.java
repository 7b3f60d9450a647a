package dev.errdict.bot.discord.send;

import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.search.reply.ReplyLocale;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;

/**
 * The permissions that the bot needs to answer in a channel.
 *
 * @see <a href="https://discord.com/developers/docs/topics/permissions">Permissions</a>
 */
public final class ChannelPermissions {
  private ChannelPermissions() {}

  /** The permissions that the bot lacks; the chat of a voice channel also needs Connect. */
  public static Set<Permission> missing(GuildChannel channel, Member self) {
    ChannelType type = channel.getType();
    Set<Permission> wanted =
        EnumSet.of(
            Permission.VIEW_CHANNEL,
            type.isThread() ? Permission.MESSAGE_SEND_IN_THREADS : Permission.MESSAGE_SEND,
            Permission.MESSAGE_EMBED_LINKS,
            Permission.MESSAGE_HISTORY);
    if (type == ChannelType.VOICE || type == ChannelType.STAGE) {
      wanted.add(Permission.VOICE_CONNECT);
    }
    if (type == ChannelType.FORUM) {
      wanted.remove(Permission.MESSAGE_SEND);
      wanted.add(Permission.MESSAGE_SEND_IN_THREADS);
    }
    if (self.hasPermission(Permission.ADMINISTRATOR)) {
      return EnumSet.noneOf(Permission.class);
    }
    // Not what follows from what is missing: without Connect, Discord allows nothing there.
    wanted.removeAll(self.getPermissionsExplicit(channel));
    return wanted;
  }

  /** Discord's own names for them in the reader's language. */
  public static String names(Set<Permission> permissions, ReplyLocale locale) {
    return permissions.stream()
        .sorted()
        .map(
            permission ->
                LocalWords.say(
                    locale,
                    "permission." + permission.name().toLowerCase(Locale.ROOT).replace('_', '-')))
        .collect(Collectors.joining(LocalWords.say(locale, "permission.comma")));
  }
}
