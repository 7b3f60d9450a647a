package dev.errdict.admin;

import dev.errdict.admin.base.DictionaryCommand;
import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.care.BackUp;
import dev.errdict.admin.care.Doctor;
import dev.errdict.admin.care.Reindex;
import dev.errdict.admin.care.RestoreBackup;
import dev.errdict.admin.care.Stats;
import dev.errdict.admin.care.Stores;
import dev.errdict.admin.care.Upstream;
import dev.errdict.admin.command.Ask;
import dev.errdict.admin.command.Evaluate;
import dev.errdict.admin.command.LintCatalog;
import dev.errdict.admin.command.ListEntries;
import dev.errdict.admin.command.Show;
import dev.errdict.admin.edit.Add;
import dev.errdict.admin.edit.ApplyChanges;
import dev.errdict.admin.edit.EditEntry;
import dev.errdict.admin.edit.MoveEntries;
import dev.errdict.admin.edit.Phrases;
import dev.errdict.admin.edit.Relate;
import dev.errdict.admin.edit.Remove;
import dev.errdict.admin.edit.RenameEntry;
import dev.errdict.admin.edit.Restore;
import dev.errdict.admin.edit.Retire;
import dev.errdict.admin.edit.SetFields;
import dev.errdict.admin.edit.UndoChange;
import dev.errdict.admin.exchange.Catalogs;
import dev.errdict.admin.exchange.Export;
import dev.errdict.admin.exchange.ImportFrom;
import dev.errdict.admin.exchange.Init;
import dev.errdict.admin.history.DiffRevisions;
import dev.errdict.admin.history.History;
import dev.errdict.admin.learning.Learn;
import dev.errdict.admin.learning.MissCommand;
import dev.errdict.admin.learning.SuggestionCommand;
import dev.errdict.admin.site.PublishSite;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program's root: its commands. */
@Command(name = "errdict", versionProvider = Version.class)
public final class Errdict implements Callable<Integer> {
  /** Every command, in the order of the help. */
  static final Map<String, Function<Invocation, DictionaryCommand>> COMMANDS = commands();

  @Spec private CommandSpec spec = CommandSpec.create();

  private static Map<String, Function<Invocation, DictionaryCommand>> commands() {
    Map<String, Function<Invocation, DictionaryCommand>> commands = new LinkedHashMap<>();
    commands.put("init", Init::new);
    commands.put("show", Show::new);
    commands.put("ask", Ask::new);
    commands.put("list", ListEntries::new);
    commands.put("add", Add::new);
    commands.put("edit", EditEntry::new);
    commands.put("set", SetFields::new);
    commands.put("phrase", Phrases::new);
    commands.put("relate", Relate::new);
    commands.put("retire", Retire::new);
    commands.put("remove", Remove::new);
    commands.put("restore", Restore::new);
    commands.put("rename", RenameEntry::new);
    commands.put("move", MoveEntries::new);
    commands.put("apply", ApplyChanges::new);
    commands.put("history", History::new);
    commands.put("diff", DiffRevisions::new);
    commands.put("undo", UndoChange::new);
    commands.put("import", ImportFrom::new);
    commands.put("export", Export::new);
    commands.put("catalog", Catalogs::new);
    commands.put("site", PublishSite::new);
    commands.put("lint", LintCatalog::new);
    commands.put("evaluate", Evaluate::new);
    commands.put("completion", Completion::new);
    commands.put("upstream", Upstream::new);
    commands.put("backup", BackUp::new);
    commands.put("restore-backup", RestoreBackup::new);
    commands.put("store", Stores::new);
    commands.put("doctor", Doctor::new);
    commands.put("reindex", Reindex::new);
    commands.put("stats", Stats::new);
    commands.put("learn", Learn::new);
    commands.put("misses", MissCommand::new);
    commands.put("suggestions", SuggestionCommand::new);
    return commands;
  }

  /** Without a command, prints the usage. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Exit.USAGE;
  }
}
