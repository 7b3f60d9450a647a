package dev.errdict.bot.discord.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.home.DatabaseAddress;
import dev.errdict.db.home.Home;
import dev.errdict.db.home.StoreOptions;
import dev.errdict.db.postgresql.PostgresServer;
import dev.errdict.db.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The settings of servers in a database that several processes share. */
class SharedChoicesTest {
  private static Store open(DatabaseAddress address) {
    return Store.of(
        new Home(Path.of("target/unused")),
        Clock.systemUTC(),
        StoreOptions.ofResident("errdict-bot").on(Optional.of(address)));
  }

  @Test
  void a_choice_of_one_process_is_that_of_the_others_soon_after() throws Exception {
    PostgresServer.assumeItStarts();
    DatabaseAddress address = PostgresServer.shared().newAddress();
    try (Store one = open(address);
        Store other = open(address)) {
      ServerChoices here = new ServerChoices(one);
      ServerChoices there = new ServerChoices(other);

      here.change(7, now -> now.withPrefix("?"));

      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (!there.of(Optional.of(7L)).prefix().equals("?")) {
        assertTrue(System.nanoTime() < end, "it has not come");
        Thread.sleep(10);
      }
    }
  }

  @Test
  void a_shard_says_nothing_of_the_servers_of_others() throws Exception {
    PostgresServer.assumeItStarts();
    long ofFirst = 2L << 22;
    long ofSecond = 3L << 22;
    LocalDate day = LocalDate.of(2026, 11, 1);
    try (Store store = open(PostgresServer.shared().newAddress())) {
      ServerChoices choices = new ServerChoices(store);
      choices.change(ofFirst, now -> now.withPrefix("?"));
      choices.change(ofSecond, now -> now.withPrefix("?"));

      choices.present(Set.of(), 0, 2, day);
      choices.present(Set.of(ofSecond), 1, 2, day.plusDays(31));

      assertEquals(Set.of(ofSecond), store.serverSettings().all().keySet());
    }
  }
}
