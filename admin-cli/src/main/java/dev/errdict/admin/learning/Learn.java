package dev.errdict.admin.learning;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.home.LearningMark;
import dev.errdict.db.learning.LearningPlace;
import dev.errdict.db.learning.LearningStatus;
import dev.errdict.db.learning.LearningStore;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Tagged;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows and sets whether questions are kept in this home, and for how long; deletes them. */
@Command(name = "learn")
public final class Learn extends LearningCommand {
  private enum Action implements Tagged {
    ON,
    OFF,
    KEEP,
    FORGET,
    STATUS
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "on|off|keep|forget|status",
      descriptionKey = "LEARN-ACTION")
  private String asked = "status";

  @Parameters(index = "1", arity = "0..1", paramLabel = "DAYS", descriptionKey = "LEARN-DAYS")
  private Optional<String> days = Optional.empty();

  @Option(
      names = {"-y", "--yes"},
      descriptionKey = "LEARN-YES")
  private boolean yes;

  @Option(names = "--json")
  private boolean json;

  public Learn(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    Action action = action(Action.class, asked);
    if (days.isPresent() != (action == Action.KEEP)) {
      throw complain(Exit.USAGE, action == Action.KEEP ? "learn.which-days" : "learn.no-days");
    }
    try (Store store = action == Action.STATUS ? openStoreToRead() : openStore()) {
      LearningStore learning = store.learning();
      switch (action) {
        case ON -> turn(learning, true);
        case OFF -> turn(learning, false);
        case KEEP -> keep(learning);
        case FORGET -> forget(store);
        case STATUS -> {}
      }
      report(learning.status());
      return Exit.FOUND;
    }
  }

  private void turn(LearningStore learning, boolean on) {
    learning.change(LearningPlace.HOME, before -> before.withOn(on));
    new LearningMark(home()).set(on);
  }

  private void keep(LearningStore learning) throws Refusal {
    String asked = days.orElseThrow();
    long wanted =
        number(asked, LearningStore.MOST_DAYS)
            .orElseThrow(
                () -> complain(Exit.USAGE, "learn.bad-days", asked, LearningStore.MOST_DAYS));
    learning.keep((int) wanted, today());
  }

  private void forget(Store store) throws CatalogException, Refusal {
    if (!yes) {
      if (json || !terminal().canAsk()) {
        throw complain(Exit.USAGE, "learn.needs-yes");
      }
      LearningStatus now = store.learning().status();
      if (!terminal().confirm(word("learn.ask-forget", now.groups(), now.suggestions()))) {
        throw complain(Exit.NOT_FOUND, "learn.not-forgotten");
      }
    }
    store.learning().forget();
    store.care().compact();
  }

  private void report(LearningStatus status) throws IOException {
    LearningPlace here = status.places().getOrDefault(LearningPlace.HOME, LearningPlace.OFF);
    if (json) {
      write(status, here);
      return;
    }
    out().println(word(here.on() ? "learn.home-on" : "learn.home-off"));
    new TreeMap<>(status.places())
        .forEach(
            (place, chosen) -> {
              if (place != LearningPlace.HOME) {
                out()
                    .println(
                        word(
                            chosen.on() ? "learn.server-on" : "learn.server-off",
                            Long.toString(place)));
              }
            });
    out().println(word("learn.kept", status.keepDays(), status.questions(), status.groups()));
    out().println(word("learn.suggestions", status.suggestions()));
  }

  private void write(LearningStatus status, LearningPlace here) throws IOException {
    try (JsonPage page = page("learn")) {
      JsonGenerator out = page.json();
      out.writeBooleanField("home", here.on());
      out.writeArrayFieldStart("servers");
      for (var one : new TreeMap<>(status.places()).entrySet()) {
        if (one.getKey() != LearningPlace.HOME) {
          out.writeStartObject();
          out.writeStringField("id", Long.toString(one.getKey()));
          out.writeBooleanField("on", one.getValue().on());
          out.writeEndObject();
        }
      }
      out.writeEndArray();
      out.writeNumberField("keepDays", status.keepDays());
      out.writeNumberField("questions", status.questions());
      out.writeNumberField("groups", status.groups());
      out.writeNumberField("suggestions", status.suggestions());
    }
  }
}
