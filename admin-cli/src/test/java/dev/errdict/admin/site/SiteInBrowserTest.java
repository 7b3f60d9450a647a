package dev.errdict.admin.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses the shipped catalog's site in a real browser, as its readers do. */
@Tag("browser")
@Tag("long")
class SiteInBrowserTest {
  @TempDir static Path folder;
  private static SiteBed bed;
  private static SiteServer server;
  private static Chromium chromium;

  @BeforeAll
  static void serve() throws Exception {
    Optional<Path> program = Chromium.find();
    assumeTrue(program.isPresent(), "there is a Chromium");
    bed = new SiteBed(folder).written();
    server = SiteServer.start(bed.site(), 0);
    chromium = new Chromium(program.get(), server.address());
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @AfterEach
  void nothing_went_wrong_in_any_page() {
    chromium.assertNoTroubles();
  }

  private static Page open(String path) {
    Page page = chromium.page();
    page.navigate(server.address() + path);
    return page;
  }

  private static Locator hits(Page page) {
    return page.locator("#hits li");
  }

  private static void type(Page page, String text) {
    page.keyboard().press("/");
    page.keyboard().type(text);
    page.waitForFunction("() => document.querySelector('.status').textContent !== ''");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 4303, 4303",
    "'', 对话不存在, 4303",
    "'', duihuabucunzai, 4303",
    "'', dui hua bu cun zai, 4303",
    "'', CONVERSATION_NOT_FOUND, 4303",
    "'', conversation not found, 4303",
    "en/, conversaton not fuond, 4303",
    "en/, 对话不存在, 4303",
    "en/, error 4303, 4303",
    "en/, Unique index violated, 137",
  })
  void search_finds_a_code_a_symbol_words_typos_and_pinyin(String path, String asked, String code) {
    Page page = open(path);

    type(page, asked);

    assertThat(hits(page).first().locator(".code")).hasText(code);
  }

  @Test
  void a_question_finds_by_the_texts_beyond_the_titles() {
    Page page = open("en/");

    type(page, "clear the old id from the client's cache");

    assertThat(hits(page).filter(new Locator.FilterOptions().setHasText("4303"))).hasCount(1);
  }

  @Test
  void search_says_when_nothing_is_found() {
    Page page = open("en/");

    type(page, "qqqqzzzz");

    assertThat(page.locator(".status"))
        .hasText("Nothing found. Try the code, a part of the message, or other words.");
  }

  @Test
  void the_keyboard_alone_is_enough() {
    Page page = open("en/");
    type(page, "conversation");
    assertThat(hits(page).nth(0)).hasAttribute("aria-selected", "true");

    page.keyboard().press("ArrowDown");
    assertThat(hits(page).nth(1)).hasAttribute("aria-selected", "true");
    assertThat(page.locator("#q")).hasAttribute("aria-activedescendant", "hit-1");
    String code = hits(page).nth(1).locator(".code").textContent();
    page.keyboard().press("Enter");

    assertThat(page).hasURL(server.address() + "leancloud/" + code + "/en/");
  }

  @Test
  void escape_closes_the_results() {
    Page page = open("");
    type(page, "429");

    page.keyboard().press("Escape");

    assertThat(page.locator(".found")).isHidden();
    assertThat(page.locator("#q")).hasAttribute("aria-expanded", "false");
  }

  @Test
  void enter_on_an_exact_code_opens_its_page() {
    Page page = open("en/");

    page.keyboard().press("/");
    page.keyboard().type("429");
    page.keyboard().press("Enter");

    assertThat(page).hasURL(server.address() + "leancloud/429/en/");
    assertThat(page.locator("h1")).hasText("Too many requests for the app");
  }

  @Test
  void an_address_with_a_code_to_search_leads_to_its_page() {
    assertThat(open("?q=4303")).hasURL(server.address() + "leancloud/4303/");
    assertThat(open("en/?q=4303")).hasURL(server.address() + "leancloud/4303/en/");
  }

  @Test
  void an_address_with_words_to_search_shows_what_they_find() {
    Page page = open("en/?q=conversation+not+found");

    assertThat(page.locator("#q")).hasValue("conversation not found");
    assertThat(hits(page).first().locator(".code")).hasText("4303");
  }

  @Test
  void each_page_leads_to_itself_in_the_other_language() {
    Page page = open("leancloud/4303/");
    assertThat(page.locator("h1")).hasText("对话不存在");

    page.locator("a.language").click();

    assertThat(page).hasURL(server.address() + "leancloud/4303/en/");
    assertThat(page.locator("h1")).hasText("Conversation not found");
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    page.locator("a.language").click();
    assertThat(page).hasURL(server.address() + "leancloud/4303/");
  }

  @Test
  void the_colours_follow_the_system_until_somebody_chooses() {
    Page page = chromium.page(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK));
    page.navigate(server.address() + "en/");
    assertThat(page.locator("body")).hasCSS("background-color", "rgb(21, 23, 27)");

    page.locator("button.theme").click();
    assertThat(page.locator("body")).hasCSS("background-color", "rgb(251, 250, 248)");

    page.navigate(server.address() + "leancloud/4303/en/");
    assertThat(page.locator("body")).hasCSS("background-color", "rgb(251, 250, 248)");
  }

  @Test
  void printed_it_is_dark_on_white_with_the_entry_alone() {
    Page page = chromium.page(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK));
    page.navigate(server.address() + "leancloud/4303/en/");

    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

    assertThat(page.locator("body")).hasCSS("background-color", "rgb(255, 255, 255)");
    assertThat(page.locator("h1")).isVisible();
    for (String tool : List.of(".top", ".bottom", ".copy")) {
      assertThat(page.locator(tool).first()).isHidden();
    }
  }

  @Test
  void a_missing_page_names_the_code_of_its_address() {
    Page page = open("somewhere/4303");

    assertThat(page.locator(".lost:visible .lead"))
        .hasText("The address contains 4303. Do you mean one of these?");
    page.locator(".lost:visible .rows a").first().click();

    assertThat(page).hasURL(Pattern.compile("/leancloud/4303/"));
    chromium.forgive("404");
  }

  @Test
  void a_missing_page_without_a_known_code_leads_to_all_codes() {
    Page page = open("leancloud/~~~~/en/");

    assertThat(page.locator(".lost:visible .lead")).hasText("No code like ~~~~ is known here.");
    page.locator(".lost:visible >> text=All codes").click();

    assertThat(page).hasURL(server.address() + "en/");
    chromium.forgive("404");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "en/", "leancloud/codes/", "leancloud/403/en/", "leancloud/4303/"})
  void nothing_is_wider_than_a_phone(String path) {
    Page page = chromium.page(new Browser.NewContextOptions().setViewportSize(320, 640));
    page.navigate(server.address() + path);

    assertFits(page);
    page.locator("#q").fill("对话");
    assertThat(hits(page).first()).isVisible();
    assertFits(page);
  }

  private static void assertFits(Page page) {
    assertEquals(
        true,
        page.evaluate(
            "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "leancloud/4303/en/"})
  void nothing_moves_while_a_page_loads(String path) {
    Page page = open(path);

    page.waitForTimeout(300);

    Object moved =
        page.evaluate(
            """
            () => new Promise((done) => {
              let sum = 0;
              new PerformanceObserver((list) => {
                list.getEntries().forEach((entry) => (sum += entry.value));
              }).observe({ type: "layout-shift", buffered: true });
              setTimeout(() => done(sum), 200);
            })
            """);
    // Web Vitals call up to 0.1 good; a line that moves everything below it gives 0.03. On a busy
    // machine a script that comes late gives 0.001 at the start page.
    assertTrue(((Number) moved).doubleValue() < 0.01, moved::toString);
  }

  @Test
  void without_scripts_a_page_is_complete() {
    Page page = chromium.page(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    page.navigate(server.address() + "leancloud/4303/en/");

    assertThat(page.locator("main")).containsText("CONVERSATION_NOT_FOUND");
    assertThat(page.locator("main")).containsText("Only after a fix");
    page.locator(".related a").first().click();
    assertThat(page).hasURL(server.address() + "leancloud/4401/en/");
  }

  @Test
  void buttons_copy_the_message_and_the_link() {
    Page page =
        chromium.page(
            new Browser.NewContextOptions()
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
    page.navigate(server.address() + "leancloud/4303/en/");

    page.locator(".message .copy").click();
    assertThat(page.locator(".message .copy")).hasText("Copied");
    assertEquals("CONVERSATION_NOT_FOUND", page.evaluate("() => navigator.clipboard.readText()"));
    page.locator("[data-copy-link]").click();
    assertThat(page.locator("[data-copy-link]")).hasText("Copied");
    assertEquals(
        server.address() + "leancloud/4303/en/",
        page.evaluate("() => navigator.clipboard.readText()"));
  }

  @Test
  void opened_as_files_it_searches_and_its_links_lead_on() {
    Page page = chromium.page();
    page.navigate(bed.site().resolve("en/index.html").toUri().toString());

    type(page, "conversation not found");
    assertThat(hits(page).first().locator(".code")).hasText("4303");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("^file:.*/leancloud/4303/en/index\\.html$"));
    page.locator(".related a").first().click();
    assertThat(page).hasURL(Pattern.compile("^file:.*/leancloud/4401/en/index\\.html$"));
    page.locator("a.language").click();
    assertThat(page).hasURL(Pattern.compile("^file:.*/leancloud/4401/index\\.html$"));
    assertTrue(page.locator("h1").isVisible());
  }
}
