package dev.errdict.bot.discord.paint;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Candidate;
import dev.errdict.search.answer.Reason;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An answer encoded in the few characters of a button's custom id, so that the button works after a
 * restart: {@code f;CODE;4303;leancloud/4303;}. The parts are the kind of answer, the kind of
 * reason, the reason's codes or words, the entries, the unknown codes, and the number of codes left
 * out, if any; a catalog is written once for consecutive entries.
 */
public final class AnswerCode {
  private static final String FOUND = "f";
  private static final String CHOICES = "c";
  private static final String NOT_FOUND = "n";
  private static final String IN_MENU = "@";
  private static final int PARTS = 5;

  private AnswerCode() {}

  public static String write(Answer answer) {
    return switch (answer) {
      case Answer.Found found -> write(FOUND, found, found.entries(), found.unknown());
      case Answer.Choices choices ->
          write(
              CHOICES,
              choices,
              choices.candidates().stream().map(Candidate::entry).toList(),
              List.of());
      case Answer.NotFound nothing -> write(NOT_FOUND, nothing, nothing.near(), List.of());
    };
  }

  /** The same without the entries, which are in a menu. */
  static String writeBesideMenu(Answer answer) {
    String[] parts = write(answer).split(";", -1);
    parts[3] = IN_MENU;
    return String.join(";", parts);
  }

  /** Whether the answer does not say what its reason is about. */
  private static boolean isSilent(Answer answer) {
    return switch (answer.reason().kind()) {
      case CODE, TEXT, WORDS -> true;
      default -> false;
    };
  }

  private static String write(
      String kind, Answer answer, List<Entry> entries, List<String> unknown) {
    return String.join(
        ";",
        kind,
        answer.reason().kind().name(),
        isSilent(answer) ? "" : texts(answer.reason().about()),
        refs(entries.stream().map(Entry::ref).toList()),
        texts(unknown) + (answer.more() == 0 ? "" : ";" + answer.more()));
  }

  /**
   * @param entries finds an entry by its name; missing ones are left out
   * @param menu the values of the menu beside the button
   * @return empty when the code is not understood, or nothing of the answer is left
   */
  public static Optional<Answer> read(
      String code, Function<EntryRef, Optional<Entry>> entries, List<String> menu) {
    String[] parts = code.split(";", -1);
    if (!isWhole(parts)) {
      return Optional.empty();
    }
    Optional<Reason.Kind> kind =
        Stream.of(Reason.Kind.values()).filter(one -> one.name().equals(parts[1])).findFirst();
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    Reason reason = new Reason(kind.get(), texts(parts[2]));
    List<Entry> found =
        (parts[3].equals(IN_MENU)
                ? menu.stream().flatMap(value -> ref(value).stream())
                : refs(parts[3]).stream())
            .flatMap(ref -> entries.apply(ref).stream())
            .toList();
    return switch (parts[0]) {
      case FOUND ->
          Optional.of(found)
              .filter(some -> !some.isEmpty())
              .map(some -> new Answer.Found(some, texts(parts[4]), more(parts), reason));
      case CHOICES ->
          Optional.of(found)
              .filter(some -> !some.isEmpty())
              .map(some -> some.stream().map(entry -> new Candidate(entry, 0)).toList())
              .map(some -> new Answer.Choices(some, reason));
      case NOT_FOUND -> Optional.of(new Answer.NotFound(found, more(parts), reason));
      default -> Optional.empty();
    };
  }

  private static boolean isWhole(String[] parts) {
    return parts.length == PARTS || parts.length == PARTS + 1;
  }

  private static int more(String[] parts) {
    return parts.length > PARTS && parts[PARTS].matches("\\d{1,6}")
        ? Integer.parseInt(parts[PARTS])
        : 0;
  }

  /** The entries of an encoded answer {@code Found}; empty for any other. */
  public static List<EntryRef> found(String code) {
    String[] parts = code.split(";", -1);
    return isWhole(parts) && parts[0].equals(FOUND) ? refs(parts[3]) : List.of();
  }

  /** One entry's name, such as {@code leancloud/4303}. */
  public static String ref(EntryRef ref) {
    return escape(ref.catalog()) + "/" + escape(ref.code());
  }

  /** Parses a name written by {@link #ref(EntryRef)}; empty when it is malformed. */
  public static Optional<EntryRef> ref(String written) {
    return refs(written).stream().findFirst();
  }

  static String refs(List<EntryRef> refs) {
    StringBuilder written = new StringBuilder();
    String catalog = "";
    for (EntryRef ref : refs) {
      written.append(written.isEmpty() ? "" : ",");
      written.append(ref.catalog().equals(catalog) ? "/" + escape(ref.code()) : ref(ref));
      catalog = ref.catalog();
    }
    return written.toString();
  }

  static List<EntryRef> refs(String written) {
    List<EntryRef> refs = new ArrayList<>();
    String catalog = "";
    for (String one : written.split(",")) {
      int slash = one.indexOf('/');
      if (slash < 0) {
        return List.of();
      }
      catalog = slash == 0 ? catalog : unescape(one.substring(0, slash));
      refs.add(new EntryRef(catalog, unescape(one.substring(slash + 1))));
    }
    return refs;
  }

  private static String texts(List<String> texts) {
    return texts.stream().map(AnswerCode::escape).collect(Collectors.joining(","));
  }

  private static List<String> texts(String written) {
    return written.isEmpty()
        ? List.of()
        : Stream.of(written.split(",", -1)).map(AnswerCode::unescape).toList();
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String unescape(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
