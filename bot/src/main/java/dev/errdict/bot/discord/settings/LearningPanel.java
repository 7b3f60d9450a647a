package dev.errdict.bot.discord.settings;

import dev.errdict.bot.discord.paint.EmbedPainter;
import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.bot.discord.paint.View;
import dev.errdict.db.catalog.Audience;
import dev.errdict.db.learning.LearningPlace;
import dev.errdict.db.rows.Replaced;
import dev.errdict.search.learning.Recorder;
import dev.errdict.search.reply.ReplyLocale;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.ChannelType;

/** The page of a server's settings that says whether questions are kept. */
public final class LearningPanel {
  static final String PAGE = "learning";
  private static final String ON = "learning-on";
  private static final String OFF = "learning-off";
  private static final String MAINTAINERS = "learning-maintainers";
  private static final String DIGEST_ON = "learning-digest-on";
  private static final String DIGEST_OFF = "learning-digest-off";
  private static final String CHANNEL = "learning-channel";

  private final Recorder recorder;

  public LearningPanel(Recorder recorder) {
    this.recorder = recorder;
  }

  static boolean knows(String name) {
    return name.equals(PAGE) || name.startsWith(PAGE + "-");
  }

  /**
   * Changes the settings; blocks on the database.
   *
   * @return a line about the change; none when nothing was changed
   */
  List<String> change(Guild guild, String name, List<String> values, ReplyLocale locale) {
    if (name.equals(PAGE)) {
      return List.of();
    }
    Replaced<LearningPlace> done =
        recorder.change(guild.getIdLong(), before -> changed(before, name, values));
    if (done.isUnchanged()) {
      return List.of();
    }
    LearningPlace now = done.now();
    return List.of(
        switch (name) {
          case MAINTAINERS -> line(locale, "settings.maintainers", role(now, locale));
          case DIGEST_ON, DIGEST_OFF ->
              line(
                  locale,
                  "settings.digest",
                  say(locale, now.digest() ? "settings.on" : "settings.off"));
          case CHANNEL -> line(locale, "settings.suggestions", channel(now, locale));
          default -> line(locale, "settings.learning", on(now, locale));
        });
  }

  private static LearningPlace changed(LearningPlace before, String name, List<String> values) {
    Optional<Long> id = values.stream().findFirst().map(Long::parseUnsignedLong);
    return switch (name) {
      case ON -> before.withOn(true);
      case OFF -> before.withOn(false);
      case MAINTAINERS -> before.withMaintainers(id);
      case CHANNEL -> before.withChannel(id);
      case DIGEST_ON -> before.withDigest(true);
      case DIGEST_OFF -> before.withDigest(false);
      default -> before;
    };
  }

  private static String line(ReplyLocale locale, String key, String value) {
    return say(locale, key) + ": " + value;
  }

  private static String on(LearningPlace now, ReplyLocale locale) {
    return say(locale, now.on() ? "settings.on" : "settings.off");
  }

  private static String role(LearningPlace now, ReplyLocale locale) {
    return now.maintainers()
        .map(id -> "<@&" + id + ">")
        .orElseGet(() -> say(locale, "settings.maintainers.managers"));
  }

  private static String channel(LearningPlace now, ReplyLocale locale) {
    return now.channel().map(id -> "<#" + id + ">").orElseGet(() -> say(locale, "settings.none"));
  }

  private LearningPlace chosen(Guild guild) {
    return recorder.chosen(Audience.ofServer(guild.getIdLong()));
  }

  View page(Guild guild, ReplyLocale locale) {
    LearningPlace now = chosen(guild);
    EmbedBuilder embed =
        new EmbedBuilder()
            .setColor(EmbedPainter.NOTE)
            .setTitle(say(locale, "settings.learning.page"))
            .setDescription(say(locale, "settings.learning.what"))
            .addField(say(locale, "settings.learning"), on(now, locale), false)
            .addField(say(locale, "settings.maintainers"), role(now, locale), false)
            .addField(say(locale, "settings.suggestions"), channel(now, locale), false)
            .addField(
                say(locale, "settings.digest"),
                say(locale, now.digest() ? "settings.on" : "settings.off"),
                false);
    return new View(
        "",
        List.of(embed.build()),
        List.of(
            ActionRow.of(
                menu(
                    MAINTAINERS,
                    EntitySelectMenu.SelectTarget.ROLE,
                    now.maintainers().map(EntitySelectMenu.DefaultValue::role),
                    say(locale, "settings.maintainers.placeholder"))),
            ActionRow.of(
                menu(
                    CHANNEL,
                    EntitySelectMenu.SelectTarget.CHANNEL,
                    now.channel().map(EntitySelectMenu.DefaultValue::channel),
                    say(locale, "settings.suggestions.placeholder"))),
            ActionRow.of(
                Button.secondary(
                    SettingsView.id(now.on() ? OFF : ON),
                    say(locale, now.on() ? "settings.learning.stop" : "settings.learning.start")),
                Button.secondary(
                    SettingsView.id(now.digest() ? DIGEST_OFF : DIGEST_ON),
                    say(locale, now.digest() ? "settings.digest.stop" : "settings.digest.start")),
                Button.secondary(
                    SettingsView.id(SettingsView.BACK), say(locale, "settings.back")))));
  }

  private static EntitySelectMenu menu(
      String name,
      EntitySelectMenu.SelectTarget target,
      Optional<EntitySelectMenu.DefaultValue> chosen,
      String placeholder) {
    EntitySelectMenu.Builder menu =
        EntitySelectMenu.create(SettingsView.id(name), target)
            .setPlaceholder(placeholder)
            .setRequiredRange(0, 1)
            .setDefaultValues(chosen.stream().toList());
    return (target == EntitySelectMenu.SelectTarget.CHANNEL
            ? menu.setChannelTypes(ChannelType.TEXT, ChannelType.NEWS)
            : menu)
        .build();
  }

  private static String say(ReplyLocale locale, String key) {
    return LocalWords.say(locale, key);
  }
}
