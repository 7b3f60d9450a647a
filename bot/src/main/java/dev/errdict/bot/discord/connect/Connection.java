package dev.errdict.bot.discord.connect;

import dev.errdict.bot.observe.Measurements;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** Creates JDA with errdict's settings. */
public final class Connection {
  public static final String USER_AGENT = "DiscordBot (https://github.com/errdict/errdict, 1)";

  /** JDA uses about this many connections at once, since it has a queue per channel. */
  private static final int IDLE_CONNECTIONS = 8;

  private Connection() {}

  /**
   * @param measurements counts failures: no response, or a status of 400 or more
   */
  public static OkHttpClient http(Duration timeout, Measurements measurements) {
    return new OkHttpClient.Builder()
        .connectTimeout(timeout)
        .readTimeout(timeout)
        .writeTimeout(timeout)
        .addInterceptor(chain -> counted(chain, measurements))
        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 30, TimeUnit.SECONDS))
        .build();
  }

  private static Response counted(Interceptor.Chain chain, Measurements measurements)
      throws IOException {
    try {
      Response response = chain.proceed(chain.request());
      if (response.code() >= 400) {
        measurements.requestFailed(response.code());
      }
      return response;
    } catch (IOException e) {
      measurements.requestFailed(0);
      throw e;
    }
  }

  /**
   * Logs in; blocks until Discord has accepted the token.
   *
   * @param token watches Discord's responses
   * @param sessions shared by all shards
   * @param shard the shard to connect
   * @param content whether to request the message content intent, which must be enabled at Discord
   */
  public static JDA open(
      DiscordOptions options,
      OkHttpClient http,
      TokenWatch token,
      ShardSessionController sessions,
      Shards shards,
      int shard,
      boolean content,
      List<Object> listeners) {
    // No message ever pings anybody.
    MessageRequest.setDefaultMentions(List.of());
    MessageRequest.setDefaultMentionRepliedUser(false);
    return JDABuilder.createLight(options.token(), intents(content))
        .setRestConfig(new RestConfig().setBaseUrl(options.apiUrl()))
        .setSessionController(sessions)
        .useSharding(shard, shards.total())
        .setHttpClient(
            http.newBuilder()
                .addInterceptor(Connection::withoutPages)
                .addInterceptor(token)
                .build())
        .setCompression(options.compression() ? Compression.ZLIB : Compression.NONE)
        .setRateLimitElastic(Executors.newVirtualThreadPerTaskExecutor(), true)
        .setMaxReconnectDelay(60)
        // To recognise the bot's own role, which people mention instead of the bot.
        .enableCache(CacheFlag.ROLE_TAGS)
        .setEnableShutdownHook(false)
        .addEventListeners(listeners.toArray())
        .build();
  }

  /**
   * JDA never completes a request when a proxy responds with HTML instead of JSON; so this throws
   * an exception, which JDA reports.
   */
  private static Response withoutPages(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    MediaType type = response.body().contentType();
    if (response.isSuccessful() && type != null && type.subtype().equals("html")) {
      response.close();
      throw new IOException("a page instead of JSON");
    }
    return response;
  }

  private static Set<GatewayIntent> intents(boolean content) {
    Set<GatewayIntent> intents =
        EnumSet.of(
            GatewayIntent.GUILD_MESSAGES,
            GatewayIntent.GUILD_MESSAGE_REACTIONS,
            GatewayIntent.DIRECT_MESSAGES);
    if (content) {
      intents.add(GatewayIntent.MESSAGE_CONTENT);
    }
    return intents;
  }
}
