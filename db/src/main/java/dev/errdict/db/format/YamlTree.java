package dev.errdict.db.format;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Problem;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML (and JSON, which is YAML 1.2) into {@link YamlNode}s that know their line. Every
 * scalar is text: a code such as {@code 0x10} or {@code 007} stays what the author wrote. Bounded:
 * no aliases, so nothing expands; at most {@value #MAX_DEPTH} levels and {@value #MAX_CODE_POINTS}
 * characters.
 */
public final class YamlTree {
  private static final Set<String> NULL = Set.of("null", "~");
  private static final int MAX_DEPTH = 16;
  private static final int MAX_CODE_POINTS = 512 * 1024 * 1024;

  private final Iterator<Event> events;
  private int depth;

  private YamlTree(Iterator<Event> events) {
    this.events = events;
  }

  /**
   * The root of the only document.
   *
   * @throws CatalogException when it is not valid; the message names the line
   */
  public static YamlNode read(Reader yaml) throws CatalogException {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(MAX_CODE_POINTS).build();
    try {
      YamlTree tree = new YamlTree(new Parse(settings).parseReader(yaml).iterator());
      tree.expect(Event.ID.StreamStart);
      if (tree.events.next().getEventId() == Event.ID.StreamEnd) {
        throw new CatalogException(Problem.FORMAT_EMPTY);
      }
      YamlNode root = tree.node(tree.events.next());
      tree.expect(Event.ID.DocumentEnd);
      if (tree.events.next().getEventId() != Event.ID.StreamEnd) {
        throw new CatalogException(Problem.FORMAT_SEVERAL_DOCUMENTS);
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      throw new CatalogException(
          e,
          Problem.FORMAT_SYNTAX,
          e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1),
          reason(e));
    } catch (YamlEngineException e) {
      throw new CatalogException(e, Problem.FORMAT_SYNTAX, 1, String.valueOf(e.getMessage()));
    }
  }

  private static String reason(MarkedYamlEngineException e) {
    return e.getProblem().isEmpty() ? String.valueOf(e.getMessage()) : e.getProblem();
  }

  private void expect(Event.ID id) {
    Event event = events.next();
    if (event.getEventId() != id) {
      throw new IllegalStateException("expected " + id + ", got " + event);
    }
  }

  private YamlNode node(Event event) throws CatalogException {
    int line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    if (event instanceof ScalarEvent scalar) {
      return new YamlNode.Scalar(line, scalar.getValue());
    }
    if (event instanceof AliasEvent) {
      throw new CatalogException(Problem.FORMAT_ALIAS, line);
    }
    if (++depth > MAX_DEPTH) {
      throw new CatalogException(Problem.FORMAT_TOO_DEEP, line, MAX_DEPTH);
    }
    YamlNode node = event.getEventId() == Event.ID.SequenceStart ? sequence(line) : mapping(line);
    depth--;
    return node;
  }

  /** As {@link #node}; YAML's null is no text, as in JSON. */
  private YamlNode value(Event event) throws CatalogException {
    YamlNode node = node(event);
    return event instanceof ScalarEvent scalar
            && scalar.isPlain()
            && NULL.contains(scalar.getValue())
        ? new YamlNode.Scalar(node.line(), "")
        : node;
  }

  private YamlNode sequence(int line) throws CatalogException {
    List<YamlNode> items = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      items.add(value(event));
    }
    return new YamlNode.Sequence(line, items);
  }

  private YamlNode mapping(int line) throws CatalogException {
    Map<String, YamlNode> fields = new LinkedHashMap<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      YamlNode key = node(event);
      YamlNode value = value(events.next());
      if (fields.put(key.text(), value) != null) {
        throw new CatalogException(Problem.FORMAT_TWICE, key.line(), key.text());
      }
    }
    return new YamlNode.Mapping(line, fields);
  }
}
