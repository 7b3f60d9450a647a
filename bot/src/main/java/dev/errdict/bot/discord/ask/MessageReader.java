package dev.errdict.bot.discord.ask;

import dev.errdict.bot.chat.ChatContext;
import dev.errdict.bot.chat.ChatCore;
import dev.errdict.bot.chat.Command;
import dev.errdict.bot.discord.connect.Audiences;
import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.bot.discord.settings.ServerChoices;
import dev.errdict.bot.discord.settings.SettingsChannel;
import dev.errdict.db.catalog.ServerSettings;
import dev.errdict.search.reply.ReplyLocale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.User;

/** Finds the request to errdict in a message. Does not block, so it may run on any thread. */
public final class MessageReader {
  private final ChatCore core;
  private final ServerChoices choices;
  private final ReplyLocale home;
  private final Supplier<Boolean> readsCommands;

  /**
   * @param home the default language
   * @param readsCommands whether a prefix makes a message a command; a mention always does
   */
  public MessageReader(
      ChatCore core, ServerChoices choices, ReplyLocale home, Supplier<Boolean> readsCommands) {
    this.core = core;
    this.choices = choices;
    this.home = home;
    this.readsCommands = readsCommands;
  }

  /**
   * The command in a message; empty when it is not for errdict, or errdict does not answer in this
   * channel.
   */
  Optional<AskedMessage> read(Message message) {
    User author = message.getAuthor();
    if (author.isBot() || author.isSystem() || message.isWebhookMessage() || !mayAnswer(message)) {
      return Optional.empty();
    }
    Pattern mention = mention(message);
    String content = message.getContentRaw();
    boolean mentioned = mention.matcher(content).find();
    boolean direct = !message.isFromGuild();
    if (!mentioned && !direct && !readsCommands.get()) {
      return Optional.empty();
    }
    String said = mention.matcher(content).replaceAll(" ").strip();
    ChatContext context = context(message, mentioned || direct);
    boolean carries = !MessageText.isBare(message);
    Optional<Command> command =
        said.isEmpty() && (mentioned || (direct && carries))
            ? Optional.of(new Command.Ask(""))
            : core.read(said, context);
    return command.map(found -> asked(found, message, context));
  }

  private ChatContext context(Message message, boolean bare) {
    ServerSettings settings = settings(message);
    ReplyLocale here =
        message.isFromGuild() ? LocalWords.localeOf(message.getGuild()).orElse(home) : home;
    ReplyLocale setting = SettingsChannel.of(message).lang(settings).map(here::in).orElse(here);
    return new ChatContext(
        Optional.empty(),
        Optional.empty(),
        setting,
        settings.prefix(),
        names(settings),
        bare,
        Audiences.of(message));
  }

  private static Set<String> names(ServerSettings settings) {
    return settings.commands()
        ? Stream.concat(Stream.of(ChatContext.NAME), settings.command().stream())
            .collect(Collectors.toSet())
        : Set.of();
  }

  /** Adds the message's other content and the message that it replies to to the question. */
  private AskedMessage asked(Command command, Message message, ChatContext context) {
    if (!(command instanceof Command.Ask ask)) {
      return new AskedMessage(command, context, List.of(), Optional.empty());
    }
    Command.Ask whole = ask.about(MessageText.carried(message));
    List<Message.Attachment> files = new ArrayList<>(MessageText.files(message));
    Optional<UnreadReason> unread =
        MessageText.isBare(message) ? Optional.empty() : Optional.of(MessageText.unread(message));
    Message to = message.getReferencedMessage();
    if (to != null) {
      String text = OwnCard.question(to).orElseGet(() -> MessageText.of(to).strip());
      whole = whole.about(text);
      files.addAll(MessageText.files(to));
      boolean withheld =
          text.isEmpty() && MessageText.isBare(to) && message.isFromGuild() && !readsCommands.get();
      unread =
          unread.or(() -> Optional.of(withheld ? UnreadReason.WITHHELD : MessageText.unread(to)));
    }
    return new AskedMessage(whole, context, files, unread);
  }

  private static Pattern mention(Message message) {
    Stream<String> role =
        message.isFromGuild()
            ? Optional.ofNullable(message.getGuild().getBotRole()).map(Role::getAsMention).stream()
            : Stream.empty();
    String self = message.getJDA().getSelfUser().getId();
    return Pattern.compile(
        Stream.concat(Stream.of("<@" + self + ">", "<@!" + self + ">"), role)
            .map(Pattern::quote)
            .reduce((one, other) -> one + "|" + other)
            .orElseThrow());
  }

  private ServerSettings settings(Message message) {
    return choices.of(
        message.isFromGuild() ? Optional.of(message.getGuildIdLong()) : Optional.empty());
  }

  private boolean mayAnswer(Message message) {
    return SettingsChannel.of(message).isAnswered(settings(message));
  }

  /** The time window in which a user may ask five questions here. */
  Duration cooldown(Message message) {
    return Duration.ofSeconds(settings(message).cooldown());
  }

  /**
   * Whether to look for codes in a message that is no question: by people in watched channels, by
   * webhooks and other bots in channels with alerts.
   */
  boolean watches(Message message) {
    if (!message.isFromGuild() || !readsCommands.get() || message.getAuthor().isSystem()) {
      return false;
    }
    ServerSettings.Rooms rooms = settings(message).rooms();
    return SettingsChannel.of(message).isIn(isOfAPerson(message) ? rooms.watch() : rooms.alerts())
        && (isOfAPerson(message) || !isAboutUs(message));
  }

  /** Whether a person wrote it, rather than a webhook or a bot. */
  boolean isOfAPerson(Message message) {
    return !message.getAuthor().isBot() && !message.isWebhookMessage();
  }

  /** Whether it is errdict's own message, or another bot's reply to errdict. */
  private static boolean isAboutUs(Message message) {
    long self = message.getJDA().getSelfUser().getIdLong();
    Message to = message.getReferencedMessage();
    return message.getAuthor().getIdLong() == self
        || message.getApplicationIdLong() == message.getJDA().getSelfUser().getApplicationIdLong()
        || message.getMentions().getUsers().stream().anyMatch(user -> user.getIdLong() == self)
        || (to != null && to.getAuthor().getIdLong() == self);
  }

  /** The text to search for codes: alerts have theirs in embeds and components. */
  String watchedText(Message message) {
    return isOfAPerson(message) ? message.getContentRaw() : MessageText.of(message);
  }

  /** The locale of the reply to a watched message. */
  ReplyLocale watchLocale(Message message) {
    return context(message, false).localeFor(isOfAPerson(message) ? watchedText(message) : "");
  }
}
