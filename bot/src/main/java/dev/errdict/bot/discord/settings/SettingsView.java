package dev.errdict.bot.discord.settings;

import dev.errdict.bot.discord.paint.CustomId;
import dev.errdict.bot.discord.paint.EmbedPainter;
import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.bot.discord.paint.Truncation;
import dev.errdict.bot.discord.paint.View;
import dev.errdict.db.catalog.ServerSettings;
import dev.errdict.db.words.Lang;
import dev.errdict.search.reply.ReplyLocale;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.modals.Modal;

/** The panel of a server's settings: two pages, since a message has five rows at most. */
final class SettingsView {
  static final String LANG = "lang";
  static final String PREFIX = "prefix";
  static final String COMMAND = "command";
  static final String COMMANDS_ON = "commands-on";
  static final String COMMANDS_OFF = "commands-off";
  static final String ANSWER = "answer";
  static final String DENY = "deny";
  static final String WATCH = "watch";
  static final String ALERTS = "alerts";
  static final String COOLDOWN = "cooldown";
  static final String LOG = "log";
  static final String MORE = "more";
  static final String BACK = "back";
  static final String AUTO = "auto";

  /** What shows the other page and changes nothing. */
  static final Set<String> PAGE_BUTTONS = Set.of(MORE, BACK);

  /** The settings of the second page. */
  static final Set<String> SECOND = Set.of(ALERTS, COOLDOWN, LOG, MORE);

  private static final int MOST_CHANNELS = 25;
  private static final List<Integer> COOLDOWNS = List.of(5, 10, 30, 60, 300);

  private final ServerSettings now;
  private final ReplyLocale locale;

  SettingsView(ServerSettings now, ReplyLocale locale) {
    this.now = now;
    this.locale = locale;
  }

  /** The page with a setting. */
  View pageOf(String setting) {
    EmbedBuilder embed =
        new EmbedBuilder().setColor(EmbedPainter.NOTE).setTitle(say("settings.title"));
    SettingsText.of(now, locale)
        .forEach(
            line ->
                embed.addField(
                    line.name(),
                    Truncation.to(line.value(), MessageEmbed.VALUE_MAX_LENGTH),
                    false));
    return new View(
        "", List.of(embed.build()), SECOND.contains(setting) ? secondPage() : firstPage());
  }

  private List<ActionRow> firstPage() {
    return List.of(
        ActionRow.of(langMenu()),
        ActionRow.of(channelMenu(ANSWER, now.rooms().answer(), MOST_CHANNELS)),
        ActionRow.of(channelMenu(DENY, now.rooms().deny(), MOST_CHANNELS)),
        ActionRow.of(channelMenu(WATCH, now.rooms().watch(), MOST_CHANNELS)),
        ActionRow.of(
            Button.secondary(id(PREFIX), say("settings.change-prefix")),
            Button.secondary(
                id(now.commands() ? COMMANDS_OFF : COMMANDS_ON),
                say(now.commands() ? "settings.commands.stop" : "settings.commands.start")),
            Button.secondary(id(MORE), say("settings.more"))));
  }

  private List<ActionRow> secondPage() {
    return List.of(
        ActionRow.of(channelMenu(ALERTS, now.rooms().alerts(), MOST_CHANNELS)),
        ActionRow.of(channelMenu(LOG, now.logChannel().map(Set::of).orElse(Set.of()), 1)),
        ActionRow.of(cooldownMenu()),
        ActionRow.of(
            Button.secondary(id(BACK), say("settings.back")),
            Button.secondary(id(LearningPanel.PAGE), say("settings.learning.page"))));
  }

  private StringSelectMenu langMenu() {
    return StringSelectMenu.create(id(LANG))
        .addOption(say("settings.lang.auto"), AUTO)
        .addOption(say("settings.lang.zh"), Lang.ZH.tag())
        .addOption(say("settings.lang.en"), Lang.EN.tag())
        .setDefaultValues(now.lang().map(Lang::tag).orElse(AUTO))
        .build();
  }

  private StringSelectMenu cooldownMenu() {
    StringSelectMenu.Builder menu = StringSelectMenu.create(id(COOLDOWN));
    Set<Integer> offered = new TreeSet<>(COOLDOWNS);
    offered.add(now.cooldown());
    offered.forEach(
        seconds ->
            menu.addOption(
                LocalWords.say(locale, "settings.cooldown.text", seconds), seconds.toString()));
    return menu.setDefaultValues(Integer.toString(now.cooldown())).build();
  }

  private EntitySelectMenu channelMenu(String name, Set<Long> chosen, int most) {
    return EntitySelectMenu.create(id(name), EntitySelectMenu.SelectTarget.CHANNEL)
        .setChannelTypes(
            ChannelType.TEXT,
            ChannelType.NEWS,
            ChannelType.FORUM,
            ChannelType.VOICE,
            ChannelType.STAGE)
        .setPlaceholder(say("settings." + name + ".placeholder"))
        .setRequiredRange(0, most)
        .setDefaultValues(
            chosen.stream()
                .sorted()
                .limit(most)
                .map(EntitySelectMenu.DefaultValue::channel)
                .toList())
        .build();
  }

  /** The form for the prefix and the command's name. */
  Modal form() {
    TextInput prefix =
        TextInput.create(PREFIX, TextInputStyle.SHORT)
            .setRequiredRange(1, ServerSettings.MAX_PREFIX)
            .setValue(now.prefix())
            .build();
    TextInput.Builder command =
        TextInput.create(COMMAND, TextInputStyle.SHORT)
            .setRequired(false)
            .setMaxLength(ServerSettings.MAX_COMMAND);
    now.command().ifPresent(command::setValue);
    return Modal.create(id(PREFIX), say("settings.change-prefix"))
        .addComponents(
            Label.of(say("settings.new-prefix"), prefix),
            Label.of(say("settings.new-command"), command.build()))
        .build();
  }

  static String id(String name) {
    return new CustomId.Setting(name).write().orElseThrow();
  }

  private String say(String key) {
    return LocalWords.say(locale, key);
  }
}
