package dev.errdict.bot.discord.connect;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Detects that Discord rejects the token while the bot runs: {@value #REFUSALS} consecutive
 * requests with it failed. Discord bans an address that continues with a bad token (10,000 invalid
 * requests in ten minutes). Safe for use by several threads.
 */
public final class TokenWatch implements Interceptor {
  private static final int REFUSALS = 3;
  private static final int UNAUTHORIZED = 401;

  private final Runnable refused;
  private final AtomicInteger inARow = new AtomicInteger();

  /**
   * @param refused called once or more, on a thread that must not be blocked
   */
  public TokenWatch(Runnable refused) {
    this.refused = refused;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    // Responses to interactions use another token, which expires.
    if (chain.request().header("authorization") != null) {
      if (response.code() != UNAUTHORIZED) {
        inARow.set(0);
      } else if (inARow.incrementAndGet() >= REFUSALS) {
        refused.run();
      }
    }
    return response;
  }
}
