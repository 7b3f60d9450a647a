package dev.errdict.db.learning;

import java.util.Map;

/**
 * What is kept, in numbers.
 *
 * @param places what is chosen, by place
 * @param keepDays how long questions are kept
 * @param questions asked in that time
 */
public record LearningStatus(
    Map<Long, LearningPlace> places, int keepDays, int groups, long questions, int suggestions) {
  public LearningStatus {
    places = Map.copyOf(places);
  }
}
