package dev.errdict.bot.discord;

import dev.errdict.bot.ChatCore;
import dev.errdict.bot.Incidents;
import dev.errdict.bot.observe.Measurements;
import dev.errdict.db.Lang;
import dev.errdict.search.Dictionary;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;

/** All that serves people, apart from any one connection. */
final class Counter {
  private static final int MOST_WAITING = 2000;
  private static final int MOST_IN_CHANNEL = 100;

  private final Desk desk;
  private final AtomicReference<Optional<JDA>> jda = new AtomicReference<>(Optional.empty());
  private final MessageDoor messages;
  private final CommandDoor commands;
  private final ButtonDoor buttons;
  private final SettingsPanel settings;

  /**
   * @param readsMessages whether Discord lets the bot see what people write
   */
  Counter(
      Dictionary dictionary,
      ChatCore core,
      ServerChoices choices,
      Requests requests,
      Incidents incidents,
      Lang home,
      Clock clock,
      Supplier<Boolean> readsMessages,
      Measurements measurements) {
    desk = new Desk(MOST_WAITING, MOST_IN_CHANNEL, measurements);
    Answers answers = new Answers(clock);
    Limits limits = new Limits(clock);
    Answering answering =
        new Answering(core, incidents, this::mention, readsMessages, measurements);
    InteractionReplies replies = new InteractionReplies(requests, answering, answers, incidents);
    settings = new SettingsPanel(choices, replies, requests, desk, incidents);
    messages =
        new MessageDoor(
            new MessageReader(core, choices, home, readsMessages),
            answering.at(Measurements.Door.MESSAGE),
            new Delivery(requests, incidents),
            answers,
            desk,
            limits,
            new CodeWatch(dictionary),
            incidents,
            clock);
    commands =
        new CommandDoor(
            answering.at(Measurements.Door.COMMAND),
            replies,
            new Suggestions(dictionary),
            settings,
            choices,
            desk,
            limits,
            incidents,
            home);
    buttons =
        new ButtonDoor(
            answering.at(Measurements.Door.BUTTON),
            dictionary::entry,
            replies,
            requests,
            answers,
            desk,
            settings,
            incidents);
  }

  private String mention() {
    return jda.get().map(now -> "@" + now.getSelfUser().getName()).orElse("@errdict");
  }

  /** What listens to one connection. */
  List<Object> listeners(Lifecycle lifecycle) {
    return List.of(lifecycle, messages, commands, buttons, settings);
  }

  /** A connection that takes the place of the one before. */
  void opened(JDA now) {
    jda.set(Optional.of(now));
  }

  /** Takes no more questions and finishes those that are waiting. */
  void close(Duration patience) {
    desk.drain(patience);
  }
}
