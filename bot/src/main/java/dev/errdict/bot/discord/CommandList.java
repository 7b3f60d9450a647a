package dev.errdict.bot.discord;

import dev.errdict.db.Lang;
import dev.errdict.db.Words;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;

/** The commands that Discord shows. Names are ASCII; descriptions are localised. */
final class CommandList {
  static final String ERR = "err";
  static final String QUERY = "query";
  static final String PRIVATE = "private";
  static final String LANG = "lang";
  static final String ERRDICT = "errdict";
  static final String SETTINGS = "settings";
  static final String EXPLAIN = "Explain error";

  private static final Words ENGLISH = Words.of(CommandList.class, Lang.EN);
  private static final Words CHINESE = Words.of(CommandList.class, Lang.ZH);

  private CommandList() {}

  static List<CommandData> all() {
    return List.of(
        Commands.slash(ERR, ENGLISH.say("command.err"))
            .setDescriptionLocalizations(chinese("command.err"))
            .setContexts(InteractionContextType.ALL)
            .setIntegrationTypes(IntegrationType.ALL)
            .addOptions(
                option(OptionType.STRING, QUERY).setRequired(true).setAutoComplete(true),
                option(OptionType.BOOLEAN, PRIVATE),
                option(OptionType.STRING, LANG)
                    .addChoice("中文", Lang.ZH.tag())
                    .addChoice("English", Lang.EN.tag())),
        Commands.message(EXPLAIN)
            .setNameLocalizations(chinese("command.explain"))
            .setContexts(InteractionContextType.ALL)
            .setIntegrationTypes(IntegrationType.ALL),
        Commands.slash(ERRDICT, ENGLISH.say("command.errdict"))
            .setDescriptionLocalizations(chinese("command.errdict"))
            .setContexts(InteractionContextType.GUILD)
            .setIntegrationTypes(IntegrationType.GUILD_INSTALL)
            .setDefaultPermissions(DefaultMemberPermissions.enabledFor(Permission.MANAGE_SERVER))
            .addSubcommands(
                new SubcommandData(SETTINGS, ENGLISH.say("command.errdict.settings"))
                    .setDescriptionLocalizations(chinese("command.errdict.settings"))));
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
