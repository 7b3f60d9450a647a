package dev.errdict.bot.discord.figures;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws the body of a message about as Discord's phone app shows it, as SVG. */
final class MessagePicture {
  private static final int WIDTH = 460;
  private static final int LEFT = 30;
  private static final int TEXT = WIDTH - LEFT - 26;
  private static final int SIZE = 14;
  private static final Pattern LINK = Pattern.compile("\\[([^\\]\\\\]+)]\\((https?://[^)]+)\\)");
  private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(\\p{Punct})");
  private static final Pattern BLOCK = Pattern.compile("```\\n(.*?)\\n```\\n?", Pattern.DOTALL);

  private final StringBuilder svg = new StringBuilder();
  private int y = 14;

  private MessagePicture() {}

  /**
   * @param body what the bot sent to {@code POST /channels/…/messages}
   */
  static String of(JsonNode body) {
    MessagePicture picture = new MessagePicture();
    picture.message(body);
    int height = picture.y + 10;
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="'gg sans','Noto Sans','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif">
        <rect width="100%%" height="100%%" rx="8" fill="#313338"/>
        %s</svg>
        """
        .formatted(WIDTH, height, WIDTH, height, picture.svg);
  }

  private void message(JsonNode body) {
    String content = body.path("content").asText();
    if (!content.isEmpty()) {
      text(plain(content), 16, TEXT + 14, SIZE, "#dbdee1", false);
      y += 8;
    }
    body.path("embeds").forEach(this::embed);
    body.path("components").forEach(this::row);
  }

  private void embed(JsonNode embed) {
    int top = y;
    int mark = svg.length();
    y += 12;
    text(plain(embed.path("title").asText()), LEFT, TEXT, 16, "#00a8fc", true);
    description(embed.path("description").asText());
    fields(embed.path("fields"));
    String footer = embed.path("footer").path("text").asText();
    if (!footer.isEmpty()) {
      y += 6;
      text(footer, LEFT, TEXT, 11, "#b5bac1", false);
    }
    y += 8;
    String colour = String.format(Locale.ROOT, "#%06x", embed.path("color").asInt());
    svg.insert(
        mark, rect(12, top, WIDTH - 24, y - top, "#2b2d31") + rect(12, top, 4, y - top, colour));
    y += 10;
  }

  private void description(String description) {
    Matcher block = BLOCK.matcher(description);
    int from = 0;
    while (block.find()) {
      text(plain(description.substring(from, block.start())), LEFT, TEXT, SIZE, "#dbdee1", false);
      int top = y;
      int mark = svg.length();
      y += 8;
      text(block.group(1), LEFT + 8, TEXT - 16, 13, "#dbdee1", false);
      y += 4;
      svg.insert(mark, rect(LEFT, top, TEXT, y - top, "#1e1f22"));
      y += 6;
      from = block.end();
    }
    text(plain(description.substring(from)), LEFT, TEXT, SIZE, "#dbdee1", false);
  }

  private void fields(JsonNode fields) {
    int column = 0;
    int top = y;
    int lowest = y;
    for (JsonNode field : fields) {
      boolean inline = field.path("inline").asBoolean();
      if (!inline || column == 3) {
        y = Math.max(y, lowest);
        column = 0;
      }
      if (column == 0) {
        top = y;
      }
      y = top + 8;
      int width = inline ? TEXT / 3 - 8 : TEXT;
      int x = LEFT + column * (TEXT / 3);
      text(plain(field.path("name").asText()), x, width, 13, "#f2f3f5", true);
      text(plain(field.path("value").asText()), x, width, 13, "#dbdee1", false);
      lowest = Math.max(column == 0 ? y : lowest, y);
      column = inline ? column + 1 : 0;
    }
    y = Math.max(y, lowest);
  }

  private void row(JsonNode row) {
    int x = 12;
    for (JsonNode cell : row.path("components")) {
      boolean menu = cell.path("type").asInt() == 3;
      String label =
          menu ? cell.path("placeholder").asText() + "   ▾" : cell.path("label").asText();
      int width = menu ? WIDTH - 24 : Math.min(WIDTH - 24, (int) width(label, 13) + 26);
      if (x + width > WIDTH - 12) {
        x = 12;
        y += 40;
      }
      svg.append(
          "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"32\" rx=\"6\" fill=\"%s\"/>\n"
              .formatted(x, y, width, menu ? "#1e1f22" : "#4e5058"));
      line(label, x + 13, y + 21, 13, "#ffffff", false);
      x += width + 8;
    }
    y += 40;
  }

  private static String plain(String markdown) {
    String linked = LINK.matcher(markdown).replaceAll("$1 ↗");
    return ESCAPE.matcher(BOLD.matcher(linked).replaceAll("$1")).replaceAll("$1");
  }

  private void text(String text, int x, int width, int size, String colour, boolean bold) {
    if (text.isEmpty()) {
      return;
    }
    for (String line : wrapped(text, width, size)) {
      y += size + 5;
      line(line, x, y - 4, size, colour, bold);
    }
  }

  private void line(String text, int x, int baseline, int size, String colour, boolean bold) {
    svg.append(
        "<text x=\"%d\" y=\"%d\" font-size=\"%d\"%s fill=\"%s\">%s</text>\n"
            .formatted(
                x,
                baseline,
                size,
                bold ? " font-weight=\"600\"" : "",
                colour,
                text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
  }

  private static String rect(int x, int y, int width, int height, String colour) {
    return "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" fill=\"%s\"/>\n"
        .formatted(x, y, width, height, colour);
  }

  private static List<String> wrapped(String text, int width, int size) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      StringBuilder line = new StringBuilder();
      // A Han character may end a line, a Latin word may not be broken.
      for (String piece : paragraph.split("(?<=[\\u2E80-\\uFFEF])|(?<= )|(?=[\\u2E80-\\uFFEF])")) {
        if (width(line + piece.stripTrailing(), size) > width && !line.isEmpty()) {
          lines.add(line.toString().stripTrailing());
          line.setLength(0);
        }
        line.append(piece);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** About what common fonts take. */
  private static double width(String text, int size) {
    return text.codePoints().mapToDouble(c -> c >= 0x2E80 ? 1.0 : 0.54).sum() * size;
  }
}
