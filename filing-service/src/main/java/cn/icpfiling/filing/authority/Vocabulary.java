package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.tables.DataFiles;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The interface's words, from the one mapping file. The official schemas are not public, so a real authority may use
 * other names. Then the file changes and the code does not.
 */
final class Vocabulary {
    private static final String ASKABLE = "status-certificate-types";

    private final Map<Term, String> words;
    private final Map<OrderType, String> groups;
    private final Set<Integer> askable;

    private Vocabulary(Map<Term, String> words, Map<OrderType, String> groups, Set<Integer> askable) {
        this.words = words;
        this.groups = groups;
        this.askable = Set.copyOf(askable);
    }

    static Vocabulary bundled() {
        try {
            return read(new StringReader(DataFiles.text(DataFiles.AUTHORITY_INTERFACE)));
        } catch (IOException e) {
            throw new UncheckedIOException(DataFiles.AUTHORITY_INTERFACE, e);
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
        var askable = numbers(ASKABLE, required(properties, ASKABLE));
        left.remove(ASKABLE);
        refuseLeftOver(left);
        return new Vocabulary(words, groups, askable);
    }

    private static String required(Properties properties, String key) {
        var word = properties.getProperty(key, "").strip();
        if (word.isEmpty()) {
            throw new IllegalStateException("the mapping file lacks " + key);
        }
        return word;
    }

    private static Set<Integer> numbers(String key, String list) {
        try {
            return Arrays.stream(list.split(","))
                    .map(String::strip)
                    .map(Integer::valueOf)
                    .collect(Collectors.toSet());
        } catch (NumberFormatException noNumber) {
            throw new IllegalStateException("the mapping file has no numbers at " + key, noNumber);
        }
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

    /** The types of certificate that the status query can be asked by; its numbers for them are ours. */
    Set<Integer> askableCertificateTypes() {
        return askable;
    }

    boolean is(Term code, String text) {
        return words.get(code).equals(text);
    }
}
