package dev.errdict.bot.discord.connect;

import dev.errdict.bot.config.Setting;
import dev.errdict.bot.config.Settings;
import java.util.Optional;

/** The setting for shards. */
public sealed interface ShardChoice {
  /** As many as Discord recommends, all of them in this process. */
  record Advised() implements ShardChoice {}

  /** Exactly these. */
  record Fixed(Shards shards) implements ShardChoice {}

  /**
   * @param settings valid ones
   */
  static ShardChoice of(Settings settings) {
    Optional<String> total = settings.get(Setting.SHARDS);
    if (total.isEmpty()) {
      return new Fixed(Shards.ONE);
    }
    if (total.get().equals("auto")) {
      return new Advised();
    }
    int all = Integer.parseInt(total.get());
    return new Fixed(
        settings
            .get(Setting.SHARD_RANGE)
            .map(
                range -> {
                  String[] ends = range.split("-", 2);
                  return new Shards(
                      all, Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
                })
            .orElseGet(() -> Shards.all(all)));
  }
}
