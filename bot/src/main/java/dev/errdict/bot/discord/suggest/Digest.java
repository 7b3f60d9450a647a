package dev.errdict.bot.discord.suggest;

import dev.errdict.bot.chat.Incidents;
import dev.errdict.bot.discord.connect.ShardConnections;
import dev.errdict.bot.discord.paint.EmbedPainter;
import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.bot.discord.paint.ReplyPainter;
import dev.errdict.bot.discord.paint.Truncation;
import dev.errdict.bot.discord.paint.View;
import dev.errdict.bot.discord.send.BlockingRequests;
import dev.errdict.bot.discord.send.RequestFailure;
import dev.errdict.db.catalog.Audience;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.AskedCounts;
import dev.errdict.db.learning.AskedOutcome;
import dev.errdict.db.learning.LearningPlace;
import dev.errdict.db.learning.LearningStore;
import dev.errdict.search.learning.Recorder;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.reply.ReplyLocale;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;

/**
 * Posts a weekly message about the questions on a server, where its managers have turned that on.
 */
public final class Digest {
  private static final int WEEK = 7;
  private static final int MOST = 5;
  private static final long LOOK_S = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Dictionary dictionary;
  private final Recorder recorder;
  private final ShardConnections connections;
  private final BlockingRequests requests;
  private final Incidents incidents;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** The day of the last check of a server's digest; one check a day is enough. */
  private final Map<Long, LocalDate> looked = new HashMap<>();

  private Digest(
      Dictionary dictionary,
      Recorder recorder,
      ShardConnections connections,
      BlockingRequests requests,
      Incidents incidents) {
    this.dictionary = dictionary;
    this.recorder = recorder;
    this.connections = connections;
    this.requests = requests;
    this.incidents = incidents;
  }

  /** Checks every second, until closed, whether one is due. */
  public static Digest start(
      Dictionary dictionary,
      Recorder recorder,
      ShardConnections connections,
      BlockingRequests requests,
      Incidents incidents) {
    Digest digest = new Digest(dictionary, recorder, connections, requests, incidents);
    Thread.ofVirtual().name("errdict-digest").start(digest::run);
    return digest;
  }

  public void close() {
    closed.countDown();
  }

  private void run() {
    try {
      while (!closed.await(LOOK_S, TimeUnit.SECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    LocalDate today = recorder.today();
    recorder
        .places()
        .forEach(
            (place, chosen) -> {
              if (chosen.on() && chosen.digest() && !today.equals(looked.get(place))) {
                try {
                  channel(place, chosen)
                      .ifPresent(
                          channel -> {
                            looked.put(place, today);
                            send(channel, place, today);
                          });
                } catch (RuntimeException e) {
                  incidents.report("a digest", e);
                }
              }
            });
  }

  private Optional<GuildMessageChannel> channel(long place, LearningPlace chosen) {
    return connections
        .guild(place)
        .flatMap(
            guild ->
                chosen.channel().map(id -> guild.getChannelById(GuildMessageChannel.class, id)))
        .filter(GuildMessageChannel::canTalk);
  }

  private void send(GuildMessageChannel channel, long place, LocalDate today) {
    LearningStore learning = dictionary.underlying().learning();
    LocalDate weekAgo = today.minusDays(WEEK);
    AskedCounts counts = learning.counts().since(weekAgo, OptionalLong.of(place), MOST);
    if (counts.questions() == 0 || !learning.beginDigest(place, weekAgo, today)) {
      return;
    }
    ReplyLocale locale = LocalWords.localeOf(channel.getGuild()).orElse(ReplyLocale.EN);
    try {
      requests.run(
          () -> channel.sendMessage(card(counts, locale, place).fitting(channel).create()),
          PATIENCE);
    } catch (RequestFailure failure) {
      failure.report(incidents, "a digest");
      learning.takeBackDigest(place, today);
    }
  }

  private View card(AskedCounts counts, ReplyLocale locale, long place) {
    EmbedBuilder embed =
        new EmbedBuilder()
            .setColor(EmbedPainter.NOTE)
            .setTitle(LocalWords.say(locale, "digest.title"))
            .setDescription(
                LocalWords.say(
                    locale,
                    "digest.text",
                    counts.questions(),
                    counts.of(AskedOutcome.CODE) + counts.of(AskedOutcome.CORRECTED),
                    counts.of(AskedOutcome.WORDS),
                    counts.of(AskedOutcome.CHOICES),
                    counts.of(AskedOutcome.DECLINED)));
    field(embed, locale, "digest.asked", counts.asked(), place);
    field(embed, locale, "digest.refused", counts.refused(), place);
    field(embed, locale, "digest.helpful", counts.helpful(), place);
    return new View("", List.of(embed.build()), List.of());
  }

  private void field(
      EmbedBuilder embed,
      ReplyLocale locale,
      String key,
      List<AskedCounts.OfEntry> some,
      long place) {
    String text =
        some.stream()
            .flatMap(
                one ->
                    line(one.ref(), locale, place)
                        .map(line -> line + "  " + one.times() + "×")
                        .stream())
            .collect(Collectors.joining("\n"));
    if (!text.isEmpty()) {
      embed.addField(
          LocalWords.say(locale, key), Truncation.to(text, MessageEmbed.VALUE_MAX_LENGTH), false);
    }
  }

  /** An entry's line; empty when the server may not see it, or not any more. */
  private Optional<String> line(EntryRef ref, ReplyLocale locale, long place) {
    return dictionary
        .entry(ref, Audience.ofServer(place))
        .map(entry -> ReplyPainter.line(ref.code(), locale.write(entry.title(locale.lang()))));
  }
}
