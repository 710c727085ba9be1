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
 * The lines of a WHOIS answer. RFC 3912 has no form: what is agreed on is {@code key: value}, a line each, and often a line that
 * says that this was all. Read once from front to end, so that no answer, however made, takes long.
 */
final class WhoisText {

    /** Real answers have a hundred lines, with all their terms of use. */
    private static final int MOST_LINES = 4_000;

    private static final int LONGEST_KEY = 60;
    private static final int LONGEST_VALUE = 1_000;
    private static final String END = ">>> last update of";
    private static final char REPLACEMENT = '\uFFFD';

    /** @param value null when its letters are broken */
    record Entry(String key, String value) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> plain = new ArrayList<>();
    private boolean ended;
    private boolean cutOff;

    private WhoisText() {}

    /** Empty for what is no text, or more of it than any registry writes. */
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
        // of what follows the end mark, terms of use mostly, nothing is about the name
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

    /** Null when letters are broken: what was written in another encoding than UTF-8 must not pass for another name. */
    private static String clear(String value) {
        if (value.length() >= LONGEST_VALUE) {
            return null;
        }
        var broken = value.chars().anyMatch(c -> c == REPLACEMENT || c != '\t' && Character.isISOControl(c));
        return broken ? null : value;
    }

    /** Whether the server said that this was all of it. */
    boolean ended() {
        return ended;
    }

    /** Whether the last line is not a whole one. */
    boolean cutOff() {
        return cutOff;
    }

    /** Lines that say something, before the end mark. */
    List<String> plain() {
        return plain;
    }

    /** What is told, in its order. */
    List<Entry> entries() {
        return entries;
    }

    /** The first key that is told at all decides; null when it is told in two ways, or in broken letters. */
    String one(String... keys) {
        for (var key : keys) {
            var told = valuesOf(key);
            if (!told.isEmpty()) {
                return told.size() == 1 ? told.iterator().next() : null;
            }
        }
        return null;
    }

    /** Different values of a key, without the empty ones; null among them stands for one in broken letters. */
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
