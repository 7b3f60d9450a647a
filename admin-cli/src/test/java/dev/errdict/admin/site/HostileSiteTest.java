package dev.errdict.admin.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.search.reply.PageAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalog whose every field tries to become a part of the page. */
class HostileSiteTest {
  static final String EVIL =
      "</script></title><script>alert(1)</script><img src=x onerror=alert(1)>"
          + "\" onmouseover=\"alert(1) ' onfocus='alert(1) ${alert(1)} <!-- ]]> &lt;b&gt; @import";

  private static final String MODULE = "\"><script>alert(2)</script>";

  /** Folders that would be elsewhere, no folder, or the same one. */
  static final List<String> CODES =
      List.of(
          "../x",
          "a/b",
          "a\\b",
          "..",
          ".",
          "CON",
          "con",
          "aux.txt",
          "?",
          "#",
          "%2e",
          "%2E",
          "~2e",
          "en",
          "EN",
          "codes",
          "modules",
          "index.html",
          "INDEX.HTML",
          "404.html",
          ".htaccess",
          "javascript:alert(1)",
          "a b",
          "<b>",
          "\"",
          "'",
          "E1",
          "e1",
          "\u00e9",
          "e\u0301",
          "错误",
          "trailing.",
          ".hidden",
          "a:b",
          "*",
          "|",
          "&amp;",
          "🚫",
          "-rf",
          "$HOME",
          "x".repeat(64),
          "y".repeat(63) + "/",
          "错".repeat(64),
          "错".repeat(63) + "误");

  /** A tag, with its attributes' values in double quotes as the templates write them. */
  private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!](?:[^\">]|\"[^\"]*\")*>");

  @TempDir static Path folder;
  private static SiteBed bed;

  @BeforeAll
  static void write() throws Exception {
    bed = new SiteBed(folder).with(catalog());
    bed.written("--catalog", "evil", "--base-url", "https://example.org/", "--title", EVIL);
  }

  static String catalog() {
    StringBuilder yaml = new StringBuilder();
    String evil = quoted(EVIL);
    yaml.append(
        """
        format: errdict-catalog/1
        catalog:
          id: evil
          source: %1$s
          title: {zh: %1$s, en: %1$s}
          notice: {zh: %1$s, en: %1$s}
          modules:
            - id: %2$s
              title: {zh: %1$s, en: %1$s}
        entries:
        """
            .formatted(evil, quoted(MODULE)));
    for (String code : CODES) {
      yaml.append(
          """
            - code: %2$s
              module: %3$s
              title: {zh: %1$s, en: %1$s}
              variants:
                - message: %1$s
                  meaning: {zh: %1$s, en: %1$s}
              cause: {zh: %1$s, en: %1$s}
              action: {zh: %1$s, en: %1$s}
              note: {zh: %1$s, en: %1$s}
              phrases: {zh: [%1$s], en: [%1$s], symbols: [%1$s]}
          """
              .formatted(evil, quoted(code), quoted(MODULE)));
    }
    return yaml.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(bed.site())) {
      return files
          .filter(file -> file.toString().endsWith(".html") && Files.isRegularFile(file))
          .toList();
    }
  }

  @Test
  void no_text_becomes_an_element_an_attribute_or_a_script() throws Exception {
    for (Path page : pages()) {
      Matcher tag = TAG.matcher(Files.readString(page));
      while (tag.find()) {
        String bare = tag.group().replaceAll("\"[^\"]*\"", "\"\"");
        assertTrue(bare.matches("(?s)</?[a-z][a-z0-9]*( [a-z-]+(=\"\")?)*>|<!doctype html>"), bare);
        assertFalse(bare.matches("(?s)<(img|b|iframe|style)\\b.*|.* (on[a-z]+|style)=.*"), bare);
        assertFalse(bare.equals("<script>"), page.toString());
      }
    }
  }

  @Test
  void an_address_that_is_no_web_address_is_no_link() throws Exception {
    assertEquals("", WebAddress.safe("javascript:alert(1)"));
    assertEquals("", WebAddress.safe("data:text/html,x"));
    assertEquals("", WebAddress.safe(" JavaScript://x/%0aalert(1)"));
    assertEquals("https://example.org/a?b", WebAddress.safe("https://example.org/a?b"));
    for (Path page : pages()) {
      assertFalse(Files.readString(page).contains("href=\"javascript"), page.toString());
    }
  }

  @Test
  void the_search_scripts_and_the_json_hold_the_texts_as_strings() throws Exception {
    for (String file : List.of("assets/search-names.js", "assets/search-texts.js")) {
      assertFalse(bed.read(file).contains("</script>"), file);
    }
  }

  @Test
  void every_code_has_a_page_of_its_own_within_the_catalog() throws Exception {
    Set<String> headings = new HashSet<>();
    for (Path page : pages()) {
      String html = Files.readString(page);
      if (html.contains("class=\"entry\"") && !page.toString().contains("/en/index.html")) {
        int at = html.indexOf("<p class=\"code\">") + "<p class=\"code\">".length();
        headings.add(html.substring(at, html.indexOf("</p>", at)));
      }
    }
    assertEquals(CODES.size(), headings.size(), headings.toString());
    try (Stream<Path> beside = Files.list(folder)) {
      assertEquals(
          Set.of("catalog.yaml", "home", "site"),
          Set.copyOf(beside.map(path -> path.getFileName().toString()).toList()));
    }
  }

  @Test
  void folder_names_are_safe_on_every_system_and_distinct() {
    Set<String> names = new HashSet<>();
    for (String code : CODES) {
      String name = PageAddress.folder(code);
      assertTrue(name.matches("[A-Za-z0-9._~-]{1,100}"), name);
      assertFalse(name.matches("(?i)(con|aux|nul|prn)(\\..*)?|\\..*|.*\\."), name);
      assertTrue(names.add(name), name);
    }
    assertEquals("4303", PageAddress.folder("4303"));
    assertEquals("42P01", PageAddress.folder("42P01"));
    assertEquals("a~2fb", PageAddress.folder("a/b"));
    assertEquals("~2e~2e", PageAddress.folder(".."));
    assertEquals("~43ON", PageAddress.folder("CON"));
    assertEquals("~65n", PageAddress.folder("en"));
    assertEquals("~69ndex.html", PageAddress.folder("index.html"));
  }

  @Test
  void codes_that_differ_only_in_case_are_told_apart_where_folders_are_not() throws Exception {
    for (String code : List.of("E1", "e1")) {
      String choice = bed.read("evil/" + code + "/en/index.html");
      assertTrue(choice.contains("These codes differ only in case."), choice);
      assertTrue(choice.contains("~4531/en/") && choice.contains("~6531/en/"), choice);
    }
    Set<String> folded = new HashSet<>();
    for (Path page : pages()) {
      String path = bed.site().relativize(page).toString();
      boolean choice = Files.readString(page).contains("class=\"choices\"");
      assertTrue(folded.add(path.toLowerCase(Locale.ROOT)) || choice, path);
    }
  }
}
