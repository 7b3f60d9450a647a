package dev.errdict.admin.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes the shipped catalog's site and looks at its files. */
@Tag("long")
class SiteTest {
  private static final String BASE = "https://errors.example.org/docs";

  @TempDir private static Path shared;
  @TempDir private Path folder;
  private SiteBed bed;

  @BeforeAll
  static void makeAHome() {
    new SiteBed(shared).done("show", "4303");
  }

  @BeforeEach
  void copyTheHome() throws IOException {
    bed = new SiteBed(folder);
    try (Stream<Path> files = Files.walk(shared)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(shared.relativize(file).toString());
        if (!Files.exists(copy)) {
          Files.copy(file, copy);
        }
      }
    }
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(bed.site())) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(bed.site().relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void a_catalog_that_is_not_for_every_server_is_left_out_unless_it_is_named() throws Exception {
    bed.done("catalog", "add", "inside", "servers=1234", "--yes");
    bed.done("add", "S-1", "--catalog", "inside", "title.en=Door is shut", "--yes", "--draft");
    bed.written();
    assertFalse(Files.exists(bed.site().resolve("inside")));
    assertFalse(String.join("\n", files().values()).contains("Door is shut"));

    bed.written("--catalog", "inside");
    assertTrue(bed.read("inside/S-1/en/index.html").contains("Door is shut"));
  }

  @Test
  void each_code_has_a_page_in_each_language() throws Exception {
    bed.written();

    String zh = bed.read("leancloud/4303/index.html");
    String en = bed.read("leancloud/4303/en/index.html");

    assertTrue(zh.contains("<html lang=\"zh-Hans\">"), zh);
    assertTrue(zh.contains("<h1 lang=\"zh-Hans\">对话不存在</h1>"), zh);
    assertTrue(en.contains("<h1 lang=\"en\">Conversation not found</h1>"), en);
    for (String part :
        new String[] {
          "CONVERSATION_NOT_FOUND",
          "<h2>Meaning</h2>",
          "<h2>Likely causes</h2>",
          "<h2>What to do</h2>",
          "<dd>Only after a fix</dd>",
          "<a href=\"../../../leancloud/4401/en/\">",
          "<a href=\"../../../leancloud/en/#m-im\">Instant Messaging</a>",
          "This is the archive of its error codes.",
          "github.com/leancloud/docs"
        }) {
      assertTrue(en.contains(part), part + " in " + en);
    }
    assertTrue(bed.read("leancloud/429/en/index.html").contains("rejected calls"));
    assertTrue(bed.read("leancloud/1/en/index.html").contains("at most"));
  }

  @Test
  void a_page_names_both_languages_and_its_own_address() throws Exception {
    bed.written("--base-url", BASE);

    String en = bed.read("leancloud/4303/en/index.html");

    for (String line :
        new String[] {
          "<link rel=\"canonical\" href=\"https://errors.example.org/docs/leancloud/4303/en/\">",
          "hreflang=\"zh-Hans\" href=\"https://errors.example.org/docs/leancloud/4303/\">",
          "hreflang=\"en\" href=\"https://errors.example.org/docs/leancloud/4303/en/\">",
          "<meta property=\"og:title\" content=\"4303 Conversation not found · LeanCloud error"
              + " codes\">",
          "\"@type\":\"TechArticle\"",
        }) {
      assertTrue(en.contains(line), line + " in " + en);
    }
    assertTrue(
        bed.read("index.html").contains("href=\"https://errors.example.org/docs/leancloud/\">"));
    assertTrue(bed.read("404.html").contains("<link rel=\"stylesheet\" href=\"/docs/assets/"));
  }

  @Test
  void the_sitemap_has_every_page_and_robots_txt_leads_to_it() throws Exception {
    bed.written("--base-url", BASE);

    String sitemap = bed.read("sitemap.xml");

    assertEquals(2 * (1 + 149), sitemap.split("<url>", -1).length - 1);
    assertTrue(sitemap.contains("<loc>https://errors.example.org/docs/leancloud/4303/en/</loc>"));
    assertTrue(
        bed.read("robots.txt").contains("Sitemap: https://errors.example.org/docs/sitemap.xml"));
  }

  @Test
  void without_a_base_address_there_is_no_sitemap_and_it_says_so() {
    SiteBed.Run run = bed.done("site", bed.site().toString());

    assertFalse(Files.exists(bed.site().resolve("sitemap.xml")));
    assertTrue(run.err().contains("there is no sitemap.xml"), run.err());
  }

  @Test
  void the_codes_are_there_as_the_documented_json() throws Exception {
    bed.written();

    String codes = bed.read("codes.json");
    try (JsonParser json = new JsonFactory().createParser(codes)) {
      assertEquals(JsonToken.START_OBJECT, json.nextToken());
      assertEquals("format", json.nextFieldName());
      assertEquals("errdict-json/1", json.nextTextValue());
      while (json.nextToken() != null) {} // to its end, as valid JSON
    }
    assertEquals(149, codes.split("\"catalog\" : \"leancloud\"", -1).length - 1);
  }

  @Test
  void the_same_revision_gives_the_same_bytes() throws Exception {
    bed.written("--base-url", BASE);
    Map<String, String> first = files();

    bed = new SiteBed(Files.createDirectory(folder.resolve("other")));
    bed.written("--base-url", BASE);

    assertEquals(first, files());
  }

  @Test
  void only_what_changed_is_written_again() throws Exception {
    bed.written();
    Path kept = bed.site().resolve("leancloud/429/index.html");
    Path changed = bed.site().resolve("leancloud/4303/index.html");
    FileTime old = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    Files.setLastModifiedTime(kept, old);
    Files.setLastModifiedTime(changed, old);

    bed.done("set", "4303", "note.zh=新的备注。", "note.en=A new note.", "--yes");
    bed.written();

    assertEquals(old, Files.getLastModifiedTime(kept));
    assertNotEquals(old, Files.getLastModifiedTime(changed));
    String page = Files.readString(changed);
    assertTrue(page.contains("新的备注。") && page.contains("最后修改于 2"), page);
  }

  @Test
  void a_removed_code_loses_its_page() throws Exception {
    bed.written();

    bed.done("remove", "4303", "--yes");
    bed.written();

    assertFalse(Files.exists(bed.site().resolve("leancloud/4303")));
  }

  @Test
  void what_others_put_into_the_site_stays() throws Exception {
    bed.written();
    Files.createDirectories(bed.site().resolve(".git/refs"));
    Files.writeString(bed.site().resolve("CNAME"), "errors.example.org\n");

    bed.written();

    assertTrue(Files.isDirectory(bed.site().resolve(".git/refs")));
    assertEquals("errors.example.org\n", bed.read("CNAME"));
    assertNothingBeside();
  }

  @Test
  void what_others_put_into_the_site_survives_a_process_killed_after_the_swap() throws Exception {
    bed.written();
    Map<String, String> whole = files();
    Files.move(bed.site(), leftover());
    Files.writeString(leftover().resolve("CNAME"), "errors.example.org\n");
    Files.createDirectories(bed.site()); // where the killed process had put the new site

    bed.written();

    assertEquals("errors.example.org\n", bed.read("CNAME"));
    Files.delete(bed.site().resolve("CNAME"));
    assertEquals(whole, files());
    assertNothingBeside();
  }

  @Test
  void a_site_of_a_killed_process_without_a_folder_takes_its_place() throws Exception {
    bed.written();
    Files.writeString(bed.site().resolve("CNAME"), "errors.example.org\n");
    Files.move(bed.site(), leftover().resolveSibling(leftover().getFileName() + "-old"));

    bed.written();

    assertEquals("errors.example.org\n", bed.read("CNAME"));
    assertNothingBeside();
  }

  @Test
  void a_half_written_site_of_a_killed_process_is_deleted() throws Exception {
    bed.written();
    Files.createDirectories(leftover());
    Files.writeString(leftover().resolve("half.html"), "<h1>");

    bed.written();

    assertFalse(Files.exists(bed.site().resolve("half.html")));
    assertNothingBeside();
  }

  @Test
  void a_file_of_others_with_the_name_of_a_page_is_named_and_left_alone() throws Exception {
    bed.done("catalog", "add", "shop", "title.en=Shop", "--yes");
    bed.written("--catalog", "leancloud");
    Files.createDirectories(bed.site().resolve("shop"));
    Files.writeString(bed.site().resolve("shop/thesis.txt"), "Years of work.");
    Map<String, String> before = files();

    SiteBed.Run run = bed.run("site", bed.site().toString());

    assertEquals(3, run.exit());
    assertTrue(run.err().contains("site/shop is in the way"), run.err());
    assertEquals(before, files());
    assertNothingBeside();
  }

  /** The folder that a process with the greatest number left, which no system gives. */
  private Path leftover() {
    return folder.resolve(".site.errdict-999999999999");
  }

  private void assertNothingBeside() throws IOException {
    try (Stream<Path> beside = Files.list(folder)) {
      assertEquals(0, beside.filter(path -> path.toString().contains(".errdict-")).count());
    }
  }

  @Test
  void a_site_and_the_home_do_not_contain_each_other() {
    for (Path out : new Path[] {folder, folder.resolve("home"), folder.resolve("home/site")}) {
      SiteBed.Run run = bed.run("site", out.toString());

      assertEquals(2, run.exit());
      assertTrue(run.err().contains("must not contain each other"), run.err());
    }
    assertFalse(Files.exists(folder.resolve("home/site")));
  }

  @Test
  void a_site_that_another_process_writes_meanwhile_is_replaced_as_a_whole() throws Exception {
    SiteFolder site = new SiteFolder(bed.site());

    site.replace(
        sink -> {
          sink.write("a.html", new byte[] {1});
          Files.createDirectories(bed.site());
          Files.writeString(
              bed.site().resolve(SiteFolder.MARKER), "errdict-site/1\nb.html\nc.html\n");
          Files.writeString(bed.site().resolve("b.html"), "b");
          Files.writeString(bed.site().resolve("c.html"), "b");
          Files.writeString(bed.site().resolve("CNAME"), "errors.example.org\n");
          sink.write("c.html", new byte[] {3});
        });

    assertEquals(Set.of(SiteFolder.MARKER, "CNAME", "a.html", "c.html"), files().keySet());
    assertNothingBeside();
  }

  @Test
  void a_folder_with_other_things_is_refused_and_left_alone() throws Exception {
    Files.createDirectories(bed.site());
    Files.writeString(bed.site().resolve("thesis.txt"), "Years of work.");

    SiteBed.Run run = bed.run("site", bed.site().toString());

    assertEquals(2, run.exit());
    assertTrue(run.err().contains("is neither empty nor a site that errdict wrote"), run.err());
    assertEquals("Years of work.", bed.read("thesis.txt"));
  }

  @Test
  void a_site_that_cannot_be_written_stays_as_it_was() throws Exception {
    bed.written();
    Map<String, String> before = files();

    SiteFolder site = new SiteFolder(bed.site());
    IOException failure =
        assertThrows(
            IOException.class,
            () ->
                site.replace(
                    sink -> {
                      sink.write("index.html", new byte[] {1});
                      throw new IOException("The disk is full.");
                    }));

    assertEquals("The disk is full.", failure.getMessage());
    assertEquals(before, files());
  }

  @Test
  void nothing_is_written_outside_the_folder() throws Exception {
    SiteFolder site = new SiteFolder(bed.site());

    assertThrows(
        IOException.class, () -> site.replace(sink -> sink.write("../evil.html", new byte[0])));

    assertFalse(Files.exists(folder.resolve("evil.html")));
  }

  @Test
  void several_catalogs_share_a_first_page() throws Exception {
    bed.done("catalog", "add", "shop", "title.en=Shop", "title.zh=商店", "--yes");
    bed.done("add", "S1", "--catalog", "shop", "title.en=Out of stock", "title.zh=缺货", "--draft");

    bed.written("--title", "All <errors>");

    String home = bed.read("en/index.html");
    assertTrue(home.contains("<h1>All &lt;errors&gt;</h1>"), home);
    assertTrue(home.contains("href=\"../shop/en/\""), home);
    assertTrue(bed.read("shop/S1/en/index.html").contains("Out of stock"));
    bed.written("--catalog", "shop");
    assertFalse(Files.exists(bed.site().resolve("leancloud")));
  }

  @Test
  void the_first_page_is_in_the_home_s_language_and_each_language_has_its_own() throws Exception {
    bed.written();
    assertTrue(bed.read("index.html").contains("<html lang=\"zh-Hans\">"));

    bed.done("init", "--language", "en");
    bed.written("--base-url", BASE);

    String first = bed.read("index.html");
    assertTrue(first.contains("<html lang=\"en\">"), first);
    assertTrue(first.contains("<a class=\"language\" href=\"./zh/\""), first);
    assertTrue(first.contains("<a href=\"./leancloud/4303/en/\">"), first);
    assertTrue(
        bed.read("leancloud/4303/index.html")
            .contains("hreflang=\"x-default\" href=\"" + BASE + "/leancloud/4303/en/\">"));
    assertTrue(bed.read("zh/index.html").contains("<a class=\"language\" href=\"../en/\""));
    assertTrue(
        bed.read("leancloud/4303/index.html").contains("class=\"brand\" href=\"../../zh/\""));
  }

  @Test
  void a_list_in_english_alone_has_an_english_first_page() throws Exception {
    bed.done("catalog", "add", "shop", "title.en=Shop", "--yes");
    bed.done("add", "S1", "--catalog", "shop", "title.en=Out of stock", "--draft");

    bed.written("--catalog", "shop");

    assertTrue(bed.read("index.html").contains("<html lang=\"en\">"));
  }

  @Test
  void a_catalog_without_modules_offers_no_second_order() throws Exception {
    bed.done("catalog", "add", "shop", "title.en=Shop", "--yes");
    bed.done("add", "S1", "--catalog", "shop", "title.en=Out of stock", "--draft");

    bed.written();

    assertFalse(bed.read("shop/en/index.html").contains("By code"));
    assertTrue(bed.read("leancloud/en/index.html").contains("By code"));
  }

  @Test
  void show_links_to_the_page() {
    bed.done("show", "4303");

    String out = bed.done(Map.of("ERRDICT_SITE_URL", BASE), "show", "4303").out();

    assertTrue(out.contains("Page: https://errors.example.org/docs/leancloud/4303/en/\n"), out);
    assertFalse(bed.done("show", "4303").out().contains("Page:"));
  }

  @Test
  void mistakes_are_named() {
    assertEquals(2, bed.run("site").exit());
    assertEquals(1, bed.run("site", bed.site().toString(), "--catalog", "none").exit());
    for (String url : new String[] {"javascript:alert(1)", "errors.example.org", "https://a/?b"}) {
      SiteBed.Run run = bed.run("site", bed.site().toString(), "--base-url", url);
      assertEquals(2, run.exit(), url);
      assertTrue(run.err().contains("is not the address of a site"), run.err());
    }
    assertFalse(Files.exists(bed.site()));
  }
}
