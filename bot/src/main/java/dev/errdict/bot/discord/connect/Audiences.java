package dev.errdict.bot.discord.connect;

import dev.errdict.db.catalog.Audience;
import java.util.Optional;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.interactions.Interaction;

/** The audience of an answer: the members of a server, or the public outside of servers. */
public final class Audiences {
  private Audiences() {}

  public static Audience of(Message message) {
    return message.isFromGuild() ? Audience.ofServer(message.getGuildIdLong()) : Audience.PUBLIC;
  }

  public static Audience of(Interaction event) {
    return event.isFromGuild()
        ? Optional.ofNullable(event.getGuild())
            .map(ISnowflake::getIdLong)
            .map(Audience::ofServer)
            .orElse(Audience.PUBLIC)
        : Audience.PUBLIC;
  }
}
