package dev.errdict.bot.discord.paint;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import dev.errdict.search.answer.Answer;
import java.util.Optional;

/**
 * The action of a button or menu, encoded in the custom id that Discord returns on a click. It
 * contains everything needed, so that no state is kept and it works after a restart. The asker's id
 * is a snowflake in base 36.
 */
public sealed interface CustomId {
  /** Discord's limit for a custom id. */
  int MOST = 100;

  /** Shows the answer in another language. */
  record Switch(Lang lang, long asker, String answer) implements CustomId {}

  /** Shows a whole entry to the clicking user. */
  record More(Lang lang, long asker, String entry) implements CustomId {}

  /**
   * Shows another entry to the clicking user.
   *
   * @param entry of a button; empty of a menu, whose value is the choice
   */
  record Show(Lang lang, long asker, String entry) implements CustomId {}

  /**
   * Chooses one of several entries.
   *
   * @param entry of a button; empty of a menu, whose value is the choice
   */
  record Pick(Lang lang, long asker, String entry) implements CustomId {}

  /** Deletes the answer. */
  record Delete(long asker) implements CustomId {}

  /**
   * Rejects the answer.
   *
   * @param question its fingerprint and the entry, joined by a colon
   */
  record Refuse(Lang lang, long asker, String question) implements CustomId {}

  /**
   * Tells what was meant instead: the value of a menu; a button means none of its entries.
   *
   * @param question its fingerprint
   */
  record Instead(Lang lang, long asker, String question) implements CustomId {}

  /**
   * Opens the form for a suggestion.
   *
   * @param question the fingerprint of a question without an answer
   */
  record Suggest(Lang lang, long asker, String question) implements CustomId {}

  /**
   * A maintainer's decision on a suggestion.
   *
   * @param what accept, edit or reject
   * @param number of the suggestion
   */
  record Decide(String what, long number) implements CustomId {}

  /** A control of the settings panel. */
  record Setting(String name) implements CustomId {}

  private static String join(String action, Lang lang, long asker, String about) {
    String id = String.join(":", "e1", action, lang.tag(), base36(asker));
    return about.isEmpty() ? id : id + ":" + about;
  }

  /** The encoded id; empty when it is longer than {@value #MOST} characters. */
  default Optional<String> write() {
    String written =
        switch (this) {
          case Switch(Lang lang, long asker, String answer) -> join("lang", lang, asker, answer);
          case More(Lang lang, long asker, String entry) -> join("more", lang, asker, entry);
          case Show(Lang lang, long asker, String entry) -> join("show", lang, asker, entry);
          case Pick(Lang lang, long asker, String entry) -> join("pick", lang, asker, entry);
          case Refuse(Lang lang, long asker, String question) -> join("not", lang, asker, question);
          case Instead(Lang lang, long asker, String question) ->
              join("instead", lang, asker, question);
          case Suggest(Lang lang, long asker, String question) ->
              join("suggest", lang, asker, question);
          case Decide(String what, long number) -> "e1:decide:" + what + ":" + base36(number);
          case Delete(long asker) -> "e1:delete:" + base36(asker);
          case Setting(String name) -> "e1:set:" + name;
        };
    return Optional.of(written).filter(id -> id.length() <= MOST);
  }

  /** Decodes a custom id; empty when this version does not know it. */
  static Optional<CustomId> read(String written) {
    String[] parts = written.split(":", 5);
    if (parts.length < 3 || !parts[0].equals("e1")) {
      return Optional.empty();
    }
    String rest = parts.length > 4 ? parts[4] : "";
    return switch (parts[1]) {
      case "delete" -> snowflake(parts[2]).map(Delete::new);
      case "set" -> Optional.of(new Setting(parts[2]));
      case "lang" -> of(parts, (lang, asker) -> new Switch(lang, asker, rest));
      case "more" -> of(parts, (lang, asker) -> new More(lang, asker, rest));
      case "show" -> of(parts, (lang, asker) -> new Show(lang, asker, rest));
      case "not" -> of(parts, (lang, asker) -> new Refuse(lang, asker, rest));
      case "instead" -> of(parts, (lang, asker) -> new Instead(lang, asker, rest));
      case "suggest" -> of(parts, (lang, asker) -> new Suggest(lang, asker, rest));
      case "decide" ->
          parts.length < 4
              ? Optional.empty()
              : snowflake(parts[3]).map(number -> new Decide(parts[2], number));
      case "pick" -> of(parts, (lang, asker) -> new Pick(lang, asker, rest));
      default -> Optional.empty();
    };
  }

  /** Creates an id from its common parts. */
  interface Making {
    CustomId of(Lang lang, long asker);
  }

  private static Optional<CustomId> of(String[] parts, Making making) {
    if (parts.length < 4) {
      return Optional.empty();
    }
    return Lang.of(parts[2])
        .flatMap(lang -> snowflake(parts[3]).map(asker -> making.of(lang, asker)));
  }

  private static String base36(long snowflake) {
    return Long.toUnsignedString(snowflake, Character.MAX_RADIX);
  }

  private static Optional<Long> snowflake(String written) {
    try {
      return Optional.of(Long.parseUnsignedLong(written, Character.MAX_RADIX));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Shows the answer in another language. If an id cannot hold all entries, they are taken from the
   * menu beside the button.
   *
   * @param menu whether there is one
   */
  static CustomId switching(Lang lang, long asker, Answer answer, boolean menu) {
    Switch whole = new Switch(lang, asker, AnswerCode.write(answer));
    return whole.write().isPresent() || !menu
        ? whole
        : new Switch(lang, asker, AnswerCode.writeBesideMenu(answer));
  }

  static CustomId more(Lang lang, long asker, EntryRef ref) {
    return new More(lang, asker, AnswerCode.ref(ref));
  }

  static CustomId picking(Lang lang, long asker, EntryRef ref) {
    return new Pick(lang, asker, AnswerCode.ref(ref));
  }

  static CustomId refusing(Lang lang, long asker, String fingerprint, EntryRef ref) {
    return new Refuse(lang, asker, fingerprint + ":" + AnswerCode.ref(ref));
  }

  static CustomId showing(Lang lang, long asker, EntryRef ref) {
    return new Show(lang, asker, AnswerCode.ref(ref));
  }
}
