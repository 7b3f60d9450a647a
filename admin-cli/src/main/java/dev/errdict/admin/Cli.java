package dev.errdict.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.errdict.admin.base.DictionaryCommand;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.GlobalOptions;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.base.Terminal;
import dev.errdict.admin.command.ListFormat;
import dev.errdict.admin.exchange.Catalogs;
import dev.errdict.admin.exchange.ConflictSide;
import dev.errdict.admin.exchange.ExportFormat;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Mender;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.catalog.RelationKind;
import dev.errdict.db.catalog.Retry;
import dev.errdict.db.format.FileFormat;
import dev.errdict.db.home.DatabaseTrouble;
import dev.errdict.db.home.Home;
import dev.errdict.db.plan.Reversal;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import dev.errdict.db.words.Words;
import dev.errdict.search.reply.Locales;
import dev.errdict.search.terminal.TerminalText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** One run of errdict: from a command line to an exit code. */
public final class Cli {
  private static final int WIDEST_HELP = 100;
  private static final int USUAL_HELP = 80;
  private static final Clock CLOCK = Clock.systemUTC();

  // A strong reference: a logger without one may be collected and lose its level.
  private static final Logger ALL_LOGGERS = Logger.getLogger("");

  private final Terminal terminal;
  private final GlobalOptions options = new GlobalOptions();
  private final Lang lang;

  private Cli(Terminal terminal, Lang lang) {
    this.terminal = terminal;
    this.lang = lang;
  }

  /**
   * Runs one command line.
   *
   * @param environment the variables to use instead of the process's own
   * @return 0 found or done, 1 not found, 2 bad usage, 3 failure
   */
  public static int run(
      List<String> arguments,
      InputStream in,
      OutputStream out,
      OutputStream err,
      Map<String, String> environment) {
    Terminal terminal = new Terminal(in, out, err, environment);
    Lang lang = Locales.of(askedLang(arguments), "", environment);
    try {
      return new Cli(terminal, lang).run(arguments);
    } finally {
      terminal.flush();
    }
  }

  /** The language is needed before the command line is parsed, for messages about errors in it. */
  private static Optional<Lang> askedLang(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--")) {
        break;
      }
      if (argument.startsWith("--lang=")) {
        return Lang.of(argument.substring("--lang=".length()));
      }
      if (argument.equals("--lang") && i + 1 < arguments.size()) {
        return Lang.of(arguments.get(i + 1));
      }
    }
    return Optional.empty();
  }

  private int run(List<String> arguments) {
    ALL_LOGGERS.setLevel(arguments.contains("--verbose") ? Level.INFO : Level.OFF);
    Optional<QuickLine> quick = QuickLine.of(arguments);
    if (quick.isPresent()) {
      return run(quick.get());
    }
    List<String> words = new ArrayList<>(arguments);
    if (!words.isEmpty() && words.getFirst().equals("help")) {
      words.removeFirst();
      words.add("--help");
    }
    try {
      return commandLine(words).execute(words.toArray(String[]::new));
    } catch (OutOfMemoryError e) {
      complain(say("memory"));
      return Exit.FAILURE;
    }
  }

  private int run(QuickLine quick) {
    GlobalOptions given = new GlobalOptions(quick.lang(), quick.home());
    try {
      return quick.with(new Invocation(terminal, given, lang, CLOCK)).call();
    } catch (CatalogException | Refusal | IOException | RuntimeException e) {
      return failed(e);
    }
  }

  private CommandLine commandLine(List<String> arguments) {
    Invocation invocation = new Invocation(terminal, options, lang, CLOCK);
    String first = arguments.isEmpty() ? "" : arguments.getFirst();
    // Creating all commands would take longer than a quick command itself.
    Map<String, Function<Invocation, DictionaryCommand>> commands =
        Errdict.COMMANDS.containsKey(first)
            ? Map.of(first, Errdict.COMMANDS.get(first))
            : Errdict.COMMANDS;
    CommandLine root = CommandTree.of(invocation, commands);
    root.setOut(terminal.out());
    root.setErr(terminal.err());
    root.registerConverter(Lang.class, tag -> Lang.of(tag).orElseThrow());
    root.registerConverter(Path.class, Cli::path);
    register(root, Retry.class);
    register(root, Mender.class);
    register(root, PhraseKind.class);
    register(root, RelationKind.class);
    register(root, Reversal.Later.class);
    register(root, Completion.Language.class);
    register(root, ExportFormat.class);
    register(root, FileFormat.class);
    register(root, ConflictSide.class);
    register(root, ListFormat.class);
    register(root, Catalogs.Action.class);
    root.setParameterExceptionHandler(this::misused);
    root.setExecutionExceptionHandler((failure, at, parsed) -> failed(failure));
    if (asksForHelp(arguments)) {
      prepareHelp(root);
    }
    return root;
  }

  private void prepareHelp(CommandLine root) {
    int width =
        terminal.columns() == Integer.MAX_VALUE
            ? USUAL_HELP
            : Math.clamp(terminal.columns(), USUAL_HELP / 2 + 20, WIDEST_HELP);
    root.setResourceBundle(new UnbrokenText(Help.in(lang)));
    root.setOut(new PrintWriter(UnbrokenText.plain(terminal.out()), true));
    root.setColorScheme(
        CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF));
    root.setUsageHelpWidth(width);
    List<CommandLine> all = new ArrayList<>(root.getSubcommands().values());
    all.add(root);
    for (CommandLine command : all) {
      command
          .getHelpSectionMap()
          .put(
              UsageMessageSpec.SECTION_KEY_FOOTER,
              help -> HelpExamples.print(help.commandSpec().usageMessage().footer(), width));
    }
  }

  private static boolean asksForHelp(List<String> arguments) {
    return arguments.stream()
        .anyMatch(argument -> argument.equals("--help") || argument.startsWith("-h"));
  }

  /** An empty one is a variable of a script that is not set, not the current folder. */
  private static Path path(String text) {
    if (text.isBlank()) {
      throw new CommandLine.TypeConversionException("\"\"");
    }
    return Path.of(text);
  }

  private static <E extends Enum<E> & Tagged> void register(CommandLine root, Class<E> type) {
    root.registerConverter(
        type,
        tag ->
            Tagged.find(type, tag.toLowerCase(Locale.ROOT))
                .orElseThrow(
                    () ->
                        new CommandLine.TypeConversionException(
                            Arrays.stream(type.getEnumConstants())
                                .map(Tagged::tag)
                                .collect(Collectors.joining(", ")))));
  }

  private int misused(CommandLine.ParameterException mistake, String... arguments) {
    CommandLine at = mistake.getCommandLine();
    complain(new UsageMistake(lang).sentence(mistake));
    complain(say("usage.help", at.getCommandSpec().qualifiedName(" ")));
    return Exit.USAGE;
  }

  private int failed(Exception failure) {
    return switch (failure) {
      case Refusal refusal -> {
        complain(refusal.sentence());
        yield refusal.exit();
      }
      case CatalogException trouble -> {
        complain(trouble.say(lang));
        trace(trouble);
        yield trouble.isMistake() ? Exit.USAGE : Exit.FAILURE;
      }
      default -> {
        complain(
            DatabaseTrouble.behind(failure, home().folder())
                .map(trouble -> trouble.say(lang))
                .orElseGet(() -> say("failure", id(failure))));
        trace(failure);
        yield Exit.FAILURE;
      }
    };
  }

  private Home home() {
    return Home.find(options.home(), terminal.environment());
  }

  /**
   * An id of a failure from its place in the code, so that the same failure always has the same id.
   */
  private static String id(Exception failure) {
    CRC32 crc = new CRC32();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      crc.update(cause.getClass().getName().getBytes(UTF_8));
      for (StackTraceElement frame : cause.getStackTrace()) {
        if (frame.getClassName().startsWith("dev.errdict.")) {
          crc.update(frame.toString().getBytes(UTF_8));
        }
      }
    }
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }

  private void trace(Exception failure) {
    if (options.verbose()) {
      failure.printStackTrace(terminal.err());
    }
  }

  private void complain(String sentence) {
    terminal.err().println(TerminalText.clean(sentence));
  }

  private String say(String key, Object... arguments) {
    return Words.of(Cli.class, lang).say(key, arguments);
  }
}
