package dev.errdict.admin.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.errdict.admin.json.EntryJson;
import dev.errdict.admin.json.JsonPage;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.words.Lang;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Optional;

/** The files of a site that programs read: the sitemap, robots.txt and codes.json. */
final class SiteFiles {
  /** sitemaps.org: a file holds at most 50,000 addresses. */
  private static final int SITEMAP = 50_000;

  private final SiteContent content;
  private final SiteOptions options;

  SiteFiles(SiteContent content, SiteOptions options) {
    this.content = content;
    this.options = options;
  }

  void write(SiteSink sink) throws IOException {
    Optional<String> base = options.baseUrl();
    if (base.isPresent()) {
      sitemaps(base.get(), sink);
    }
    sink.write(
        "robots.txt",
        ("User-agent: *\nAllow: /\n"
                + base.map(url -> "Sitemap: " + url + "sitemap.xml\n").orElse(""))
            .getBytes(UTF_8));
    sink.write("codes.json", codes());
  }

  /** One sitemap, or an index of several. */
  private void sitemaps(String base, SiteSink sink) throws IOException {
    int parts = 0;
    int urls = 0;
    StringBuilder map = new StringBuilder();
    for (SiteContent.Shown shown : content.catalogs()) {
      for (Lang lang : Lang.values()) {
        map.append(url(base, Place.of(shown, lang), Optional.empty()));
        urls++;
      }
      SharedFolders shared = new SharedFolders(shown.entries());
      for (Entry entry : shown.entries()) {
        if (urls + 2 > SITEMAP) {
          sink.write("sitemap-" + ++parts + ".xml", urlset(map));
          map.setLength(0);
          urls = 0;
        }
        for (Lang lang : Lang.values()) {
          map.append(url(base, shared.place(entry, lang), shown.edited(entry.ref())));
          urls++;
        }
      }
    }
    if (parts == 0) {
      sink.write("sitemap.xml", urlset(map));
      return;
    }
    sink.write("sitemap-" + ++parts + ".xml", urlset(map));
    StringBuilder index = new StringBuilder();
    for (int part = 1; part <= parts; part++) {
      index.append("  <sitemap><loc>").append(xml(base)).append("sitemap-").append(part);
      index.append(".xml</loc></sitemap>\n");
    }
    sink.write("sitemap.xml", document("sitemapindex", "", index));
  }

  private static byte[] urlset(CharSequence urls) {
    return document("urlset", " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"", urls);
  }

  private static byte[] document(String root, String more, CharSequence content) {
    return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<"
            + root
            + " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
            + more
            + ">\n"
            + content
            + "</"
            + root
            + ">\n")
        .getBytes(UTF_8);
  }

  private static String url(String base, Place place, Optional<LocalDate> edited) {
    StringBuilder url = new StringBuilder("  <url><loc>" + xml(base + place.path()) + "</loc>");
    edited.ifPresent(date -> url.append("<lastmod>").append(date).append("</lastmod>"));
    for (Lang lang : Lang.values()) {
      url.append("<xhtml:link rel=\"alternate\" hreflang=\"")
          .append(Frame.htmlLang(lang))
          .append("\" href=\"")
          .append(xml(base + place.in(lang).path()))
          .append("\"/>");
    }
    return url.append("</url>\n").toString();
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private byte[] codes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintWriter out = new PrintWriter(new OutputStreamWriter(bytes, UTF_8));
    try (JsonPage page = new JsonPage(out, "site", Lang.ZH)) {
      JsonGenerator json = page.json();
      json.writeNumberField("revision", content.revision());
      EntryJson entries = new EntryJson(json);
      json.writeArrayFieldStart("entries");
      for (SiteContent.Shown shown : content.catalogs()) {
        for (Entry entry : shown.entries()) {
          entries.write(entry);
        }
      }
      json.writeEndArray();
    }
    out.flush();
    // JsonPage uses the system's line end; the site must be the same on every system.
    return bytes.toString(UTF_8).replace("\r\n", "\n").getBytes(UTF_8);
  }
}
