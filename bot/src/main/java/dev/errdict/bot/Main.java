package dev.errdict.bot;

import dev.errdict.bot.discord.DiscordDoor;
import dev.errdict.bot.discord.DiscordOptions;
import dev.errdict.db.Audience;
import dev.errdict.db.CatalogException;
import dev.errdict.db.Lang;
import dev.errdict.db.Words;
import dev.errdict.db.store.DatabaseTrouble;
import dev.errdict.db.store.Home;
import dev.errdict.search.Dictionary;
import dev.errdict.search.meaning.Embedder;
import dev.errdict.search.meaning.OnnxEmbedder;
import dev.errdict.search.reply.Locales;
import dev.errdict.search.reply.ReplyLocale;
import dev.errdict.search.reply.SiteLinks;
import dev.errdict.search.reply.TerminalPainter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** {@code errdict-bot}: builds the objects and hands them on. */
public final class Main {
  /** For servers that say nothing of their language: the one that most of those have. */
  private static final Lang HOME_LANG = Lang.EN;

  private static final int ID_BYTES = 4;

  private final Streams streams;
  private final Map<String, String> environment;
  private final CompletableFuture<Void> stop;

  /**
   * @param stop completed when errdict-bot shall end
   */
  Main(Streams streams, Map<String, String> environment, CompletableFuture<Void> stop) {
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

  ExitCode run(List<String> arguments) {
    try {
      Options options = Options.parse(arguments);
      return switch (options.task()) {
        case HELP -> tell("help.command-line");
        case VERSION -> {
          streams.out().println("errdict-bot " + Version.current());
          yield ExitCode.DONE;
        }
        case CHAT -> chat(options);
      };
    } catch (UsageException e) {
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

  private ExitCode chat(Options options) throws CatalogException, UsageException {
    if (options.console()) {
      return console(options);
    }
    Optional<String> token = DiscordOptions.token(environment);
    if (token.isEmpty()) {
      streams.err().println(words().say("no-token"));
      return ExitCode.NO_TOKEN;
    }
    return discord(options, DiscordOptions.read(token.get(), environment));
  }

  private ExitCode console(Options options) throws CatalogException {
    try (Dictionary dictionary = open(options)) {
      ChatCore core = new ChatCore(dictionary::ask, dictionary.replies(), incidents());
      ChatContext context =
          new ChatContext(
              options.lang(),
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

  private ExitCode discord(Options options, DiscordOptions discord) throws CatalogException {
    try (Dictionary dictionary = open(options)) {
      Incidents incidents = incidents();
      DiscordDoor door =
          new DiscordDoor(
              discord,
              dictionary,
              new ChatCore(dictionary::ask, dictionary.replies(), incidents),
              incidents,
              options.lang().orElseGet(() -> lang(dictionary)),
              Clock.systemUTC(),
              streams.out(),
              Version.current());
      var _ = stop.thenRun(door::stop);
      return door.run();
    }
  }

  /** The home's language; the usual one while the store cannot be read. */
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

  private Dictionary open(Options options) throws CatalogException {
    return Dictionary.open(
        Home.find(options.home(), environment),
        options.embeddings() ? OnnxEmbedder.create().warmUp() : Embedder.NONE,
        Clock.systemUTC(),
        SiteLinks.of(environment));
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

  private ExitCode tell(String key) {
    streams.out().println(words().say(key));
    return ExitCode.DONE;
  }

  private Words words() {
    return Words.of(Main.class, ownLang());
  }

  /** The language of this machine. */
  private Lang ownLang() {
    return Locales.of(Optional.empty(), "", environment);
  }
}
