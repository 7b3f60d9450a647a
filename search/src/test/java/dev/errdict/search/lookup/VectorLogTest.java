package dev.errdict.search.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VectorLogTest {
  private final Logger logger = Logger.getLogger(VectorLog.class.getName());
  private final List<String> said = new ArrayList<>();
  private final AtomicInteger missing = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();
  private final VectorLog log = new VectorLog(missing::get, nanos::get);
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord sentence) {
          said.add(sentence.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    logger.addHandler(handler);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(handler);
  }

  @Test
  void the_vectors_of_an_import_are_told_of_when_they_begin_twice_a_minute_and_at_the_end() {
    missing.set(6000);
    log.step(true);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
    log.step(true);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(20));
    missing.set(4500);
    log.step(true);
    log.step(false);

    assertEquals(
        List.of(
            "Vectors for questions by meaning are made in the background: 6000 entries to go",
            "Vectors are made in the background: 4500 entries to go, 50 a second, about 2 minutes",
            "Vectors for questions by meaning: all are there."),
        said);
  }

  @Test
  void those_of_an_edit_are_not_told_of() {
    missing.set(1);
    log.step(true);
    missing.set(0);
    log.step(false);
    log.step(false);

    assertEquals(List.of(), said);
  }
}
