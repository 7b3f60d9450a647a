package dev.errdict.admin.site;

import static java.util.stream.Collectors.joining;

import com.microsoft.playwright.Page;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.store.Store;
import dev.errdict.db.words.Lang;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Prints the figures of docs/site.md, which has the command. */
@Tag("browser")
@EnabledIfSystemProperty(named = "errdict.figures", matches = "site")
class SiteFiguresTest {
  private static final int ENTRIES = 2000;
  private static final List<String> QUERIES =
      List.of(
          "conversation not found",
          "对话不存在怎么办",
          "duihuabucunzai",
          "too many requests from this ip",
          "短信验证码发送失败",
          "invalid sesion token",
          "4303");

  @TempDir private Path folder;

  @Test
  void sizes_and_times() throws Exception {
    SiteContent shipped;
    try (Store store = Store.inMemory("figures", Clock.systemUTC())) {
      shipped = SiteContent.read(store, Optional.empty());
    }
    Path small = write(shipped, "small");
    System.out.println(
        "index page of the shipped catalog, first load, gzip -6: "
            + zipped(
                small,
                "index.html",
                "assets/site.css",
                "assets/theme.js",
                "assets/site.js",
                "assets/icon.svg")
            + " bytes; to search names, also "
            + zipped(small, "assets/minisearch.js", "assets/search.js", "assets/search-names.js")
            + "; to search texts, also "
            + zipped(small, "assets/search-texts.js"));

    Path large = write(many(shipped), "large");
    try (SiteServer server = SiteServer.start(large, 0);
        Chromium chromium = new Chromium(Chromium.find().orElseThrow(), server.address())) {
      Page page = chromium.page();
      page.navigate(server.address() + "en/");
      page.locator("#q").focus();
      page.waitForFunction(
          "() => performance.getEntriesByName(location.origin"
              + " + '/assets/search-texts.js').length > 0");
      page.waitForTimeout(3000);
      List<Double> times = new ArrayList<>();
      for (String query : QUERIES) {
        for (int end = 1; end <= query.length(); end++) {
          times.add(keystroke(page, query.substring(0, end)));
        }
      }
      times.sort(null);
      System.out.printf(
          "a keystroke at %d entries, to the laid-out results: median %.1f ms, 95 %% %.1f ms, slowest"
              + " %.1f ms of %d%n",
          ENTRIES,
          times.get(times.size() / 2),
          times.get(times.size() * 95 / 100),
          times.getLast(),
          times.size());
    }
  }

  private static double keystroke(Page page, String text) {
    Object time =
        page.evaluate(
            """
            async (text) => {
              const field = document.querySelector("#q");
              const began = performance.now();
              field.value = text;
              field.dispatchEvent(new Event("input"));
              await new Promise((done) => queueMicrotask(() => queueMicrotask(() =>
                queueMicrotask(done))));
              document.querySelector("#hits").getBoundingClientRect();
              return performance.now() - began;
            }
            """,
            text);
    return ((Number) time).doubleValue();
  }

  /** The shipped entries over and over, each with a code of its own. */
  private static SiteContent many(SiteContent shipped) {
    SiteContent.Shown one = shipped.catalogs().getFirst();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < ENTRIES; i++) {
      Entry entry = one.entries().get(i % one.entries().size());
      entries.add(
          new Entry(
              new EntryRef(one.id(), Integer.toString(10_000 + i)),
              entry.module(),
              entry.retired(),
              entry.retry(),
              entry.mender(),
              entry.vendorAdvice(),
              entry.texts(),
              entry.variants(),
              entry.limits(),
              List.of(),
              entry.links(),
              entry.phrases()));
    }
    return new SiteContent(
        1, Lang.ZH, List.of(new SiteContent.Shown(one.catalog(), entries, Map.of())));
  }

  private Path write(SiteContent content, String name) throws IOException {
    Path site = folder.resolve(name);
    new SiteFolder(site)
        .replace(
            new SiteWriter(content, new SiteOptions(Optional.empty(), Optional.empty()))::write);
    return site;
  }

  private static String zipped(Path site, String... files) throws IOException {
    int total = 0;
    for (String file : files) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
        zip.write(Files.readAllBytes(site.resolve(file)));
      }
      total += bytes.size();
    }
    return total + " (" + Stream.of(files).collect(joining(", ")) + ")";
  }
}
