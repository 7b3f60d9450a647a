package dev.errdict.bot.discord;

import dev.errdict.bot.chat.ChatCore;
import dev.errdict.bot.chat.Incidents;
import dev.errdict.bot.discord.ask.Attachments;
import dev.errdict.bot.discord.ask.ButtonDoor;
import dev.errdict.bot.discord.ask.CodeWatch;
import dev.errdict.bot.discord.ask.CommandDoor;
import dev.errdict.bot.discord.ask.FileQuestions;
import dev.errdict.bot.discord.ask.HelpfulReactions;
import dev.errdict.bot.discord.ask.MessageDoor;
import dev.errdict.bot.discord.ask.MessageReader;
import dev.errdict.bot.discord.ask.RefusalButton;
import dev.errdict.bot.discord.ask.Suggestions;
import dev.errdict.bot.discord.connect.AccessGate;
import dev.errdict.bot.discord.connect.AccessRules;
import dev.errdict.bot.discord.connect.Handover;
import dev.errdict.bot.discord.connect.HandoverGate;
import dev.errdict.bot.discord.connect.Lifecycle;
import dev.errdict.bot.discord.connect.ShardConnections;
import dev.errdict.bot.discord.connect.Shards;
import dev.errdict.bot.discord.send.BlockingRequests;
import dev.errdict.bot.discord.send.ChannelQueues;
import dev.errdict.bot.discord.send.Delivery;
import dev.errdict.bot.discord.send.InteractionReplies;
import dev.errdict.bot.discord.send.LookupExecutor;
import dev.errdict.bot.discord.send.ReplyRateLimits;
import dev.errdict.bot.discord.send.SentAnswers;
import dev.errdict.bot.discord.settings.JoinedServers;
import dev.errdict.bot.discord.settings.LearningPanel;
import dev.errdict.bot.discord.settings.ServerChoices;
import dev.errdict.bot.discord.settings.SettingsLog;
import dev.errdict.bot.discord.settings.SettingsPanel;
import dev.errdict.bot.discord.settings.StatusReport;
import dev.errdict.bot.discord.suggest.Digest;
import dev.errdict.bot.discord.suggest.SuggestionCards;
import dev.errdict.bot.discord.suggest.SuggestionForms;
import dev.errdict.bot.discord.suggest.SuggestionNews;
import dev.errdict.bot.observe.Measurements;
import dev.errdict.search.learning.Recorder;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.reply.ReplyLocale;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;

/** All parts that serve users, independent of a single connection. */
final class DiscordServices {
  private static final int MOST_WAITING = 2000;
  private static final int MOST_IN_CHANNEL = 100;

  private final ChannelQueues queues;
  private final Handover handover;
  private final ShardConnections connections = new ShardConnections();
  private final MessageDoor messages;
  private final CommandDoor commands;
  private final ButtonDoor buttons;
  private final SettingsPanel settings;
  private final SuggestionForms suggestions;
  private final HelpfulReactions helpful;
  private final Digest digest;
  private final JoinedServers attendance;
  private final AccessRules access;

  /**
   * @param readsMessages whether the bot may read the content of messages
   * @param attachments reads files
   * @param access where the bot may be used
   * @param version of errdict-bot
   */
  DiscordServices(
      Dictionary dictionary,
      ChatCore core,
      ServerChoices choices,
      BlockingRequests requests,
      Incidents incidents,
      ReplyLocale home,
      Clock clock,
      Supplier<Boolean> readsMessages,
      Attachments attachments,
      AccessRules access,
      String version,
      Measurements measurements,
      Recorder recorder) {
    this.access = access;
    this.handover = new Handover(dictionary.underlying().turns());
    this.attendance = new JoinedServers(choices, clock, incidents);
    queues = new ChannelQueues(MOST_WAITING, MOST_IN_CHANNEL, measurements);
    SentAnswers answers = new SentAnswers(clock);
    ReplyRateLimits limits = new ReplyRateLimits(clock);
    LookupExecutor lookups =
        new LookupExecutor(core, incidents, this::mention, readsMessages, measurements);
    LookupExecutor atMessages = lookups.at(Measurements.Door.MESSAGE);
    LookupExecutor atCommands = lookups.at(Measurements.Door.COMMAND);
    InteractionReplies replies =
        new InteractionReplies(requests, lookups, answers, incidents, access.directMessages());
    settings =
        new SettingsPanel(
            choices,
            replies,
            new SettingsLog(requests, incidents),
            new StatusReport(dictionary, choices, version, clock),
            new LearningPanel(recorder),
            requests,
            queues,
            incidents);
    messages =
        new MessageDoor(
            new MessageReader(core, choices, home, readsMessages),
            atMessages,
            new FileQuestions(atMessages, attachments),
            new FileQuestions(atMessages.unheard(), attachments),
            new Delivery(requests, incidents, access.directMessages()),
            answers,
            queues,
            limits,
            new CodeWatch(dictionary),
            incidents,
            clock);
    suggestions =
        new SuggestionForms(
            dictionary,
            recorder,
            replies,
            requests,
            new SuggestionCards(),
            queues,
            incidents,
            clock);
    commands =
        new CommandDoor(
            atCommands,
            new FileQuestions(atCommands, attachments),
            replies,
            new Suggestions(dictionary),
            settings,
            suggestions,
            choices,
            queues,
            limits,
            incidents,
            home);
    SuggestionNews.follow(
        dictionary.underlying(), connections::any, requests, incidents, access.directMessages());
    helpful = new HelpfulReactions(answers, recorder, clock);
    digest = Digest.start(dictionary, recorder, connections, requests, incidents);
    buttons =
        new ButtonDoor(
            lookups.at(Measurements.Door.BUTTON),
            dictionary,
            replies,
            requests,
            answers,
            queues,
            commands::mayAsk,
            settings,
            new RefusalButton(dictionary, recorder, replies, clock),
            suggestions,
            incidents);
  }

  private String mention() {
    return connections.any().map(now -> "@" + now.getSelfUser().getName()).orElse("@errdict");
  }

  /** The listeners of one connection. */
  List<Object> listeners(Lifecycle lifecycle) {
    return List.of(
        lifecycle,
        attendance,
        new HandoverGate(
            handover,
            new AccessGate(
                access, List.of(messages, commands, buttons, settings, suggestions, helpful))));
  }

  /** A shard is ready: this process may answer when no other one with the same shards does. */
  void ready(Shards shards, JDA now) {
    handover.begin(now.getSelfUser().getId() + " " + shards);
  }

  /** A new connection replaces the previous one of its shard. */
  void opened(JDA now) {
    connections.opened(now);
  }

  /** Accepts no more questions and finishes the queued ones; each shard calls this. */
  synchronized void close(Duration patience) {
    handover.close();
    digest.close();
    queues.drain(patience);
  }
}
