package dev.errdict.search.fault;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a logger gets from now on, instead of where it goes otherwise. */
public final class LogLines implements AutoCloseable {
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final Logger logger;
  private final Handler handler = new Recorder();

  private LogLines(Logger logger) {
    this.logger = logger;
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
  }

  public static LogLines of(String logger) {
    return new LogLines(Logger.getLogger(logger));
  }

  /** Each line behind its level. */
  public List<String> said() {
    return records.stream().map(line -> line.getLevel() + " " + line.getMessage()).toList();
  }

  /** How many of the lines come with a stack trace. */
  public long traces() {
    return records.stream().filter(line -> line.getThrown() != null).count();
  }

  @Override
  public void close() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }

  private final class Recorder extends Handler {
    @Override
    public void publish(LogRecord line) {
      records.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
