package dev.errdict.search;

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
  static final ArchRule only_search_uses_lucene =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.errdict.search..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.lucene..");

  @ArchTest
  static final ArchRule search_reaches_the_database_through_the_store_alone =
      noClasses()
          .that()
          .resideInAPackage("dev.errdict.search..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.jooq..", "org.flywaydb..", "org.h2..", "java.sql..", "dev.errdict.db.schema..");

  @ArchTest
  static final ArchRule search_knows_no_door =
      noClasses()
          .that()
          .resideInAPackage("dev.errdict.search..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.errdict.bot..", "dev.errdict.admin..", "net.dv8tion..", "picocli..");

  @ArchTest
  static final ArchRule only_meaning_runs_models =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.errdict.search.meaning..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.onnxruntime..");

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("dev.errdict.search.(**)").should().beFreeOfCycles();
}
