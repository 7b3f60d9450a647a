package dev.errdict.db.rows;

import static dev.errdict.db.rows.Workbench.ref;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.ChangeKind;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.engine.OnBothEngines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnBothEngines
class FormerNamesTest {
  private Workbench bench;

  @BeforeEach
  void open() throws CatalogException {
    bench = new Workbench();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_code_that_changed_several_times_leads_to_the_present_one() throws CatalogException {
    bench.put("code: 7", "code: 8");
    rename("7", "70");
    rename("70", "700");

    assertEquals(Map.of("7", "700", "70", "700"), former());
  }

  @Test
  void of_a_code_that_two_entries_had_the_later_one_counts() throws CatalogException {
    bench.put("code: 7", "code: 8");
    rename("7", "70");
    rename("8", "7");
    rename("7", "80");

    assertEquals(Map.of("7", "80", "8", "80"), former());
  }

  @Test
  void codes_that_two_entries_exchanged_are_not_former() throws CatalogException {
    bench.put("code: 7", "code: 8");
    rename("7", "9");
    rename("8", "7");
    rename("9", "8");

    assertEquals(Map.of("9", "8"), former());
  }

  @Test
  void a_removed_entry_has_no_former_codes() throws CatalogException {
    bench.put("code: 7");
    rename("7", "70");
    bench.remove("70");

    assertEquals(Map.of(), former());
  }

  @Test
  void many_renamed_entries_are_read_by_one_statement() throws CatalogException {
    List<String> entries = new ArrayList<>();
    for (int code = 1000; code < 1040; code++) {
      entries.add("code: " + code);
    }
    bench.put(entries.toArray(String[]::new));
    for (int code = 1000; code < 1040; code++) {
      rename("" + code, "N" + code);
    }
    AtomicInteger statements = new AtomicInteger();
    ExecuteListener counting =
        new ExecuteListener() {
          @Override
          public void executeStart(ExecuteContext context) {
            statements.incrementAndGet();
          }
        };

    List<FormerName> former =
        bench.database.query(
            sql ->
                new FormerNames(DSL.using(sql.configuration().deriveAppending(counting)))
                    .recoded());

    assertEquals(40, former.size());
    assertEquals(1, statements.get());
  }

  private void rename(String before, String after) throws CatalogException {
    EntryRef name = ref(after);
    var entry = bench.store.find(ref(before)).orElseThrow().named(name);
    bench.store.commit(
        new Edit(
            ChangeKind.EDIT,
            "mei",
            "",
            List.of(),
            List.of(
                new EntryEdit(ref(before), OptionalLong.empty(), Optional.empty()),
                new EntryEdit(name, OptionalLong.empty(), Optional.of(entry))),
            List.of(new Renaming(ref(before), name))));
  }

  /** The present code by the former one. */
  private Map<String, String> former() {
    return bench.store.formerCodes().stream()
        .collect(
            Collectors.toMap(name -> name.name().code(), name -> name.now().orElseThrow().code()));
  }
}
