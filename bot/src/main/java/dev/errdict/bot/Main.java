package dev.errdict.bot;

import dev.errdict.bot.chat.ChatContext;
import dev.errdict.bot.chat.ChatCore;
import dev.errdict.bot.chat.Incidents;
import dev.errdict.bot.config.Check;
import dev.errdict.bot.config.ConfigurationException;
import dev.errdict.bot.config.HttpAddress;
import dev.errdict.bot.config.Options;
import dev.errdict.bot.config.Setting;
import dev.errdict.bot.config.Settings;
import dev.errdict.bot.console.ConsoleDoor;
import dev.errdict.bot.discord.DiscordDoor;
import dev.errdict.bot.discord.connect.DiscordOptions;
import dev.errdict.bot.observe.Operations;
import dev.errdict.bot.process.ExitCode;
import dev.errdict.bot.process.Logs;
import dev.errdict.bot.process.StopSignal;
import dev.errdict.bot.process.Streams;
import dev.errdict.db.catalog.Audience;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.home.DatabaseTrouble;
import dev.errdict.db.words.Build;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.learning.Recorder;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.meaning.OnnxEmbedder;
import dev.errdict.search.reply.Locales;
import dev.errdict.search.reply.ReplyLocale;
import dev.errdict.search.reply.SiteLinks;
import dev.errdict.search.terminal.TerminalPainter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code errdict-bot}: creates and connects the objects. */
public final class Main {
  private static final Logger LOG = Logger.getLogger(Main.class.getName());

  /** The language of servers without a language setting; most of them are English. */
  private static final Lang HOME_LANG = Lang.EN;

  private static final int ID_BYTES = 4;

  private final Streams streams;
  private final Map<String, String> environment;
  private final CompletableFuture<Void> stop;

  /**
   * @param stop completed to make errdict-bot end
   */
  public Main(Streams streams, Map<String, String> environment, CompletableFuture<Void> stop) {
    this.streams = streams;
    this.environment = Map.copyOf(environment);
    this.stop = stop;
  }

  /** Runs errdict-bot and ends the process with an {@link ExitCode}. */
  public static void main(String[] arguments) {
    CompletableFuture<Void> stop = StopSignal.listen();
    Logs.configure();
    System.exit(
        new Main(Streams.standard(System.getenv()), System.getenv(), stop)
            .run(List.of(arguments))
            .status());
  }

  public ExitCode run(List<String> arguments) {
    try {
      Options options = Options.parse(arguments);
      return switch (options.task()) {
        case HELP -> {
          streams.out().println(Options.help(ownLang()));
          yield ExitCode.DONE;
        }
        case VERSION -> {
          streams.out().println(Build.describe("errdict-bot", Version.current()));
          yield ExitCode.DONE;
        }
        case CHECK -> {
          Check check = new Check(Settings.of(options.settings(), environment), ownLang());
          yield check.print(streams.out(), Version.current()) ? ExitCode.DONE : ExitCode.USAGE;
        }
        case CHAT -> {
          Settings settings = Settings.of(options.settings(), environment).orThrow();
          Logs.configure(settings);
          settings
              .unknownVariables()
              .forEach(
                  name -> LOG.log(Level.WARNING, "the variable {0} is no setting, ignored", name));
          yield chat(settings, options.console());
        }
      };
    } catch (ConfigurationException e) {
      streams.err().println("errdict-bot: " + e.say(ownLang()));
      return ExitCode.USAGE;
    } catch (CatalogException e) {
      streams.err().println("errdict-bot: " + e.say(ownLang()));
      return ExitCode.FAILURE;
    } catch (RuntimeException e) {
      String id = incidents().report("errdict-bot", e);
      streams.err().println("errdict-bot: " + words().say("failure", id));
      return ExitCode.FAILURE;
    }
  }

  private ExitCode chat(Settings settings, boolean console)
      throws CatalogException, ConfigurationException {
    if (console) {
      return console(settings);
    }
    Optional<DiscordOptions> discord = DiscordOptions.of(settings);
    if (discord.isEmpty()) {
      streams.err().println(words().say("no-token"));
      return ExitCode.NO_TOKEN;
    }
    return discord(settings, discord.get());
  }

  private ExitCode console(Settings settings) throws CatalogException {
    if (settings.get(Setting.HTTP).isPresent()) {
      streams.err().println("errdict-bot: " + words().say("console-no-http"));
    }
    try (Dictionary dictionary = open(settings);
        Recorder recorder = Recorder.start(dictionary, Clock.systemUTC())) {
      ChatCore core =
          new ChatCore(
              dictionary::ask, dictionary.replies(), dictionary::example, incidents(), recorder);
      ChatContext context =
          new ChatContext(
              lang(settings),
              Optional.empty(),
              ReplyLocale.of(ownLang()),
              ChatContext.PREFIX,
              Set.of(ChatContext.NAME),
              true,
              Audience.OPERATOR);
      boolean colour = streams.colour() && environment.getOrDefault("NO_COLOR", "").isEmpty();
      TerminalPainter painter = new TerminalPainter(streams.columns(), colour);
      new ConsoleDoor(core, context, painter::paint, streams.prompts())
          .run(streams.in(), streams.out(), stop);
      return ExitCode.DONE;
    }
  }

  private ExitCode discord(Settings settings, DiscordOptions discord)
      throws CatalogException, ConfigurationException {
    try (Dictionary dictionary = open(settings);
        Recorder recorder = Recorder.start(dictionary, Clock.systemUTC());
        Operations operations = operations(settings, dictionary)) {
      Incidents incidents = incidents();
      DiscordDoor door =
          new DiscordDoor(
              discord,
              dictionary,
              new ChatCore(
                  dictionary::ask, dictionary.replies(), dictionary::example, incidents, recorder),
              incidents,
              () -> lang(settings).orElseGet(() -> lang(dictionary)),
              Clock.systemUTC(),
              streams.out(),
              Version.current(),
              operations,
              recorder);
      var _ = stop.thenRun(door::stop);
      return door.run();
    }
  }

  /** The home's language; the default one while the store cannot be read. */
  private static Lang lang(Dictionary dictionary) {
    try {
      return dictionary.underlying().language().get().orElse(HOME_LANG);
    } catch (RuntimeException e) {
      if (DatabaseTrouble.isOfStore(e)) {
        return HOME_LANG;
      }
      throw e;
    }
  }

  private Operations operations(Settings settings, Dictionary dictionary)
      throws ConfigurationException {
    Optional<InetSocketAddress> http = settings.get(Setting.HTTP).map(HttpAddress::parse);
    try {
      return Operations.start(dictionary, http, environment);
    } catch (IOException e) {
      throw ConfigurationException.addressTaken(http.orElseThrow());
    }
  }

  private static Dictionary open(Settings settings) throws CatalogException {
    return Dictionary.open(
        settings.home(),
        settings.database(),
        settings.isOn(Setting.EMBEDDINGS) ? OnnxEmbedder.resident() : Embedder.NONE,
        Clock.systemUTC(),
        SiteLinks.at(settings.get(Setting.SITE_URL)));
  }

  private static Optional<Lang> lang(Settings settings) {
    return settings
        .get(Setting.LANG)
        .map(tag -> tag.equalsIgnoreCase(Lang.ZH.tag()) ? Lang.ZH : Lang.EN);
  }

  private static Incidents incidents() {
    SecureRandom random = new SecureRandom();
    return new Incidents(
        () -> {
          byte[] id = new byte[ID_BYTES];
          random.nextBytes(id);
          return HexFormat.of().formatHex(id);
        });
  }

  private Words words() {
    return Words.of(Main.class, ownLang());
  }

  /** The language of this machine's locale. */
  private Lang ownLang() {
    return Locales.of(Optional.empty(), "", environment);
  }
}
