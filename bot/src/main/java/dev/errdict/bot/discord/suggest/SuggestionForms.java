package dev.errdict.bot.discord.suggest;

import dev.errdict.bot.chat.Incidents;
import dev.errdict.bot.discord.connect.Audiences;
import dev.errdict.bot.discord.connect.CommandList;
import dev.errdict.bot.discord.paint.CustomId;
import dev.errdict.bot.discord.paint.LocalWords;
import dev.errdict.bot.discord.paint.Markdown;
import dev.errdict.bot.discord.paint.View;
import dev.errdict.bot.discord.send.BlockingRequests;
import dev.errdict.bot.discord.send.ChannelQueues;
import dev.errdict.bot.discord.send.Cooldown;
import dev.errdict.bot.discord.send.InteractionReplies;
import dev.errdict.bot.discord.send.RequestFailure;
import dev.errdict.db.catalog.Audience;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.learning.LearningPlace;
import dev.errdict.db.learning.Suggestion;
import dev.errdict.db.learning.SuggestionStore;
import dev.errdict.db.words.Lang;
import dev.errdict.search.learning.Recorder;
import dev.errdict.search.learning.SuggestionReview;
import dev.errdict.search.lookup.Dictionary;
import dev.errdict.search.reply.ReplyLocale;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.modals.Modal;

/**
 * Accepts suggestions from chat, shows them to the maintainers, and carries out their decisions.
 */
public final class SuggestionForms extends ListenerAdapter {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_AT_ONCE = 5;
  private static final Duration WINDOW = Duration.ofHours(1);

  private final Dictionary dictionary;
  private final Recorder recorder;
  private final InteractionReplies replies;
  private final BlockingRequests requests;
  private final SuggestionCards cards;
  private final ChannelQueues queues;
  private final Incidents incidents;
  private final Cooldown cooldown;

  public SuggestionForms(
      Dictionary dictionary,
      Recorder recorder,
      InteractionReplies replies,
      BlockingRequests requests,
      SuggestionCards cards,
      ChannelQueues queues,
      Incidents incidents,
      Clock clock) {
    this.dictionary = dictionary;
    this.recorder = recorder;
    this.replies = replies;
    this.requests = requests;
    this.cards = cards;
    this.queues = queues;
    this.incidents = incidents;
    this.cooldown = new Cooldown(MOST_AT_ONCE, WINDOW, clock);
  }

  private SuggestionStore suggestions() {
    return dictionary.underlying().learning().suggestions();
  }

  private static ReplyLocale locale(Interaction event) {
    return InteractionReplies.localeOf(event);
  }

  private void say(IReplyCallback event, String key, Object... arguments) {
    replies.send(event, View.text(LocalWords.say(locale(event), key, arguments)), true);
  }

  private void open(IModalCallback event, Modal form) {
    try {
      requests.run(() -> event.replyModal(form), PATIENCE);
    } catch (RequestFailure failure) {
      failure.report(incidents, "a form");
    }
  }

  /** Opens the form for a new suggestion. */
  public void opened(GenericComponentInteractionCreateEvent event, CustomId.Suggest suggest) {
    if (hasChannel(event)) {
      suggest.write().ifPresent(id -> open(event, cards.form(id, "", locale(event))));
    }
  }

  /** Somebody used the command; blocks. */
  public void asked(SlashCommandInteractionEvent event) {
    String code = event.getOption(CommandList.CODE, "", OptionMapping::getAsString).strip();
    CustomId.Suggest suggest =
        new CustomId.Suggest(locale(event).lang(), event.getUser().getIdLong(), "");
    if (hasChannel(event)) {
      Modal form = cards.form(suggest.write().orElseThrow(), code, locale(event));
      open(event, form);
    }
  }

  /** Whether the server has a channel that takes suggestions; says so when it has none. */
  private boolean hasChannel(IReplyCallback event) {
    boolean has = channel(event).isPresent();
    if (!has) {
      say(event, "suggest.no-channel");
    }
    return has;
  }

  /** Handles a maintainer's click on a card's button. */
  public void pressed(GenericComponentInteractionCreateEvent event, CustomId.Decide decide) {
    if (!isMaintainer(event)) {
      say(event, "suggest.not-maintainer");
      return;
    }
    long number = decide.number();
    String id = decide.write().orElseThrow();
    switch (decide.what()) {
      case SuggestionCards.EDIT ->
          openFor(event, number, now -> cards.form(id, now, locale(event)));
      case SuggestionCards.REJECT ->
          openFor(event, number, now -> cards.reasonForm(id, locale(event)));
      default -> {
        if (openHere(event, find(event, number)).isPresent()) {
          accept(event, number);
        }
      }
    }
  }

  /** Opens a form about a suggestion, which must be read within seconds. */
  private void openFor(
      GenericComponentInteractionCreateEvent event, long number, Function<Suggestion, Modal> form) {
    Optional<Optional<Suggestion>> read = InteractionReplies.soon(() -> suggestions().find(number));
    if (read.isEmpty()) {
      say(event, "suggest.slow");
      return;
    }
    openHere(event, read.get()).ifPresent(now -> open(event, form.apply(now)));
  }

  /** Finds a suggestion; the reply may be deferred. */
  private <T extends IMessageEditCallback & IReplyCallback> Optional<Suggestion> find(
      T event, long number) {
    return replies.slow(event, event::deferEdit, () -> suggestions().find(number));
  }

  /** The suggestion, if it is an open one of this server; otherwise replies with an error. */
  private Optional<Suggestion> openHere(IReplyCallback event, Optional<Suggestion> found) {
    Audience audience = Audiences.of(event);
    Optional<Suggestion> here =
        found.filter(one -> one.place() == audience.server() && isVisible(one, audience));
    if (here.isEmpty()) {
      say(event, "suggest.unknown");
    }
    return here.filter(one -> !isDecided(event, one));
  }

  /** Whether the catalog is not one that has been bound to other servers since. */
  private boolean isVisible(Suggestion one, Audience audience) {
    return one.ref().isEmpty()
        || dictionary.catalog(one.ref().get().catalog()).isEmpty()
        || dictionary.catalogs(audience).stream()
            .anyMatch(catalog -> catalog.id().equals(one.ref().get().catalog()));
  }

  private boolean isMaintainer(Interaction event) {
    Member member = event.getMember();
    LearningPlace place = recorder.chosen(Audiences.of(event));
    return member != null
        && event.isFromGuild()
        && place
            .maintainers()
            .map(role -> member.getRoles().stream().anyMatch(one -> one.getIdLong() == role))
            .orElseGet(() -> member.hasPermission(Permission.MANAGE_SERVER));
  }

  private boolean isDecided(IReplyCallback event, Suggestion suggestion) {
    if (suggestion.state() == Suggestion.State.OPEN) {
      return false;
    }
    say(event, "suggest.decided", Markdown.escape(suggestion.decidedBy().orElse("")));
    return true;
  }

  private void accept(GenericComponentInteractionCreateEvent event, long number) {
    Lang lang = locale(event).lang();
    SuggestionReview review = new SuggestionReview(dictionary.underlying());
    switch (replies.slow(event, event::deferEdit, () -> review.accept(number, name(event), lang))) {
      case SuggestionReview.Outcome.Saved _ -> show(event, number);
      case SuggestionReview.Outcome.Decided(Suggestion now) -> isDecided(event, now);
      case SuggestionReview.Outcome.NoCode _ -> say(event, "suggest.no-code");
      case SuggestionReview.Outcome.Refused(List<String> reasons) ->
          say(event, "suggest.refused", Markdown.escape(String.join("; ", reasons)));
      case SuggestionReview.Outcome.Incomplete(EntryRef ref, List<String> reasons) ->
          say(event, "suggest.incomplete", Markdown.escape(String.join("; ", reasons)), ref.code());
      case SuggestionReview.Outcome.Removed(EntryRef ref, long revision) ->
          say(event, "suggest.removed", ref.code(), Long.toString(revision));
      case SuggestionReview.Outcome.Unknown _ -> say(event, "suggest.unknown");
    }
  }

  private <T extends IMessageEditCallback & IReplyCallback> void show(T event, long number) {
    find(event, number)
        .ifPresent(now -> replies.replace(event, cards.card(now, serverLocale(event))));
  }

  private static String name(Interaction event) {
    String name = event.getUser().getName();
    return name.substring(0, Math.min(name.length(), Suggestion.MOST_NAME));
  }

  private static ReplyLocale serverLocale(Interaction event) {
    Guild guild = event.getGuild();
    return guild == null ? locale(event) : LocalWords.localeOf(guild).orElse(ReplyLocale.EN);
  }

  @Override
  public void onModalInteraction(ModalInteractionEvent event) {
    Optional<CustomId> id =
        CustomId.read(event.getModalId())
            .filter(one -> one instanceof CustomId.Suggest || one instanceof CustomId.Decide);
    if (id.isEmpty()) {
      return;
    }
    boolean taken =
        queues.offer(
            event.getIdLong(),
            () -> {
              try {
                filled(event, id.get());
              } catch (RuntimeException e) {
                replies.failed(event, "a form", e);
              }
            });
    if (!taken) {
      String busy = LocalWords.say(locale(event), "busy");
      var _ = event.reply(View.text(busy).create()).setEphemeral(true).submit();
    }
  }

  private void filled(ModalInteractionEvent event, CustomId id) {
    if (id instanceof CustomId.Suggest suggest) {
      suggested(event, suggest);
    } else if (id instanceof CustomId.Decide decide) {
      if (!isMaintainer(event)) {
        say(event, "suggest.not-maintainer");
        return;
      }
      Optional<Suggestion> found = openHere(event, find(event, decide.number()));
      if (found.isEmpty()) {
        return;
      }
      if (decide.what().equals(SuggestionCards.REJECT)) {
        rejected(event, decide.number());
      } else {
        edited(event, found.get());
      }
    }
  }

  private void suggested(ModalInteractionEvent event, CustomId.Suggest suggest) {
    Audience audience = Audiences.of(event);
    String code = given(event, SuggestionCards.CODE);
    String meaning = given(event, SuggestionCards.MEANING);
    String advice = given(event, SuggestionCards.ADVICE);
    Optional<GuildMessageChannel> channel = channel(event);
    if (channel.isEmpty()) {
      say(event, "suggest.no-channel");
    } else if (meaning.isEmpty() && advice.isEmpty()) {
      say(event, "suggest.empty");
    } else if (!code.isEmpty() && !EntryRef.isCode(code)) {
      say(event, "suggest.bad-code");
    } else if (cooldown.check(event.getUser().getIdLong()) != Cooldown.Verdict.GO) {
      say(event, "suggest.too-many");
    } else {
      Optional<Suggestion> stored =
          replies.slow(
              event,
              () -> event.deferReply(true),
              () ->
                  stored(
                      Suggestion.open(
                          audience.server(),
                          recorder.today(),
                          lang(event, Lang.ofScript(meaning + advice)),
                          ref(code, audience),
                          recorder.question(audience, suggest.question()),
                          meaning,
                          advice,
                          name(event),
                          event.getUser().getIdLong())));
      say(event, "suggest.thanks");
      stored.ifPresent(one -> send(channel.get(), event, one));
    }
  }

  private Optional<Suggestion> stored(Suggestion suggestion) {
    return suggestions().find(suggestions().add(suggestion));
  }

  private void send(GuildMessageChannel channel, ModalInteractionEvent event, Suggestion stored) {
    try {
      requests.run(
          () ->
              channel.sendMessage(
                  cards.card(stored, serverLocale(event)).fitting(channel).create()),
          PATIENCE);
    } catch (RequestFailure failure) {
      // The suggestion is stored: errdict suggestions lists it.
      failure.report(incidents, "showing a suggestion");
    }
  }

  private Optional<GuildMessageChannel> channel(Interaction event) {
    Guild guild = event.getGuild();
    return guild == null
        ? Optional.empty()
        : recorder
            .chosen(Audiences.of(event))
            .channel()
            .flatMap(id -> Optional.ofNullable(guild.getChannelById(GuildMessageChannel.class, id)))
            .filter(GuildMessageChannel::canTalk);
  }

  /** The entry of a code that the audience may see; of a new code, in its first catalog. */
  private Optional<EntryRef> ref(String code, Audience audience) {
    if (code.isEmpty()) {
      return Optional.empty();
    }
    return dictionary
        .read(audience, index -> index.withCode(code))
        .flatMap(refs -> refs.stream().findFirst())
        .or(
            () ->
                dictionary.catalogs(audience).stream()
                    .filter(catalog -> !catalog.retired())
                    .map(Catalog::id)
                    .findFirst()
                    .map(id -> new EntryRef(id, code)));
  }

  private void rejected(ModalInteractionEvent event, long number) {
    String reason = given(event, SuggestionCards.REASON);
    if (replies.slow(
        event, event::deferEdit, () -> suggestions().reject(number, name(event), reason))) {
      show(event, number);
    } else {
      find(event, number).ifPresent(now -> isDecided(event, now));
    }
  }

  private void edited(ModalInteractionEvent event, Suggestion before) {
    String code = given(event, SuggestionCards.CODE);
    if (!code.isEmpty() && !EntryRef.isCode(code)) {
      say(event, "suggest.bad-code");
      return;
    }
    Optional<EntryRef> same = before.ref().filter(ref -> ref.code().equals(code));
    Suggestion after =
        before.with(
            lang(event, before.lang()),
            same.or(() -> ref(code, Audiences.of(event))),
            given(event, SuggestionCards.MEANING),
            given(event, SuggestionCards.ADVICE));
    if (replies.slow(event, event::deferEdit, () -> suggestions().edit(after))) {
      replies.replace(event, cards.card(after, serverLocale(event)));
    } else {
      find(event, before.id()).ifPresent(now -> isDecided(event, now));
    }
  }

  private static Lang lang(ModalInteractionEvent event, Lang otherwise) {
    return Optional.ofNullable(event.getValue(SuggestionCards.LANG)).stream()
        .flatMap(chosen -> chosen.getAsStringList().stream())
        .findFirst()
        .flatMap(Lang::of)
        .orElse(otherwise);
  }

  private static String given(ModalInteractionEvent event, String name) {
    ModalMapping given = event.getValue(name);
    String text = given == null ? "" : given.getAsString().strip();
    return text.substring(0, Math.min(text.length(), Suggestion.MOST));
  }
}
