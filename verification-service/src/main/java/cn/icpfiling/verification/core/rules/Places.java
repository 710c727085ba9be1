package cn.icpfiling.verification.core.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Places in the names of companies, from {@code lists/places.txt}. Both spellings map to the Latin one. */
final class Places {

    private static final String FILE = "/lists/places.txt";
    private static final int LONGEST = 4;
    private static final int SHORTEST_NAME = 2;
    private static final Map<String, String> ALL = read();

    private Places() {}

    static boolean is(String text) {
        return one(text) != null;
    }

    /** Returns the place in its Latin spelling; null if the text is not a place. */
    static String one(String text) {
        var place = ALL.get(text);
        if (place == null && text.length() > SHORTEST_NAME && isLevel(text.charAt(text.length() - 1))) {
            return ALL.get(text.substring(0, text.length() - 1));
        }
        return place;
    }

    /** Returns the most precise place at the start of a Chinese name: the city if it has province and city. */
    static Optional<String> leading(String name) {
        String found = null;
        var from = 0;
        for (var next = after(name, from); next > from; next = after(name, from)) {
            found = one(name.substring(from, next));
            from = next;
        }
        return Optional.ofNullable(found);
    }

    /** Returns the name without its leading places. */
    static String without(String name) {
        var from = 0;
        for (var next = after(name, from); next > from; next = after(name, from)) {
            from = next;
        }
        return name.substring(from);
    }

    /**
     * Returns the end of the place at a position. Returns the position itself if there is no place, or nothing else
     * would be left.
     */
    private static int after(String name, int from) {
        for (var length = LONGEST; length >= 2; length--) {
            var to = from + length;
            if (to < name.length() && ALL.containsKey(name.substring(from, to))) {
                to += isLevel(name.charAt(to)) ? 1 : 0;
                return name.length() - to >= SHORTEST_NAME ? to : from;
            }
        }
        return from;
    }

    private static boolean isLevel(char c) {
        return c == '省' || c == '市';
    }

    private static Map<String, String> read() {
        var places = new HashMap<String, String>();
        try (var lines = new BufferedReader(
                new InputStreamReader(Places.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(names -> {
                        places.put(names[0], names[1]);
                        places.put(names[1], names[1]);
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(places);
    }
}
