package dev.errdict.bot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@ArchTag("long")
@AnalyzeClasses(packages = "dev.errdict.bot", importOptions = ImportOption.DoNotIncludeTests.class)
class BotArchitectureTest {
  @ArchTest
  static final ArchRule ONLY_THE_DISCORD_DOOR_KNOWS_JDA =
      noClasses()
          .that()
          .resideOutsideOfPackage("..bot.discord..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("net.dv8tion..", "okhttp3..");

  @ArchTest
  static final ArchRule THE_BOT_KNOWS_NEITHER_LUCENE_NOR_SQL_NOR_THE_CLI =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.lucene..",
              "org.jooq..",
              "org.flywaydb..",
              "org.h2..",
              "java.sql..",
              "dev.errdict.admin..");

  @ArchTest
  static final ArchRule there_is_one_logging_api =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.slf4j..");

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("dev.errdict.bot.(**)").should().beFreeOfCycles();
}
