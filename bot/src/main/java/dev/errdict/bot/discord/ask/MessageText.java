package dev.errdict.bot.discord.ask;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.tree.MessageComponentTree;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.messages.MessagePoll;
import net.dv8tion.jda.api.entities.messages.MessageSnapshot;

/**
 * The text of a message: typed or forwarded text, embeds and components of alerts, and polls; also
 * its files, which are not read yet.
 */
final class MessageText {
  private MessageText() {}

  static String of(Message message) {
    return Stream.of(
            Stream.of(message.getContentRaw()),
            message.getMessageSnapshots().stream().flatMap(MessageText::forwarded),
            message.getEmbeds().stream().flatMap(MessageText::words),
            displayed(message.getComponentTree()),
            Optional.ofNullable(message.getPoll()).stream().flatMap(MessageText::words))
        .flatMap(part -> part)
        .filter(Objects::nonNull)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> forwarded(MessageSnapshot snapshot) {
    return Stream.of(
            Stream.of(snapshot.getContentRaw()),
            snapshot.getEmbeds().stream().flatMap(MessageText::words),
            displayed(snapshot.getComponentTree()))
        .flatMap(part -> part);
  }

  private static Stream<String> displayed(MessageComponentTree components) {
    return components.findAll(TextDisplay.class).stream().map(TextDisplay::getContent);
  }

  private static Stream<String> words(MessageEmbed embed) {
    return Stream.of(
            Stream.of(Optional.ofNullable(embed.getAuthor()).map(MessageEmbed.AuthorInfo::getName)),
            Stream.of(Optional.ofNullable(embed.getTitle())),
            Stream.of(Optional.ofNullable(embed.getDescription())),
            embed.getFields().stream()
                .flatMap(field -> Stream.of(field.getName(), field.getValue()))
                .map(Optional::ofNullable),
            Stream.of(Optional.ofNullable(embed.getFooter()).map(MessageEmbed.Footer::getText)))
        .flatMap(part -> part)
        .flatMap(Optional::stream);
  }

  private static Stream<String> words(MessagePoll poll) {
    return Stream.concat(
        Stream.of(poll.getQuestion().getText()),
        poll.getAnswers().stream().map(MessagePoll.Answer::getText));
  }

  /** The text of a message that was not typed: forwarded messages and polls. */
  static String carried(Message message) {
    return Stream.concat(
            message.getMessageSnapshots().stream().flatMap(MessageText::forwarded),
            Optional.ofNullable(message.getPoll()).stream().flatMap(MessageText::words))
        .filter(Objects::nonNull)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining("\n"));
  }

  /** Whether a message has only typed text. */
  static boolean isBare(Message message) {
    return message.getAttachments().isEmpty()
        && message.getStickers().isEmpty()
        && message.getMessageSnapshots().isEmpty()
        && message.getPoll() == null;
  }

  /** The files of a message and of its forwarded messages that may contain text. */
  static List<Message.Attachment> files(Message message) {
    return allFiles(message).stream().filter(Attachments::mayHoldText).toList();
  }

  private static List<Message.Attachment> allFiles(Message message) {
    return Stream.concat(
            message.getAttachments().stream(),
            message.getMessageSnapshots().stream().flatMap(one -> one.getAttachments().stream()))
        .toList();
  }

  /** Why a message without text or text files cannot be read. */
  static UnreadReason unread(Message message) {
    if (message.isVoiceMessage()) {
      return UnreadReason.VOICE;
    }
    boolean sticker =
        !message.getStickers().isEmpty()
            || message.getMessageSnapshots().stream().anyMatch(one -> !one.getStickers().isEmpty());
    if (sticker) {
      return UnreadReason.STICKER;
    }
    List<Message.Attachment> files = allFiles(message);
    if (files.isEmpty()) {
      return UnreadReason.EMPTY;
    }
    return files.stream().allMatch(file -> file.isImage() || file.isVideo())
        ? UnreadReason.PICTURE
        : UnreadReason.NO_TEXT;
  }
}
