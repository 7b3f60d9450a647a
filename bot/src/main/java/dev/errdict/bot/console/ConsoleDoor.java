package dev.errdict.bot.console;

import dev.errdict.bot.chat.ChatContext;
import dev.errdict.bot.chat.ChatCore;
import dev.errdict.bot.chat.Command;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.reply.Option;
import dev.errdict.search.reply.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Chat with one person: at a prompt, or line by line from a pipe. */
public final class ConsoleDoor {
  private static final String PROMPT = "errdict> ";

  /** With a prefix, which may be full-width, or without one. */
  private static final Pattern QUIT = Pattern.compile("(?i)[!！]?(?:quit|exit|退出)");

  /** The number of a choice. */
  private static final Pattern PLACE = Pattern.compile("[1-9]");

  private final ChatCore core;
  private final ChatContext context;
  private final Function<Reply, String> painter;
  private final boolean prompts;

  /**
   * @param prompts whether a person sits at a terminal
   */
  public ConsoleDoor(
      ChatCore core, ChatContext context, Function<Reply, String> painter, boolean prompts) {
    this.core = core;
    this.context = context;
    this.painter = painter;
    this.prompts = prompts;
  }

  /**
   * Answers until the input ends, the person quits, or {@code stop} is completed.
   *
   * @throws java.util.concurrent.CompletionException when the input cannot be read
   */
  public void run(BufferedReader in, PrintStream out, CompletableFuture<Void> stop) {
    if (prompts) {
      out.println(Words.of(ConsoleDoor.class, context.localeFor("").lang()).say("console.welcome"));
    }
    boolean answered = false;
    List<Option> offered = List.of();
    while (true) {
      if (prompts) {
        out.print(PROMPT);
        out.flush();
      }
      Optional<String> said = next(in, stop);
      if (said.isEmpty() || QUIT.matcher(said.get().strip()).matches()) {
        if (prompts && said.isEmpty()) {
          out.println();
        }
        return;
      }
      List<Option> choices = offered;
      Optional<Reply> reply =
          picked(said.get(), choices).or(() -> core.answer(said.get(), context));
      if (reply.isPresent()) {
        offered = reply.get() instanceof Reply.Pick pick ? pick.options() : List.of();
        String answer = painter.apply(reply.get());
        // A blank line separates answers when there are no prompts.
        out.print(answered && !prompts ? "\n" : "");
        // Painted text ends with a line end.
        out.print(answer);
        out.flush();
        answered = true;
      }
    }
  }

  /**
   * The entry with this number among the choices just shown. If the number is also a code, the
   * answer says how to ask for it.
   */
  private Optional<Reply> picked(String said, List<Option> choices) {
    String number = said.strip();
    if (!PLACE.matcher(number).matches() || Integer.parseInt(number) > choices.size()) {
      return Optional.empty();
    }
    EntryRef ref = choices.get(Integer.parseInt(number) - 1).ref();
    Lang lang = context.localeFor("").lang();
    Reply reply = core.pick(ref, lang);
    boolean isACode =
        !number.equals(ref.code())
            && core.unheard().reply(new Command.Ask(number), context) instanceof Reply.Cards;
    return Optional.of(
        isACode && reply instanceof Reply.Cards cards
            ? new Reply.Cards(
                cards.lang(),
                Words.of(ConsoleDoor.class, cards.lang()).say("console.picked", number),
                cards.cards())
            : reply);
  }

  /**
   * Reads on a separate thread, since a thread that waits for standard input cannot be interrupted.
   */
  private Optional<String> next(BufferedReader in, CompletableFuture<Void> stop) {
    CompletableFuture<Optional<String>> said =
        CompletableFuture.supplyAsync(
            () -> read(in), job -> Thread.ofVirtual().name("errdict-console").start(job));
    CompletableFuture.anyOf(stop, said).join();
    return stop.isDone() ? Optional.empty() : said.join();
  }

  private Optional<String> read(BufferedReader in) {
    try {
      return lines(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line; at a terminal also the lines pasted together with it, up to the next command. */
  private Optional<String> lines(BufferedReader in) throws IOException {
    String first = in.readLine();
    if (first == null) {
      return Optional.empty();
    }
    StringBuilder said = new StringBuilder(first);
    while (prompts && in.ready()) {
      in.mark(1);
      int next = in.read();
      if (next < 0) {
        break;
      }
      in.reset();
      if (next == context.prefix().charAt(0)) {
        break;
      }
      String line = in.readLine();
      said.append('\n').append(line == null ? "" : line);
    }
    return Optional.of(said.toString());
  }
}
