package dev.errdict.admin.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;

/** Renders pages to HTML with the templates in src/main/jte. Safe for use by several threads. */
final class Pages {
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), Pages.class.getPackageName());

  byte[] html(EntryPage page) {
    return render("entry.jte", page);
  }

  byte[] html(ListPage page) {
    return render("list.jte", page);
  }

  byte[] html(ChoicePage page) {
    return render("choice.jte", page);
  }

  byte[] html(NotFoundPage page) {
    return render("lost.jte", page);
  }

  private byte[] render(String template, Object page) {
    Utf8ByteOutput out = new Utf8ByteOutput();
    engine.render(template, page, out);
    return out.toByteArray();
  }
}
