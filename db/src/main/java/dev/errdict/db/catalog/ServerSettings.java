package dev.errdict.db.catalog;

import dev.errdict.db.words.Lang;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the managers of a chat server have chosen for the bot there. Channels and servers are named
 * by Discord's ids.
 *
 * @param lang for questions whose language cannot be detected; empty for the bot's language
 * @param prefix what commands start with, 1 to {@value #MAX_PREFIX} characters
 * @param command the name of the command behind the prefix; empty for the usual one
 * @param commands whether messages may be commands; mentions always are
 * @param cooldown in how many seconds one person may ask five questions, from 1 to {@value
 *     #MAX_COOLDOWN}
 * @param logChannel the channel where changes of settings are reported
 * @param rooms the settings of channels
 */
public record ServerSettings(
    Optional<Lang> lang,
    String prefix,
    Optional<String> command,
    boolean commands,
    int cooldown,
    Optional<Long> logChannel,
    Rooms rooms) {
  /** In the place of a server's id: the console and the command line. */
  public static final long HOME = 0;

  public static final int MAX_PREFIX = 8;
  public static final int MAX_COMMAND = 16;
  public static final int COOLDOWN = 10;
  public static final int MAX_COOLDOWN = 3600;

  public static final ServerSettings DEFAULT =
      new ServerSettings(
          Optional.empty(), "!", Optional.empty(), true, COOLDOWN, Optional.empty(), Rooms.NONE);

  /**
   * The settings of a server's channels, by their ids.
   *
   * @param answer those that the bot answers in; empty for all
   * @param deny those that it does not answer in
   * @param watch those in which it looks for codes by itself
   * @param alerts those in which it explains what webhooks and other bots report
   * @param langs those with a language of their own
   */
  public record Rooms(
      Set<Long> answer, Set<Long> deny, Set<Long> watch, Set<Long> alerts, Map<Long, Lang> langs) {
    public static final Rooms NONE = new Rooms(Set.of(), Set.of(), Set.of(), Set.of(), Map.of());

    public Rooms {
      answer = Set.copyOf(answer);
      deny = Set.copyOf(deny);
      watch = Set.copyOf(watch);
      alerts = Set.copyOf(alerts);
      langs = Map.copyOf(langs);
    }

    public Rooms withAnswer(Set<Long> chosen) {
      return new Rooms(chosen, deny, watch, alerts, langs);
    }

    public Rooms withDeny(Set<Long> chosen) {
      return new Rooms(answer, chosen, watch, alerts, langs);
    }

    public Rooms withWatch(Set<Long> chosen) {
      return new Rooms(answer, deny, chosen, alerts, langs);
    }

    public Rooms withAlerts(Set<Long> chosen) {
      return new Rooms(answer, deny, watch, chosen, langs);
    }

    public Rooms withLangs(Map<Long, Lang> chosen) {
      return new Rooms(answer, deny, watch, alerts, chosen);
    }
  }

  public ServerSettings {
    if (prefix.isEmpty() || prefix.length() > MAX_PREFIX) {
      throw new IllegalArgumentException("prefix: 1 to " + MAX_PREFIX + " characters");
    }
    if (command.filter(name -> name.isEmpty() || name.length() > MAX_COMMAND).isPresent()) {
      throw new IllegalArgumentException("command: 1 to " + MAX_COMMAND + " characters");
    }
    if (cooldown < 1 || cooldown > MAX_COOLDOWN) {
      throw new IllegalArgumentException("cooldown: 1 to " + MAX_COOLDOWN + " seconds");
    }
  }

  public ServerSettings withLang(Optional<Lang> chosen) {
    return new ServerSettings(chosen, prefix, command, commands, cooldown, logChannel, rooms);
  }

  public ServerSettings withPrefix(String chosen) {
    return new ServerSettings(lang, chosen, command, commands, cooldown, logChannel, rooms);
  }

  public ServerSettings withCommand(Optional<String> chosen) {
    return new ServerSettings(lang, prefix, chosen, commands, cooldown, logChannel, rooms);
  }

  public ServerSettings withCommands(boolean chosen) {
    return new ServerSettings(lang, prefix, command, chosen, cooldown, logChannel, rooms);
  }

  public ServerSettings withCooldown(int chosen) {
    return new ServerSettings(lang, prefix, command, commands, chosen, logChannel, rooms);
  }

  public ServerSettings withLogChannel(Optional<Long> chosen) {
    return new ServerSettings(lang, prefix, command, commands, cooldown, chosen, rooms);
  }

  public ServerSettings withRooms(Rooms chosen) {
    return new ServerSettings(lang, prefix, command, commands, cooldown, logChannel, chosen);
  }
}
