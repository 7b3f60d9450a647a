package dev.errdict.bot;

import dev.errdict.db.Words;
import dev.errdict.search.reply.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Chat with one person: at a prompt, or line by line from a pipe. */
final class ConsoleDoor {
  private static final String PROMPT = "errdict> ";

  /** With a prefix, also in its full-width form, or without any. */
  private static final Pattern QUIT = Pattern.compile("(?i)[!！]?(?:quit|exit|退出)");

  private final ChatCore core;
  private final ChatContext context;
  private final Function<Reply, String> painter;
  private final boolean prompts;

  /**
   * @param prompts whether a person sits at a terminal
   */
  ConsoleDoor(
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
  void run(BufferedReader in, PrintStream out, CompletableFuture<Void> stop) {
    if (prompts) {
      out.println(Words.of(ConsoleDoor.class, context.localeFor("").lang()).say("console.welcome"));
    }
    boolean answered = false;
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
      Optional<String> answer = core.answer(said.get(), context).map(painter);
      if (answer.isPresent()) {
        // Without prompts between them, answers would run into each other.
        out.print(answered && !prompts ? "\n" : "");
        // What is painted ends its own lines.
        out.print(answer.get());
        out.flush();
        answered = true;
      }
    }
  }

  /** Reads on a thread of its own, since one that waits for standard input cannot be waked. */
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
