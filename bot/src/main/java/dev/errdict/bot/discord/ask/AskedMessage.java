package dev.errdict.bot.discord.ask;

import dev.errdict.bot.chat.ChatContext;
import dev.errdict.bot.chat.Command;
import dev.errdict.search.reply.ReplyLocale;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Message;

/**
 * A command in a message, with its context.
 *
 * @param files the files to read, whose text belongs to the question
 * @param unread why the text that the question refers to cannot be read, when there is no other
 *     text
 */
record AskedMessage(
    Command command,
    ChatContext context,
    List<Message.Attachment> files,
    Optional<UnreadReason> unread) {
  AskedMessage {
    files = List.copyOf(files);
  }

  ReplyLocale locale() {
    return context.localeFor(
        switch (command) {
          case Command.Ask ask -> ask.text();
          case Command.Help() -> "";
        });
  }
}
