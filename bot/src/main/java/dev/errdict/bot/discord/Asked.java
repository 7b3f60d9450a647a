package dev.errdict.bot.discord;

import dev.errdict.bot.ChatContext;
import dev.errdict.bot.Command;
import dev.errdict.search.reply.ReplyLocale;

/**
 * A command in a message, with where it stands.
 *
 * @param unreadable whether it is about another message whose words the bot does not see
 */
record Asked(Command command, ChatContext context, boolean unreadable) {
  ReplyLocale locale() {
    return context.localeFor(
        switch (command) {
          case Command.Ask(String question) -> question;
          case Command.Help() -> "";
        });
  }
}
