package dev.errdict.admin;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@ArchTag("long")
@AnalyzeClasses(packages = "dev.errdict.admin", importOptions = DoNotIncludeTests.class)
class AdminArchitectureTest {
  @ArchTest
  static final ArchRule the_cli_knows_neither_sql_nor_lucene_nor_models_nor_the_bot =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.jooq..",
              "org.flywaydb..",
              "org.h2..",
              "java.sql..",
              "org.apache.lucene..",
              "ai.onnxruntime..",
              "net.dv8tion..",
              "dev.errdict.bot..",
              "dev.errdict.db.schema..",
              "dev.errdict.db.h2..");

  @ArchTest
  static final ArchRule commands_know_no_engine_and_no_connection =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "dev.errdict.db.h2..",
                      "dev.errdict.db.migrate..",
                      "dev.errdict.db.postgresql..")
                  .or(name("dev.errdict.db.rows.Database"))
                  .or(name("dev.errdict.db.home.HomeLock"))
                  .or(name("dev.errdict.db.home.Stamp"))
                  .or(name("dev.errdict.db.home.BuildFolder")));

  /** The parts are the store's; records are data. Copying is not a part: it opens stores. */
  @ArchTest
  static final ArchRule commands_build_no_parts_of_the_store =
      noClasses()
          .should()
          .callConstructorWhere(
              target(
                  owner(
                      resideInAnyPackage(
                              "dev.errdict.db.rows..",
                              "dev.errdict.db.learning..",
                              "dev.errdict.db.plan..",
                              "dev.errdict.db.upstream..",
                              "dev.errdict.db.backup..",
                              "dev.errdict.db.store..")
                          .and(not(assignableTo(Record.class))))));

  @ArchTest
  static final ArchRule saving_knows_no_command =
      noClasses()
          .that()
          .resideInAPackage("dev.errdict.admin.save..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.errdict.admin.edit..",
              "dev.errdict.admin.exchange..",
              "dev.errdict.admin.history..",
              "dev.errdict.admin.care..");

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("dev.errdict.admin.(*)..").should().beFreeOfCycles();
}
