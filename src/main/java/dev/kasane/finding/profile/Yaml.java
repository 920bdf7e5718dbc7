package dev.kasane.finding.profile;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** YAML as a tree that knows its lines. */
final class Yaml {
  private static final int DEEPEST = 12;

  /** So few that what refers to itself over and over stays small. */
  private static final int MOST_ALIASES = 8;

  private Yaml() {}

  static Item read(String file, String text) throws ProfileFault {
    var options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    options.setAllowRecursiveKeys(false);
    try {
      var yaml = new org.yaml.snakeyaml.Yaml(new SafeConstructor(options));
      Node root = yaml.compose(new StringReader(text));
      if (root == null) {
        throw new ProfileFault(file, 0, "The file is empty.");
      }
      return new Item(file, root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new ProfileFault(file, line, "This is not YAML: " + e.getProblem() + ".");
    } catch (YAMLException e) {
      throw new ProfileFault(file, 0, "This is not YAML: " + e.getMessage() + ".");
    }
  }

  /** A node. */
  record Item(String file, Node node) {
    ProfileFault fault(String sentence) {
      return new ProfileFault(file, node.getStartMark().getLine() + 1, sentence);
    }

    boolean isText() {
      return node instanceof ScalarNode;
    }

    boolean isMap() {
      return node instanceof MappingNode;
    }

    /** A text, a number or a flag, as it is written. */
    String word() throws ProfileFault {
      if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
        return scalar.getValue().strip();
      }
      throw fault("Here a text must stand.");
    }

    boolean flag() throws ProfileFault {
      String word = word();
      if (!word.equals("true") && !word.equals("false")) {
        throw fault("'" + Cleaned.brief(word) + "' must be true or false.");
      }
      return word.equals("true");
    }

    int number(int least, int most) throws ProfileFault {
      try {
        int number = Integer.parseInt(word());
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // said below
      }
      throw fault("Here a whole number from %d to %d must stand.".formatted(least, most));
    }

    /** A key of this item that is a number. */
    Double decimal(String key) throws ProfileFault {
      try {
        return Double.valueOf(key);
      } catch (NumberFormatException e) {
        throw fault("'" + Cleaned.brief(key) + "' must be a number.");
      }
    }

    /** The items of a list; what is no list stands for a list of one. */
    List<Item> list() {
      if (!(node instanceof SequenceNode sequence)) {
        return List.of(this);
      }
      var items = new ArrayList<Item>();
      for (Node each : sequence.getValue()) {
        items.add(new Item(file, each));
      }
      return items;
    }

    /** The entries of a map with any keys. */
    Map<String, Item> any() throws ProfileFault {
      if (!(node instanceof MappingNode mapping)) {
        throw fault("Here keys with values must stand.");
      }
      var map = new LinkedHashMap<String, Item>();
      for (NodeTuple entry : mapping.getValue()) {
        var key = new Item(file, entry.getKeyNode());
        if (map.put(key.word(), new Item(file, entry.getValueNode())) != null) {
          throw key.fault("'" + Cleaned.brief(key.word()) + "' stands here twice.");
        }
      }
      return map;
    }

    /** The entries of a map with these keys only. */
    Map<String, Item> map(Set<String> keys) throws ProfileFault {
      Map<String, Item> map = any();
      if (node instanceof MappingNode mapping) {
        for (NodeTuple entry : mapping.getValue()) {
          var key = new Item(file, entry.getKeyNode());
          if (!keys.contains(key.word())) {
            throw key.fault(
                "'%s' is no key here; known are %s."
                    .formatted(Cleaned.brief(key.word()), String.join(", ", new TreeSet<>(keys))));
          }
        }
      }
      return map;
    }

    Item required(Map<String, Item> map, @Nullable String key) throws ProfileFault {
      Item item = map.get(key);
      if (item == null) {
        throw fault("'" + key + "' is missing.");
      }
      return item;
    }
  }
}
