package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.core.OrderType;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The interface's words, from the one mapping file. The official schemas are not public, so a real authority may use
 * other names. Then the file changes and the code does not.
 */
final class Vocabulary {
    private static final String FILE = "authority-interface.properties";

    private final Map<Term, String> words;
    private final Map<OrderType, String> groups;

    private Vocabulary(Map<Term, String> words, Map<OrderType, String> groups) {
        this.words = words;
        this.groups = groups;
    }

    static Vocabulary bundled() {
        var stream = Vocabulary.class.getClassLoader().getResourceAsStream(FILE);
        if (stream == null) {
            throw new IllegalStateException(FILE + " is not on the class path");
        }
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    static Vocabulary read(Reader reader) throws IOException {
        var properties = new Properties();
        properties.load(reader);
        var left = new HashSet<>(properties.stringPropertyNames());
        var words = new EnumMap<Term, String>(Term.class);
        for (var term : Term.values()) {
            words.put(term, required(properties, term.key()));
            left.remove(term.key());
        }
        var groups = new EnumMap<OrderType, String>(OrderType.class);
        for (var type : OrderType.values()) {
            groups.put(type, required(properties, groupKey(type)));
            left.remove(groupKey(type));
        }
        refuseLeftOver(left);
        return new Vocabulary(words, groups);
    }

    private static String required(Properties properties, String key) {
        var word = properties.getProperty(key, "").strip();
        if (word.isEmpty()) {
            throw new IllegalStateException("the mapping file lacks " + key);
        }
        return word;
    }

    /** As the mapping file spells the upload group of an order's type. */
    static String groupKey(OrderType type) {
        return "group-" + type.kind().uploadGroup();
    }

    private static void refuseLeftOver(Set<String> left) {
        if (!left.isEmpty()) {
            throw new IllegalStateException("the mapping file names what nothing uses: " + left);
        }
    }

    String word(Term term) {
        return words.get(term);
    }

    /** The upload group of an order's type. */
    String group(OrderType type) {
        return groups.get(type);
    }

    boolean is(Term code, String text) {
        return words.get(code).equals(text);
    }
}
