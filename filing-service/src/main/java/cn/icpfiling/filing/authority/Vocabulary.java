package cn.icpfiling.filing.authority;

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

    private Vocabulary(Map<Term, String> words) {
        this.words = words;
    }

    static Vocabulary bundled() {
        var stream = Vocabulary.class.getClassLoader().getResourceAsStream(FILE);
        if (stream == null) {
            throw new IllegalStateException(FILE + " is not on the class path");
        }
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
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
            var word = properties.getProperty(term.key(), "").strip();
            if (word.isEmpty()) {
                throw new IllegalStateException("the mapping file lacks " + term.key());
            }
            words.put(term, word);
            left.remove(term.key());
        }
        refuseLeftOver(left);
        return new Vocabulary(words);
    }

    private static void refuseLeftOver(Set<String> left) {
        if (!left.isEmpty()) {
            throw new IllegalStateException("the mapping file names what nothing uses: " + left);
        }
    }

    String word(Term term) {
        return words.get(term);
    }

    boolean is(Term code, String text) {
        return words.get(code).equals(text);
    }
}
