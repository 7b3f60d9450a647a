package dev.errdict.bot;

import dev.errdict.search.reply.EntryCard;
import dev.errdict.search.reply.Option;
import dev.errdict.search.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A reply as plain lines. */
final class PlainPainter {
  private PlainPainter() {}

  static String paint(Reply reply) {
    return switch (reply) {
      case Reply.Cards(_, String preface, List<EntryCard> cards) ->
          lines(preface, cards.stream().map(PlainPainter::card).collect(Collectors.joining("\n")));
      case Reply.Pick(_, String preface, List<Option> options) -> lines(preface, options(options));
      case Reply.Nothing(_, String preface, List<Option> near, String advice) ->
          lines(preface, options(near), advice);
      case Reply.Note(_, String text) -> text;
    };
  }

  private static String card(EntryCard card) {
    List<String> lines = new ArrayList<>();
    lines.add(card.ref().code() + " · " + card.title());
    lines.addAll(card.messages());
    card.sections().forEach(section -> lines.add(section.heading() + ": " + section.body()));
    lines.add(options(card.related()));
    card.source().ifPresent(lines::add);
    card.notice().ifPresent(lines::add);
    return lines(lines.toArray(String[]::new));
  }

  private static String options(List<Option> options) {
    return options.stream()
        .map(option -> option.ref().code() + " · " + option.title())
        .collect(Collectors.joining("\n"));
  }

  private static String lines(String... parts) {
    return List.of(parts).stream()
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
