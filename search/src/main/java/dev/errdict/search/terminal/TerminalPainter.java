package dev.errdict.search.terminal;

import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.reply.EntryCard;
import dev.errdict.search.reply.EntryCard.Section;
import dev.errdict.search.reply.Option;
import dev.errdict.search.reply.Reply;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Shows replies on a terminal. Control characters in catalog texts are removed. */
public final class TerminalPainter {
  /** The width for output that is not a terminal: lines are not broken. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** Longer lines are hard to read, however wide the terminal is. */
  private static final int MOST_COLUMNS = 100;

  private static final int FEWEST_COLUMNS = 20;
  private static final String INDENT = "  ";

  private final int columns;
  private final boolean colour;

  /**
   * @param columns the terminal's width, or {@link #UNLIMITED}
   * @param colour whether it shows colours and the reader wants them
   */
  public TerminalPainter(int columns, boolean colour) {
    this.columns =
        columns == UNLIMITED ? UNLIMITED : Math.clamp(columns, FEWEST_COLUMNS, MOST_COLUMNS);
    this.colour = colour;
  }

  /** The reply as lines that each end with a line end. */
  public String paint(Reply reply) {
    Page page = new Page();
    switch (reply) {
      case Reply.Cards cards -> {
        page.sentence(cards.preface());
        for (EntryCard card : cards.cards()) {
          page.gap();
          card(page, card);
        }
      }
      case Reply.Pick pick -> {
        page.sentence(pick.preface());
        pick(page, pick);
      }
      case Reply.Nothing nothing -> {
        page.sentence(nothing.preface());
        if (!nothing.near().isEmpty()) {
          page.sentence(say(nothing.lang(), "terminal.near"));
          options(page, nothing.near());
        }
        page.sentence(nothing.advice());
      }
      case Reply.Note note -> page.asIs(note.text());
    }
    return page.text.toString();
  }

  private void card(Page page, EntryCard card) {
    page.title(
        card.ref().code() + INDENT + card.title(),
        card.retired() ? say(card.lang(), "terminal.retired") : "");
    for (String message : card.messages()) {
      page.lines(INDENT, message, TextStyle.VERBATIM);
    }
    for (Section section : card.sections()) {
      if (!section.brief()) {
        page.gap();
        page.heading(section.heading());
        page.body(section.body());
      }
    }
    brief(page, card);
    if (!card.related().isEmpty()) {
      page.gap();
      page.heading(say(card.lang(), "terminal.related"));
      options(page, card.related());
    }
    footer(page, card);
  }

  private void brief(Page page, EntryCard card) {
    List<Section> brief = card.sections().stream().filter(Section::brief).toList();
    if (brief.isEmpty()) {
      return;
    }
    page.gap();
    int widest =
        brief.stream().mapToInt(section -> TerminalText.width(section.heading())).max().orElse(0);
    for (Section section : brief) {
      page.row(section.heading(), widest, section.body());
    }
  }

  private void footer(Page page, EntryCard card) {
    if (card.fallback()
        || card.notice().isPresent()
        || card.source().isPresent()
        || card.page().isPresent()) {
      page.gap();
    }
    if (card.fallback()) {
      page.faint(say(card.lang(), "terminal.fallback"));
    }
    card.notice().ifPresent(page::faint);
    card.source().ifPresent(source -> page.faint(say(card.lang(), "terminal.source", source)));
    card.page().ifPresent(address -> page.faint(say(card.lang(), "terminal.page", address)));
  }

  private void pick(Page page, Reply.Pick pick) {
    Map<String, List<Option>> catalogs = pick.byCatalog();
    if (catalogs.size() < 2) {
      options(page, pick.options());
      return;
    }
    catalogs.forEach(
        (catalog, options) -> {
          page.sentence(catalog);
          options(
              page,
              options.stream()
                  .map(option -> new Option(option.ref(), option.title(), ""))
                  .toList());
        });
  }

  private void options(Page page, List<Option> options) {
    int widest =
        options.stream()
            .mapToInt(option -> TerminalText.width(TerminalText.line(option.ref().code())))
            .max()
            .orElse(0);
    for (Option option : options) {
      page.option(option, widest);
    }
  }

  private static String say(Lang lang, String key, Object... arguments) {
    return Words.of(TerminalPainter.class, lang).say(key, arguments);
  }

  /** The lines so far. */
  private final class Page {
    private final StringBuilder text = new StringBuilder();

    /** Adds an empty line, unless there is one already or this is the beginning. */
    void gap() {
      int length = text.length();
      if (length > 0 && !text.substring(Math.max(0, length - 2)).equals("\n\n")) {
        text.append('\n');
      }
    }

    void sentence(String sentence) {
      if (!sentence.isEmpty()) {
        plain("", sentence);
      }
    }

    void asIs(String words) {
      TerminalText.clean(words).lines().forEach(line -> text.append(line).append('\n'));
    }

    void title(String words, String mark) {
      String title = TerminalText.line(words);
      if (mark.isEmpty() || TerminalText.width(title + mark) + 1 > columns) {
        lines("", title, TextStyle.TITLE);
        lines("", mark, TextStyle.WARNING);
      } else {
        text.append(TextStyle.TITLE.on(title, colour))
            .append(' ')
            .append(TextStyle.WARNING.on(mark, colour));
        text.append('\n');
      }
    }

    void heading(String heading) {
      lines(INDENT, heading, TextStyle.HEADING);
    }

    void body(String body) {
      plain(INDENT + INDENT, body);
    }

    void faint(String words) {
      lines(INDENT, words, TextStyle.FAINT);
    }

    void row(String heading, int widest, String body) {
      String label = TerminalText.line(heading);
      text.append(INDENT).append(TextStyle.HEADING.on(label, colour));
      text.append(" ".repeat(widest - TerminalText.width(label) + 2));
      hanging(body, INDENT.length() + widest + 2);
    }

    void option(Option option, int widest) {
      String code = TerminalText.line(option.ref().code());
      text.append(INDENT + INDENT).append(TextStyle.TITLE.on(code, colour));
      text.append(" ".repeat(widest - TerminalText.width(code) + 2));
      String why = option.why().isEmpty() ? "" : " · " + option.why();
      hanging(option.title() + why, 2 * INDENT.length() + widest + 2);
    }

    private void hanging(String words, int from) {
      int room = Math.max(FEWEST_COLUMNS / 2, columns - from);
      List<String> lines = TerminalText.wrap(TerminalText.line(words), room);
      text.append(String.join("\n" + " ".repeat(from), lines)).append('\n');
    }

    private void plain(String indent, String words) {
      lines(indent, words, line -> line);
    }

    void lines(String indent, String words, TextStyle ink) {
      lines(indent, words, line -> ink.on(line, colour));
    }

    private void lines(String indent, String words, UnaryOperator<String> inked) {
      if (!words.isEmpty()) {
        for (String line :
            TerminalText.wrap(TerminalText.clean(words), columns - indent.length())) {
          text.append(line.isEmpty() ? "" : indent + inked.apply(line)).append('\n');
        }
      }
    }
  }
}
