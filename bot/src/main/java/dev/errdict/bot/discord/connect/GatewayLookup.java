package dev.errdict.bot.discord.connect;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asks Discord for the gateway's address, which also shows whether Discord can be reached. */
public final class GatewayLookup {
  /** The result of the request. */
  public sealed interface Result {
    /**
     * The gateway.
     *
     * @param shards the number that Discord recommends
     * @param atOnce how many of them may identify at the same time
     */
    record Found(String url, int shards, int atOnce) implements Result {}

    /** Discord rejects the token. */
    record BadToken() implements Result {}

    /**
     * A temporary failure.
     *
     * @param why a short reason for the log
     * @param rest how long Discord asks to wait; empty when it gave no time
     */
    record Later(String why, Optional<Duration> rest) implements Result {}
  }

  private final OkHttpClient http;
  private final DiscordOptions options;

  public GatewayLookup(OkHttpClient http, DiscordOptions options) {
    this.http = http;
    this.options = options;
  }

  /**
   * Asks {@code GET /gateway/bot}; blocks. An address in the settings overrides Discord's, and is
   * also used if the server lacks that route.
   */
  Result ask() {
    try (Response response = http.newCall(request()).execute()) {
      if (response.code() == 401) {
        return new Result.BadToken();
      }
      if (response.code() == 404 && options.gatewayUrl().isPresent()) {
        return new Result.Found(options.gatewayUrl().get(), 1, 1);
      }
      if (!response.isSuccessful()) {
        return new Result.Later("HTTP " + response.code(), rest(response));
      }
      return found(DataObject.fromJson(response.body().bytes()));
    } catch (IOException e) {
      return new Result.Later(e.getClass().getSimpleName(), Optional.empty());
    } catch (ParsingException e) {
      return new Result.Later("an answer that is not Discord's", Optional.empty());
    } catch (IllegalArgumentException e) {
      // The token has characters that are not allowed in a header.
      return new Result.BadToken();
    }
  }

  /** Discord resets the token of a bot that exceeds the daily limit of sessions. */
  private Result found(DataObject answer) {
    Optional<DataObject> limit = answer.optObject("session_start_limit");
    if (limit.isPresent() && limit.get().getInt("remaining", 1) == 0) {
      Duration reset = Duration.ofMillis(limit.get().getLong("reset_after", 0));
      return new Result.Later(
          "no session left for " + reset.toSeconds() + " s", Optional.of(reset.plusSeconds(1)));
    }
    return new Result.Found(
        options.gatewayUrl().orElseGet(() -> answer.getString("url")),
        Math.max(1, answer.getInt("shards", 1)),
        Math.max(1, limit.map(one -> one.getInt("max_concurrency", 1)).orElse(1)));
  }

  private Request request() {
    return new Request.Builder()
        .url(options.apiUrl() + "gateway/bot")
        .header("authorization", "Bot " + options.token())
        .header("user-agent", Connection.USER_AGENT)
        .build();
  }

  private static Optional<Duration> rest(Response response) {
    return Optional.ofNullable(response.header("retry-after"))
        .filter(seconds -> seconds.matches("[0-9]{1,5}(\\.[0-9]+)?"))
        .map(seconds -> Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000)));
  }
}
