package dev.errdict.search.code;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The nesting depth of each place in a text, and the outermost error that it belongs to. */
final class Depths {
  private static final Pattern CAUSE =
      Pattern.compile("caused by|error detail|内部错误信息|原因:", Pattern.CASE_INSENSITIVE);

  private final short[] depth;
  private final int[] group;

  Depths(String text) {
    depth = new short[text.length() + 1];
    group = new int[text.length() + 1];
    int open = 0;
    int groups = 0;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '{') {
        open = Math.min(open + 1, Short.MAX_VALUE / 2);
      }
      depth[i] = (short) open;
      group[i] = groups;
      if (character == '}' && open > 0 && --open == 0) {
        groups++;
      }
    }
    depth[text.length()] = (short) open;
    group[text.length()] = groups;
    Matcher causes = CAUSE.matcher(text);
    int deeper = 0;
    int from = 0;
    while (causes.find()) {
      add(from, causes.start(), deeper);
      from = causes.start();
      deeper = Math.min(deeper + 1, Short.MAX_VALUE / 2);
    }
    add(from, depth.length, deeper);
    if (deeper > 0) {
      // A chain of causes counts as one error, regardless of its braces.
      Arrays.fill(group, 0);
    }
  }

  private void add(int from, int to, int deeper) {
    for (int i = from; deeper > 0 && i < to; i++) {
      depth[i] += (short) deeper;
    }
  }

  int at(int index) {
    return depth[index];
  }

  int groupAt(int index) {
    return group[index];
  }
}
