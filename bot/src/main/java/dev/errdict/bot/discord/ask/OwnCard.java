package dev.errdict.bot.discord.ask;

import dev.errdict.bot.discord.paint.AnswerCode;
import dev.errdict.bot.discord.paint.CustomId;
import dev.errdict.db.catalog.EntryRef;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.Message;

/** Finds the entry that one of errdict's own cards shows, by its buttons. */
final class OwnCard {
  private OwnCard() {}

  /**
   * The code of the card, as a question; empty when the message is not the bot's, or shows several
   * entries or none.
   */
  static Optional<String> question(Message message) {
    if (message.getAuthor().getIdLong() != message.getJDA().getSelfUser().getIdLong()) {
      return Optional.empty();
    }
    return message.getComponentTree().findAll(Button.class).stream()
        .flatMap(button -> Optional.ofNullable(button.getCustomId()).stream())
        .flatMap(id -> CustomId.read(id).stream())
        .map(OwnCard::entries)
        .filter(entries -> entries.size() == 1)
        .findFirst()
        .map(entries -> "code " + entries.getFirst().code());
  }

  private static List<EntryRef> entries(CustomId id) {
    return switch (id) {
      case CustomId.More more -> AnswerCode.ref(more.entry()).stream().toList();
      case CustomId.Switch shown -> AnswerCode.found(shown.answer());
      case CustomId.Show _,
          CustomId.Pick _,
          CustomId.Refuse _,
          CustomId.Instead _,
          CustomId.Suggest _,
          CustomId.Decide _,
          CustomId.Delete _,
          CustomId.Setting _ ->
          List.of();
    };
  }
}
