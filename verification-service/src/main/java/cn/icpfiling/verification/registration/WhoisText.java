package cn.icpfiling.verification.registration;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The lines of a WHOIS answer. RFC 3912 defines no format. By convention a line is {@code key: value}, and often a line
 * marks the end. The text is read once from front to end, so that no answer takes long to read.
 */
final class WhoisText {

    /** Real answers have about a hundred lines, including their terms of use. */
    private static final int MOST_LINES = 4_000;

    private static final int LONGEST_KEY = 60;
    private static final int LONGEST_VALUE = 1_000;
    private static final String END = ">>> last update of";
    private static final char REPLACEMENT = '\uFFFD';

    /** @param value null if the text is garbled */
    record Entry(String key, String value) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> plain = new ArrayList<>();
    private boolean ended;
    private boolean cutOff;

    private WhoisText() {}

    /** Returns empty if the answer is not text, or has more lines than any registry writes. */
    static Optional<WhoisText> of(byte[] answer) {
        var text = new String(answer, StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        var read = new WhoisText();
        var lines = 0;
        for (var start = 0; start < text.length(); ) {
            if (++lines > MOST_LINES) {
                return Optional.empty();
            }
            var end = text.indexOf('\n', start);
            read.cutOff = end < 0;
            end = end < 0 ? text.length() : end;
            read.add(text, start, end);
            start = end + 1;
        }
        return Optional.of(read);
    }

    private void add(String text, int from, int to) {
        var line = text.substring(from, Math.min(to, from + LONGEST_KEY + LONGEST_VALUE))
                .strip();
        if (line.startsWith("\uFEFF")) {
            line = line.substring(1);
        }
        if (line.isEmpty()) {
            return;
        }
        if (line.toLowerCase(Locale.ROOT).startsWith(END)) {
            ended = true;
            return;
        }
        // Lines after the end mark are mostly terms of use; none is about the name.
        if (ended) {
            return;
        }
        var colon = line.indexOf(':');
        if (colon > 0 && colon <= LONGEST_KEY) {
            var value = line.substring(colon + 1).strip();
            entries.add(new Entry(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), clear(value)));
        }
        plain.add(line);
    }

    /**
     * Returns null if the text is garbled: a value in another encoding than UTF-8 must not pass for a different name.
     */
    private static String clear(String value) {
        if (value.length() >= LONGEST_VALUE) {
            return null;
        }
        var broken = value.chars().anyMatch(c -> c == REPLACEMENT || c != '\t' && Character.isISOControl(c));
        return broken ? null : value;
    }

    /** Whether the server marked the end of its answer. */
    boolean ended() {
        return ended;
    }

    /** Whether the last line is incomplete. */
    boolean cutOff() {
        return cutOff;
    }

    /** Returns the lines with content, before the end mark. */
    List<String> plain() {
        return plain;
    }

    /** Returns the entries in the order of the answer. */
    List<Entry> entries() {
        return entries;
    }

    /**
     * Returns the value of the first key that the answer has; null if its values contradict each other, or are garbled.
     */
    String one(String... keys) {
        for (var key : keys) {
            var told = valuesOf(key);
            if (!told.isEmpty()) {
                return told.size() == 1 ? told.iterator().next() : null;
            }
        }
        return null;
    }

    /** Returns the distinct values of a key, without the empty ones. A null in the set stands for a garbled value. */
    Set<String> valuesOf(String key) {
        var values = new LinkedHashSet<String>();
        for (var entry : entries) {
            if (entry.key().equals(key) && !Objects.equals(entry.value(), "")) {
                values.add(entry.value());
            }
        }
        return values;
    }
}
