package dev.errdict.bot.observe;

/**
 * The id under which a failure is logged and which the person who met it is told. As an argument of
 * a log record it becomes a field of its own in JSON.
 */
public record IncidentId(String id) {
  @Override
  public String toString() {
    return id;
  }
}
