package dev.errdict.bot;

import dev.errdict.db.CatalogException;
import dev.errdict.db.Lang;
import dev.errdict.db.Words;
import dev.errdict.db.store.Home;
import dev.errdict.search.Dictionary;
import dev.errdict.search.meaning.Embedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code errdict-bot}: builds the objects and hands them on. */
public final class Main {
  /** How meanings are compared, unless {@code --no-embeddings} says not to. */
  private static final Embedder MEANINGS = Embedder.NONE;

  private static final int ID_BYTES = 4;

  private final Streams streams;
  private final Map<String, String> environment;

  Main(Streams streams, Map<String, String> environment) {
    this.streams = streams;
    this.environment = Map.copyOf(environment);
  }

  /** Runs errdict-bot and ends the process with an {@link ExitCode}. */
  public static void main(String[] arguments) {
    Logs.configure();
    System.exit(new Main(Streams.standard(), System.getenv()).run(List.of(arguments)).status());
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

  private ExitCode chat(Options options) throws CatalogException {
    if (!options.console()) {
      streams.err().println(words().say("no-token"));
      return ExitCode.NO_TOKEN;
    }
    try (Dictionary dictionary =
        Dictionary.open(
            Home.find(options.home(), environment),
            options.embeddings() ? MEANINGS : Embedder.NONE,
            Clock.systemUTC())) {
      ChatCore core = new ChatCore(dictionary::ask, dictionary.replies(), incidents());
      console(core, options).run(streams.in(), streams.out());
      return ExitCode.DONE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ConsoleDoor console(ChatCore core, Options options) {
    return new ConsoleDoor(
        core,
        new ChatContext(options.lang(), Optional.empty(), ownLang(), ChatContext.PREFIX, true),
        PlainPainter::paint,
        streams.terminal());
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

  /** The language of this machine, as POSIX looks the language of messages up. */
  private Lang ownLang() {
    return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isBlank())
        .findFirst()
        .flatMap(Lang::of)
        .orElse(Lang.EN);
  }
}
