package dev.errdict.bot.discord.connect;

import dev.errdict.db.rows.Database;
import dev.errdict.db.store.Store;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.SessionController;

/**
 * Decides when shards may identify to the gateway at {@link #getGateway}. Discord allows one shard
 * of each bucket every five seconds; the bucket is {@code shard % max_concurrency}. JDA ensures
 * that within a process, and a turn of the store ensures it between processes.
 *
 * <p>{@code SessionControllerAdapter} would loop without a pause while the gateway is down.
 */
public final class ShardSessionController extends ConcurrentSessionController {
  private static final Logger LOG = Logger.getLogger(ShardSessionController.class.getName());
  private static final int HANDOVER_MILLIS = 50;

  private final Store store;
  private volatile String gateway = "";
  private int concurrency;

  public ShardSessionController(Store store) {
    this.store = store;
  }

  /**
   * @param url of the gateway
   * @param atOnce how many shards may identify at the same time
   */
  synchronized void found(String url, int atOnce) {
    gateway = url;
    if (atOnce != concurrency) {
      concurrency = atOnce;
      setConcurrency(atOnce);
    }
  }

  @Override
  public String getGateway() {
    return gateway;
  }

  @Override
  public void appendSession(SessionConnectNode node) {
    super.appendSession(new InTurn(this, node));
  }

  @Override
  public void removeSession(SessionConnectNode node) {
    super.removeSession(new InTurn(this, node));
  }

  private synchronized int bucket(int shard) {
    return shard % Math.max(concurrency, 1);
  }

  /** A connection that waits for other processes; equal to another one of the same shard. */
  private record InTurn(ShardSessionController sessions, SessionConnectNode node)
      implements SessionConnectNode {
    @Override
    public boolean isReconnect() {
      return node.isReconnect();
    }

    @Override
    public JDA getJDA() {
      return node.getJDA();
    }

    @Override
    public JDA.ShardInfo getShardInfo() {
      return node.getShardInfo();
    }

    @Override
    public void run(boolean isLast) throws InterruptedException {
      Database.Turn turn = sessions.turn(getShardInfo().getShardId());
      try {
        if (!isReconnect()) {
          // JDA stores a new connection shortly after it has queued it, and cannot handle what a
          // fast gateway sends before that.
          TimeUnit.MILLISECONDS.sleep(HANDOVER_MILLIS);
        }
        node.run(isLast);
      } finally {
        // JDA's own queue waits this long before the next shard of this process.
        Thread.ofVirtual().name("errdict-identify").start(() -> endLater(turn));
      }
    }
  }

  private Database.Turn turn(int shard) {
    try {
      return store.turns().await("identify " + bucket(shard));
    } catch (RuntimeException e) {
      // The database may be unavailable for long; if Discord rejects an early identify, JDA tries
      // again.
      LOG.warning(
          () ->
              "shard "
                  + shard
                  + " connects without waiting for other processes: "
                  + e.getMessage());
      return () -> {};
    }
  }

  private static void endLater(Database.Turn turn) {
    try {
      TimeUnit.SECONDS.sleep(SessionController.IDENTIFY_DELAY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      turn.close();
    }
  }
}
