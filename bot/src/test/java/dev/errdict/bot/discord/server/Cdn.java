package dev.errdict.bot.discord.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where files are kept that people attach. Thread-safe.
 *
 * @see <a
 *     href="https://discord.com/developers/docs/reference#signed-attachment-cdn-urls">Attachment
 *     URLs</a>
 */
final class Cdn {
  static final String ROOT = "/attachments/";
  private static final String SIGNATURE = "?ex=6a0f0000&is=6a0dae80&hm=00ff";

  private record Kept(String type, byte[] bytes) {}

  private final String origin;
  private final Map<String, Kept> files = new ConcurrentHashMap<>();

  /**
   * @param origin such as {@code http://127.0.0.1:8080}
   */
  Cdn(String origin) {
    this.origin = origin;
  }

  /** Keeps a file; the attachment as a message names it. */
  ObjectNode upload(Draft.File file, String channel, String id) {
    String path = ROOT + channel + "/" + id + "/" + file.name();
    files.put(path, new Kept(file.type(), file.bytes()));
    ObjectNode attachment =
        Json.object(
            "id",
            id,
            "filename",
            file.name(),
            "size",
            file.bytes().length,
            "url",
            origin + path + SIGNATURE,
            "proxy_url",
            origin + path + SIGNATURE);
    if (!file.type().isEmpty()) {
      attachment.put("content_type", file.type());
    }
    attachment.setAll(file.more());
    return attachment;
  }

  /** A file; it is not found without its signature. */
  HttpAnswer answer(HttpRequest request) {
    Optional<Kept> kept =
        Optional.ofNullable(files.get(request.path()))
            .filter(
                file -> request.query().keySet().containsAll(java.util.List.of("ex", "is", "hm")));
    return kept.map(
            file ->
                new HttpAnswer(
                    200,
                    file.type().isEmpty() ? Map.of() : Map.of("Content-Type", file.type()),
                    file.bytes()))
        .orElseGet(
            () ->
                new HttpAnswer(
                    404,
                    Map.of("Content-Type", "text/plain;charset=UTF-8"),
                    "This content is no longer available."));
  }
}
