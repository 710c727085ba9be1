package cn.icpfiling.sandbox.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The Chinese of the sandbox's English texts, from {@code texts/chinese.txt}. */
final class Chinese {

    private static final String FILE = "/texts/chinese.txt";
    private static final String IS = " = ";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    /** Several faults are one text. */
    private static final String AND = "; ";

    private static final Map<String, String> WHOLE = new LinkedHashMap<>();
    private static final Map<Pattern, String> WITH_VALUES = new LinkedHashMap<>();

    static {
        read().forEach((english, chinese) -> {
            if (PLACE.matcher(english).find()) {
                WITH_VALUES.put(pattern(english), chinese);
            } else {
                WHOLE.put(english, chinese);
            }
        });
    }

    private Chinese() {}

    /** The text in Chinese; a text that is not in the file, such as one of the platform's, stays as it is. */
    static String of(String english) {
        return found(english)
                .or(() -> ofParts(english.split(Pattern.quote(AND))))
                .orElse(english);
    }

    private static Optional<String> ofParts(String... parts) {
        var chinese = Arrays.stream(parts).map(Chinese::found).toList();
        return chinese.stream().allMatch(Optional::isPresent)
                ? Optional.of(chinese.stream().flatMap(Optional::stream).collect(Collectors.joining("；")))
                : Optional.empty();
    }

    static Optional<String> found(String english) {
        var whole = WHOLE.get(english);
        return whole != null
                ? Optional.of(whole)
                : WITH_VALUES.entrySet().stream()
                        .map(entry -> filled(entry.getKey().matcher(english), entry.getValue()))
                        .filter(Objects::nonNull)
                        .findFirst();
    }

    private static String filled(Matcher values, String chinese) {
        return values.matches() ? PLACE.matcher(chinese).replaceAll(place -> value(values, place)) : null;
    }

    private static String value(MatchResult values, MatchResult place) {
        return Matcher.quoteReplacement(values.group(1 + Integer.parseInt(place.group(1))));
    }

    private static Pattern pattern(String english) {
        var parts = PLACE.split(english, -1);
        return Pattern.compile(
                Arrays.stream(parts).map(Pattern::quote).collect(Collectors.joining("((?:(?!; ).)+)")), Pattern.DOTALL);
    }

    /** English to Chinese, in the order of the file. */
    static Map<String, String> read() {
        try (var file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Chinese.class.getResourceAsStream(FILE)), StandardCharsets.UTF_8))) {
            var texts = new LinkedHashMap<String, String>();
            file.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(IS, 2))
                    .forEach(text -> texts.put(text[0], text[1]));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
