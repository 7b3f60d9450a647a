package dev.errdict.bot.discord.ask;

import dev.errdict.bot.discord.connect.Connection;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.entities.Message;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Reads the text of attached files: a few, of bounded size, within a deadline, and from Discord's
 * hosts only. The text is never stored or logged.
 *
 * @see <a
 *     href="https://discord.com/developers/docs/reference#signed-attachment-cdn-urls">Attachment
 *     URLs</a>
 */
public final class Attachments {
  /** The largest number of files of a message that are read. */
  static final int MOST_FILES = 3;

  /** The largest size of a file that is read, in bytes. */
  public static final int MOST_BYTES = 512 * 1024;

  private static final Set<String> HOSTS = Set.of("cdn.discordapp.com", "media.discordapp.net");

  /** The time limit for the files of one message. */
  static final Duration DEADLINE = Duration.ofSeconds(4);

  /**
   * The result of reading files.
   *
   * @param text of all readable files
   * @param unread why the first unreadable file could not be read
   */
  record Reading(String text, Optional<UnreadReason> unread) {}

  private final OkHttpClient http;
  private final Optional<HttpUrl> elsewhere;

  /**
   * @param elsewhere another allowed host of files
   */
  public Attachments(OkHttpClient http, Optional<URI> elsewhere) {
    this.http =
        http.newBuilder()
            .followRedirects(false)
            .followSslRedirects(false)
            .callTimeout(DEADLINE)
            .build();
    this.elsewhere = elsewhere.map(HttpUrl::get);
  }

  /** Whether a file may contain text, by its type and size; a file without a type may. */
  static boolean mayHoldText(Message.Attachment file) {
    String type =
        Optional.ofNullable(file.getContentType()).orElse("").toLowerCase(Locale.ROOT).strip();
    return !type.startsWith("image/")
        && !type.startsWith("video/")
        && !type.startsWith("audio/")
        && !type.startsWith("font/");
  }

  /** Reads files; blocks, for some seconds at most. */
  Reading read(List<Message.Attachment> files) {
    List<String> texts = new ArrayList<>();
    Optional<UnreadReason> unread = Optional.empty();
    long end = System.nanoTime() + DEADLINE.toNanos();
    for (Message.Attachment file : files.stream().limit(MOST_FILES).toList()) {
      switch (System.nanoTime() < end ? read(file) : new One.Not(UnreadReason.UNREACHABLE)) {
        case One.Text(String text) -> texts.add(text);
        case One.Not(UnreadReason why) -> unread = unread.or(() -> Optional.of(why));
      }
    }
    return new Reading(String.join("\n", texts), unread);
  }

  private sealed interface One {
    record Text(String text) implements One {}

    record Not(UnreadReason why) implements One {}
  }

  private One read(Message.Attachment file) {
    HttpUrl url = HttpUrl.parse(file.getUrl());
    if (url == null || !isAllowed(url)) {
      return new One.Not(UnreadReason.UNREACHABLE);
    }
    if (!mayHoldText(file)) {
      return new One.Not(UnreadReason.NO_TEXT);
    }
    if (file.getSize() > MOST_BYTES) {
      return new One.Not(UnreadReason.TOO_LARGE);
    }
    Request request =
        new Request.Builder().url(url).header("user-agent", Connection.USER_AGENT).build();
    try (Response response = http.newCall(request).execute()) {
      if (response.code() != 200) {
        return new One.Not(UnreadReason.UNREACHABLE);
      }
      BufferedSource body = response.body().source();
      // The size in the message may be wrong.
      if (body.request(MOST_BYTES + 1L)) {
        return new One.Not(UnreadReason.TOO_LARGE);
      }
      return FileText.of(body.readByteArray())
          .<One>map(One.Text::new)
          .orElseGet(() -> new One.Not(UnreadReason.NO_TEXT));
    } catch (IOException e) {
      return new One.Not(UnreadReason.UNREACHABLE);
    }
  }

  private boolean isAllowed(HttpUrl url) {
    boolean discord =
        url.isHttps()
            && url.port() == HttpUrl.defaultPort("https")
            && HOSTS.contains(url.host())
            && url.username().isEmpty()
            && url.password().isEmpty();
    return discord
        || elsewhere
            .filter(
                place ->
                    place.scheme().equals(url.scheme())
                        && place.host().equals(url.host())
                        && place.port() == url.port())
            .isPresent();
  }
}
