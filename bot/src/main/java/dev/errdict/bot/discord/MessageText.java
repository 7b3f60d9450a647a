package dev.errdict.bot.discord;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.messages.MessageSnapshot;

/** All the words of a message: what was typed, forwarded, and what embeds of alerts say. */
final class MessageText {
  private MessageText() {}

  static String of(Message message) {
    Stream<String> forwarded =
        message.getMessageSnapshots().stream()
            .flatMap(
                snapshot -> Stream.concat(Stream.of(snapshot.getContentRaw()), embeds(snapshot)));
    return Stream.of(
            Stream.of(message.getContentRaw()),
            forwarded,
            message.getEmbeds().stream().flatMap(MessageText::words))
        .flatMap(part -> part)
        .filter(Objects::nonNull)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> embeds(MessageSnapshot snapshot) {
    return snapshot.getEmbeds().stream().flatMap(MessageText::words);
  }

  private static Stream<String> words(MessageEmbed embed) {
    return Stream.concat(
        Stream.of(embed.getTitle(), embed.getDescription()),
        embed.getFields().stream().flatMap(field -> Stream.of(field.getName(), field.getValue())));
  }
}
