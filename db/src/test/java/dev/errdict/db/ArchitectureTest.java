package dev.errdict.db;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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
  static final ArchRule sql_lives_in_the_store =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.errdict.db.store..", "dev.errdict.db.postgresql..", "dev.errdict.db.schema..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jooq..", "org.flywaydb..", "org.h2..", "java.sql..");

  @ArchTest
  static final ArchRule the_domain_its_files_and_its_merges_do_not_know_the_store =
      noClasses()
          .that()
          .resideInAnyPackage("dev.errdict.db", "dev.errdict.db.diff..", "dev.errdict.db.format..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.errdict.db.store..");

  @ArchTest
  static final ArchRule yaml_is_read_and_written_in_one_place =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.errdict.db.format..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.snakeyaml..");
}
