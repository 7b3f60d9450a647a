package dev.errdict.admin.base;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** A day or a minute as people write it, in their time zone. */
public final class Moment {
  private Moment() {}

  /**
   * The instant of {@code 2026-11-28} or {@code 2026-11-28T14:30}; empty for anything else.
   *
   * @param end whether a day means its last instant rather than its first
   */
  public static Optional<Instant> of(String written, boolean end) {
    try {
      if (written.contains("T")) {
        return Optional.of(LocalDateTime.parse(written).atZone(ZoneId.systemDefault()).toInstant());
      }
      LocalDate day = LocalDate.parse(written);
      return Optional.of(
          day.atTime(end ? LocalTime.MAX : LocalTime.MIN)
              .atZone(ZoneId.systemDefault())
              .toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
