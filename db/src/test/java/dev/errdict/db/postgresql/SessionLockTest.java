package dev.errdict.db.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.rows.Database;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SessionLockTest {
  @Test
  void a_turn_is_one_processs_at_a_time_and_another_name_is_free() throws Exception {
    PostgresServer.assumeItStarts();
    DatabaseAddress address = PostgresServer.shared().newAddress();
    try (PostgresDatabase one =
            PostgresDatabase.open(address, PostgresServer.HOME, PostgresServer.options());
        PostgresDatabase other =
            PostgresDatabase.open(address, PostgresServer.HOME, PostgresServer.options())) {
      Database.Turn first = one.turn("identify 0");
      assertTrue(first.isHeld());
      assertTrue(one.isTaken("identify 0"));
      assertTrue(other.isTaken("identify 0"));
      assertFalse(other.isTaken("identify 1"));
      other.turn("identify 1").close();
      assertTrue(other.turnIfFree("identify 0").isEmpty());
      other.turnIfFree("identify 1").orElseThrow().close();
      CompletableFuture<String> waiting =
          CompletableFuture.supplyAsync(
              () -> {
                try (Database.Turn _ = other.turn("identify 0")) {
                  return "got it";
                }
              });

      // Longer than the session's lock_timeout.
      Thread.sleep(2500);
      assertFalse(waiting.isDone());
      first.close();

      assertEquals("got it", waiting.get(10, TimeUnit.SECONDS));
      assertFalse(first.isHeld());
      assertFalse(other.isTaken("identify 0"));
    }
  }
}
