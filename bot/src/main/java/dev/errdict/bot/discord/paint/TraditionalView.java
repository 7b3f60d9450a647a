package dev.errdict.bot.discord.paint;

import dev.errdict.search.text.Traditional;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.actionrow.ActionRowChildComponent;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.entities.MessageEmbed;
import org.jspecify.annotations.Nullable;

/** A view in Traditional Chinese. Server messages, links and custom ids are unchanged. */
final class TraditionalView {
  private final Pattern verbatim;

  private TraditionalView(List<String> verbatim) {
    this.verbatim =
        Pattern.compile(
            Stream.concat(
                    Stream.of("(?s:```.*?```)", "https?://\\S+"),
                    verbatim.stream()
                        .filter(text -> !text.isBlank())
                        .flatMap(text -> Stream.of(text, Markdown.escape(text)))
                        .distinct()
                        .map(Pattern::quote))
                .collect(Collectors.joining("|")));
  }

  /**
   * @param verbatim texts that are not converted wherever they occur
   */
  static View of(View view, List<String> verbatim) {
    return new TraditionalView(verbatim).convert(view);
  }

  private View convert(View view) {
    return new View(
        text(view.content()),
        view.embeds().stream().map(this::embed).toList(),
        view.rows().stream().map(this::row).toList());
  }

  private String text(String text) {
    Matcher kept = verbatim.matcher(text);
    StringBuilder converted = new StringBuilder(text.length());
    int at = 0;
    while (kept.find()) {
      converted.append(Traditional.of(text.substring(at, kept.start()))).append(kept.group());
      at = kept.end();
    }
    return converted.append(Traditional.of(text.substring(at))).toString();
  }

  private @Nullable String orNull(@Nullable String text) {
    return text == null ? null : text(text);
  }

  private MessageEmbed embed(MessageEmbed embed) {
    EmbedBuilder converted =
        new EmbedBuilder(embed)
            .setTitle(orNull(embed.getTitle()), embed.getUrl())
            .setDescription(orNull(embed.getDescription()))
            .clearFields();
    embed
        .getFields()
        .forEach(
            field ->
                converted.addField(
                    text(Objects.requireNonNullElse(field.getName(), "")),
                    text(Objects.requireNonNullElse(field.getValue(), "")),
                    field.isInline()));
    MessageEmbed.Footer footer = embed.getFooter();
    return converted.setFooter(footer == null ? null : orNull(footer.getText())).build();
  }

  private ActionRow row(ActionRow row) {
    return ActionRow.of(row.getComponents().stream().map(this::component).toList());
  }

  private ActionRowChildComponent component(ActionRowChildComponent component) {
    return switch (component) {
      case Button button -> button.withLabel(text(button.getLabel()));
      case StringSelectMenu menu -> menu(menu);
      default -> component;
    };
  }

  private StringSelectMenu menu(StringSelectMenu menu) {
    StringSelectMenu.Builder converted =
        menu.createCopy().setPlaceholder(orNull(menu.getPlaceholder()));
    converted
        .getOptions()
        .replaceAll(
            option ->
                option
                    .withLabel(text(option.getLabel()))
                    .withDescription(orNull(option.getDescription())));
    return converted.build();
  }
}
