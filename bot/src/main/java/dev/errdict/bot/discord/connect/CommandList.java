package dev.errdict.bot.discord.connect;

import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;

/** The commands that Discord shows. Names are ASCII; descriptions are localised. */
public final class CommandList {
  public static final String ERR = "err";
  public static final String QUERY = "query";
  public static final String PRIVATE = "private";
  public static final String LANG = "lang";
  public static final String ERRDICT = "errdict";
  static final String SETTINGS = "settings";
  public static final String LANGUAGE = "language";
  public static final String STATUS = "status";
  public static final String CHANNEL = "channel";
  public static final String SUGGEST = "err-suggest";
  public static final String CODE = "code";
  public static final String EXPLAIN = "Explain error";

  public static final int MOST_CODE = 64;

  private static final Words ENGLISH = LocalWords.in(Lang.EN);
  private static final Words CHINESE = LocalWords.in(Lang.ZH);

  private CommandList() {}

  /**
   * @param access where the commands are available
   */
  static List<CommandData> all(AccessRules access) {
    Set<InteractionContextType> contexts = EnumSet.of(InteractionContextType.GUILD);
    Set<IntegrationType> installed = EnumSet.of(IntegrationType.GUILD_INSTALL);
    if (access.directMessages()) {
      contexts.add(InteractionContextType.BOT_DM);
    }
    if (access.userInstall()) {
      installed.add(IntegrationType.USER_INSTALL);
      if (access.directMessages()) {
        contexts.add(InteractionContextType.PRIVATE_CHANNEL);
      }
    }
    return List.of(
        Commands.slash(ERR, ENGLISH.say("command.err"))
            .setDescriptionLocalizations(chinese("command.err"))
            .setContexts(contexts)
            .setIntegrationTypes(installed)
            .addOptions(
                option(OptionType.STRING, QUERY).setRequired(true).setAutoComplete(true),
                option(OptionType.BOOLEAN, PRIVATE),
                option(OptionType.STRING, LANG)
                    .addChoice("中文", Lang.ZH.tag())
                    .addChoice("English", Lang.EN.tag())),
        Commands.message(EXPLAIN)
            .setNameLocalizations(chinese("command.explain"))
            .setContexts(contexts)
            .setIntegrationTypes(installed),
        // Not a subcommand of /errdict: Discord lets subcommands have no permissions of their own.
        Commands.slash(SUGGEST, ENGLISH.say("command.suggest"))
            .setDescriptionLocalizations(chinese("command.suggest"))
            .setContexts(InteractionContextType.GUILD)
            .setIntegrationTypes(IntegrationType.GUILD_INSTALL)
            .addOptions(
                new OptionData(OptionType.STRING, CODE, ENGLISH.say("command.suggest.code"))
                    .setMaxLength(MOST_CODE)
                    .setDescriptionLocalizations(chinese("command.suggest.code"))),
        Commands.slash(ERRDICT, ENGLISH.say("command.errdict"))
            .setDescriptionLocalizations(chinese("command.errdict"))
            .setContexts(InteractionContextType.GUILD)
            .setIntegrationTypes(IntegrationType.GUILD_INSTALL)
            .setDefaultPermissions(DefaultMemberPermissions.enabledFor(Permission.MANAGE_SERVER))
            .addSubcommands(
                new SubcommandData(SETTINGS, ENGLISH.say("command.errdict.settings"))
                    .setDescriptionLocalizations(chinese("command.errdict.settings")),
                new SubcommandData(LANGUAGE, ENGLISH.say("command.errdict.language"))
                    .setDescriptionLocalizations(chinese("command.errdict.language"))
                    .addOptions(
                        new OptionData(
                                OptionType.STRING,
                                LANG,
                                ENGLISH.say("command.errdict.language.lang"),
                                true)
                            .setDescriptionLocalizations(chinese("command.errdict.language.lang"))
                            .addChoice("中文", Lang.ZH.tag())
                            .addChoice("English", Lang.EN.tag())
                            .addChoices(
                                new Command.Choice(ENGLISH.say("settings.lang.server"), "server")
                                    .setNameLocalizations(chinese("settings.lang.server"))),
                        new OptionData(
                                OptionType.CHANNEL,
                                CHANNEL,
                                ENGLISH.say("command.errdict.language.channel"))
                            .setDescriptionLocalizations(
                                chinese("command.errdict.language.channel"))
                            .setChannelTypes(
                                ChannelType.TEXT,
                                ChannelType.NEWS,
                                ChannelType.FORUM,
                                ChannelType.VOICE,
                                ChannelType.STAGE)),
                new SubcommandData(STATUS, ENGLISH.say("command.errdict.status"))
                    .setDescriptionLocalizations(chinese("command.errdict.status"))));
  }

  private static OptionData option(OptionType type, String name) {
    String key = "command.err." + name;
    return new OptionData(type, name, ENGLISH.say(key)).setDescriptionLocalizations(chinese(key));
  }

  private static Map<DiscordLocale, String> chinese(String key) {
    return Map.of(
        DiscordLocale.CHINESE_CHINA, CHINESE.say(key),
        DiscordLocale.CHINESE_TAIWAN, CHINESE.say(key + ".tw"));
  }

  /** Whether Discord has exactly these commands already. */
  static boolean isSame(List<CommandData> wanted, List<CommandData> registered) {
    return text(wanted).equals(text(registered));
  }

  private static List<String> text(List<CommandData> commands) {
    return commands.stream().map(command -> command.toData().toString()).sorted().toList();
  }
}
