package dev.errdict.bot.discord.settings;

import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.db.catalog.ServerSettings;
import dev.errdict.db.words.Lang;
import dev.errdict.search.reply.ReplyLocale;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A server's settings in words. */
final class SettingsText {
  /** One setting: its name and its value. */
  record Line(String name, String value) {}

  private SettingsText() {}

  /** All of them, always in the same order. */
  static List<Line> of(ServerSettings now, ReplyLocale locale) {
    String command = now.command().orElse("");
    ServerSettings.Rooms rooms = now.rooms();
    return List.of(
        line("lang", lang(now, locale), locale),
        line(
            "prefix",
            LocalWords.say(locale, "settings.prefix.text", now.prefix().replace('`', 'ˋ'))
                + (command.isEmpty()
                    ? ""
                    : LocalWords.say(
                        locale, "settings.command.text", now.prefix().replace('`', 'ˋ') + command)),
            locale),
        line(
            "commands",
            LocalWords.say(locale, now.commands() ? "settings.on" : "settings.off"),
            locale),
        line("answer", channels(rooms.answer(), "settings.answer.all", locale), locale),
        line("deny", channels(rooms.deny(), "settings.none", locale), locale),
        line("watch", channels(rooms.watch(), "settings.none", locale), locale),
        line("alerts", channels(rooms.alerts(), "settings.none", locale), locale),
        line("cooldown", LocalWords.say(locale, "settings.cooldown.text", now.cooldown()), locale),
        line(
            "log",
            channels(now.logChannel().map(Set::of).orElse(Set.of()), "settings.none", locale),
            locale));
  }

  private static Line line(String key, String value, ReplyLocale locale) {
    return new Line(LocalWords.say(locale, "settings." + key), value);
  }

  private static String lang(ServerSettings now, ReplyLocale locale) {
    String server = LocalWords.say(locale, "settings.lang.text", name(now.lang(), locale));
    String rooms =
        now.rooms().langs().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                one ->
                    "<#"
                        + one.getKey()
                        + "> "
                        + LocalWords.say(locale, "settings.lang." + one.getValue().tag()))
            .collect(Collectors.joining("\n"));
    return rooms.isEmpty() ? server : server + "\n" + rooms;
  }

  private static String name(java.util.Optional<Lang> lang, ReplyLocale locale) {
    return LocalWords.say(locale, "settings.lang." + lang.map(Lang::tag).orElse("auto"));
  }

  private static String channels(Set<Long> ids, String none, ReplyLocale locale) {
    return ids.isEmpty()
        ? LocalWords.say(locale, none)
        : ids.stream().sorted().map(id -> "<#" + id + ">").collect(Collectors.joining(" "));
  }
}
