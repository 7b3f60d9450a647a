package dev.errdict.admin.care;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.care.CheckResult.Check;
import dev.errdict.admin.care.CheckResult.Level;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.search.terminal.TerminalText;
import dev.errdict.search.terminal.TextStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reports the condition of a home, and what to do about problems. */
@Command(name = "doctor")
public final class Doctor extends CareReport {
  @Option(names = "--fix")
  private boolean fix;

  public Doctor(Invocation invocation) {
    super(invocation);
  }

  @Override
  public Integer call() throws CatalogException, Refusal, IOException {
    if (fix && (storeOptions().database().isPresent() || !Files.notExists(home().database()))) {
      treat();
    }
    List<CheckResult> symptoms =
        new HomeCheck(home(), invocation().clock(), lang(), storeOptions()).symptoms();
    boolean well = symptoms.stream().allMatch(one -> one.level() == Level.FINE);
    boolean open =
        symptoms.stream()
            .noneMatch(one -> one.check() == Check.DATABASE && one.level() == Level.TROUBLE);
    if (json()) {
      write(symptoms, well);
    } else {
      symptoms.forEach(this::print);
      out().println(word(well ? "doctor.well" : "doctor.unwell"));
    }
    return well ? Exit.FOUND : open ? Exit.NOT_FOUND : Exit.FAILURE;
  }

  private void treat() throws CatalogException, Refusal {
    if (!new HomeRepair(home(), invocation().clock(), storeOptions()).apply()) {
      return;
    }
    try (var dictionary = openDictionary()) {
      if (!awaitIndex(dictionary)) {
        throw complain(Exit.FAILURE, "reindex.not-done");
      }
    }
  }

  private void print(CheckResult symptom) {
    String mark = word("level." + symptom.level().tag());
    TextStyle ink =
        switch (symptom.level()) {
          case FINE -> TextStyle.ADDED;
          case NOTE -> TextStyle.WARNING;
          case TROUBLE -> TextStyle.REMOVED;
        };
    out().println(ink.on(mark, terminal().colour()) + "  " + TerminalText.line(symptom.sentence()));
  }

  private void write(List<CheckResult> symptoms, boolean well) throws IOException {
    try (JsonPage page = page("doctor")) {
      JsonGenerator json = page.json();
      json.writeBooleanField("well", well);
      json.writeArrayFieldStart("checks");
      for (CheckResult symptom : symptoms) {
        json.writeStartObject();
        json.writeStringField("check", symptom.check().tag());
        json.writeStringField("level", symptom.level().tag());
        json.writeStringField("sentence", symptom.sentence());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }
}
