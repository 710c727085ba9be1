package cn.icpfiling.platform.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The small list of this platform: keyboard walks, counting, words of this trade and greetings, in {@code
 * passwords/obvious.txt}. The list replaces no list of breached passwords; the list refuses the worst where the operator has none.
 * A password is on the list in any case, with digits and signs behind it, and repeated.
 */
final class ObviousPasswords implements BreachedPasswords {

    private static final String FILE = "/passwords/obvious.txt";
    private static final LocalDate EDITION = LocalDate.of(2026, 11, 28);
    private static final int FEWEST_KINDS = 4;

    private final Set<String> words = read();

    @Override
    public boolean contains(String password) {
        var plain = password.toLowerCase(Locale.ROOT);
        var word = plain.replaceAll("[^\\p{L}]+$", "");
        return plain.chars().distinct().count() < FEWEST_KINDS
                || words.contains(plain)
                || words.contains(word)
                || isRepeated(plain)
                || isRepeated(word);
    }

    @Override
    public Source source() {
        return new Source("obvious passwords of this platform", EDITION, words.size());
    }

    private boolean isRepeated(String text) {
        return words.stream()
                .anyMatch(word -> text.length() > word.length()
                        && text.length() % word.length() == 0
                        && word.repeat(text.length() / word.length()).equals(text));
    }

    private static Set<String> read() {
        try (var file = ObviousPasswords.class.getResourceAsStream(FILE);
                var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
