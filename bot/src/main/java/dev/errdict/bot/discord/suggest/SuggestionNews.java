package dev.errdict.bot.discord.suggest;

import dev.errdict.bot.chat.Incidents;
import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.bot.discord.paint.Markdown;
import dev.errdict.bot.discord.paint.View;
import dev.errdict.bot.discord.send.BlockingRequests;
import dev.errdict.bot.discord.send.RequestFailure;
import dev.errdict.db.learning.Suggestion;
import dev.errdict.db.learning.SuggestionStore;
import dev.errdict.db.store.Store;
import dev.errdict.search.reply.ReplyLocale;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;

/** Sends the authors of suggestions the decisions, wherever they were made. Blocks. */
public final class SuggestionNews {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SuggestionStore suggestions;
  private final Supplier<Optional<JDA>> jda;
  private final BlockingRequests requests;
  private final Incidents incidents;
  private final boolean directMessages;

  private SuggestionNews(
      Store store,
      Supplier<Optional<JDA>> jda,
      BlockingRequests requests,
      Incidents incidents,
      boolean directMessages) {
    this.directMessages = directMessages;
    this.suggestions = store.learning().suggestions();
    this.jda = jda;
    this.requests = requests;
    this.incidents = incidents;
  }

  /**
   * Starts to send decisions, until the store is closed.
   *
   * @param directMessages whether any may be sent; without, the authors are only forgotten
   */
  public static void follow(
      Store store,
      Supplier<Optional<JDA>> jda,
      BlockingRequests requests,
      Incidents incidents,
      boolean directMessages) {
    SuggestionNews news = new SuggestionNews(store, jda, requests, incidents, directMessages);
    store.follow(news::tell);
  }

  /** Returns whether all was sent; before there is a connection nothing is. */
  private boolean tell() {
    Optional<JDA> now = jda.get();
    if (now.isEmpty()) {
      return false;
    }
    for (Suggestion one : suggestions.undelivered()) {
      boolean mine = one.authorId().isPresent() && suggestions.deliver(one.id());
      if (mine && directMessages) {
        long author = one.authorId().getAsLong();
        // Sending is slow, and the follower has other listeners.
        Thread.ofVirtual().name("errdict-news").start(() -> send(now.get(), author, one));
      }
    }
    return true;
  }

  private void send(JDA connected, long author, Suggestion one) {
    ReplyLocale locale = ReplyLocale.of(one.lang());
    String text =
        one.state() == Suggestion.State.ACCEPTED
            ? LocalWords.say(locale, "suggest.news.accepted", one.id())
            : LocalWords.say(
                locale,
                "suggest.news.rejected",
                one.id(),
                Markdown.escape(one.reason().orElse("")));
    try {
      PrivateChannel direct =
          requests.get(() -> connected.openPrivateChannelById(author), PATIENCE);
      requests.send(() -> direct.sendMessage(View.text(text).create()), PATIENCE, "s" + one.id());
    } catch (RequestFailure failure) {
      // There is no other way to reach a user who accepts no direct messages.
      failure.report(incidents, "the news about a suggestion");
    }
  }
}
