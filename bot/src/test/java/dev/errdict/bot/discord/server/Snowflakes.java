package dev.errdict.bot.discord.server;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Current ids in the order of their making, and the words by which a test knows them. Thread-safe.
 *
 * @see <a href="https://discord.com/developers/docs/reference#snowflakes">Snowflakes</a>
 */
final class Snowflakes {
  /** The first second of 2015, in milliseconds. */
  private static final long EPOCH = 1_420_070_400_000L;

  private static final Pattern ID = Pattern.compile("(?<!\\d)\\d{17,20}(?!\\d)");

  private final Clock clock;
  private final AtomicLong last = new AtomicLong();
  private final Map<String, String> labels = new ConcurrentHashMap<>();

  Snowflakes(Clock clock) {
    this.clock = clock;
  }

  /** A new id, which {@link #labelled} shows as {@code <label>}. */
  String next(String label) {
    long now = (clock.millis() - EPOCH) << 22;
    String id = Long.toUnsignedString(last.updateAndGet(before -> Math.max(before + 1, now)));
    labels.put(id, label);
    return id;
  }

  /**
   * The text with every id of ours replaced by its label, so that it can be compared with a
   * snapshot.
   */
  String labelled(String text) {
    return ID.matcher(text)
        .replaceAll(
            found -> {
              String label = labels.get(found.group());
              return java.util.regex.Matcher.quoteReplacement(
                  label == null ? found.group() : "<" + label + ">");
            });
  }
}
