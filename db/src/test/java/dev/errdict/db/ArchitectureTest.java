package dev.errdict.db;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@ArchTag("long")
@AnalyzeClasses(packages = "dev.errdict", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule db_knows_nothing_above_it =
      noClasses()
          .that()
          .resideInAPackage("dev.errdict.db..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.errdict.search..",
              "dev.errdict.bot..",
              "dev.errdict.admin..",
              "org.apache.lucene..",
              "net.dv8tion..",
              "picocli..");

  @ArchTest
  static final ArchRule only_the_packages_of_the_store_know_sql =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.errdict.db.words",
              "dev.errdict.db.catalog",
              "dev.errdict.db.format",
              "dev.errdict.db.table",
              "dev.errdict.db.diff",
              "dev.errdict.db.lint")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jooq..", "org.flywaydb..", "org.h2..", "java.sql..");

  @ArchTest
  static final ArchRule each_engine_is_known_in_one_package =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.errdict.db.h2", "dev.errdict.db.postgresql")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.h2..", "org.postgresql..");

  @ArchTest
  static final ArchRule migrations_are_known_where_they_are_made =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.errdict.db.migrate", "dev.errdict.db.upstream", "dev.errdict.db.postgresql")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.flywaydb..");

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("dev.errdict.db.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule yaml_is_read_and_written_in_one_place =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.errdict.db.format..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.snakeyaml..");
}
