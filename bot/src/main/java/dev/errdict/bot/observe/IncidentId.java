package dev.errdict.bot.observe;

/**
 * The id of a failure, in the log and in the message to the user. As an argument of a log record it
 * becomes a separate field in JSON.
 */
public record IncidentId(String id) {
  @Override
  public String toString() {
    return id;
  }
}
