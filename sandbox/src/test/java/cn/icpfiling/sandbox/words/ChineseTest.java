package cn.icpfiling.sandbox.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChineseTest {

    private static final Path SOURCES = Path.of("src/main/java/cn/icpfiling/sandbox");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");
    /** Two words at least. */
    private static final Pattern SENTENCE = Pattern.compile("[a-z]{2} [a-zA-Z]|[a-z]{2} $|^ [a-z]{2}");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** For the log, or for a header. */
    private static final Set<String> NOT_SPOKEN = Set.of(
            "A request failed",
            "Bearer ",
            "a request could not be written",
            "not the id of an instance: ",
            "the administrator of this sandbox could not sign in",
            "A filing of the old platform is not loaded: %s",
            "Loads of an earlier sandbox cannot be looked at yet: %s",
            "A file of the old platform is left until the next load and keeps hand-overs waiting: %s");

    @Test
    void a_text_is_found_as_a_whole_with_its_values_and_in_parts() {
        assertThat(Chinese.of("Not found")).isEqualTo("未找到");
        assertThat(Chinese.of("/name is required")).isEqualTo("必须填写 /name");
        assertThat(Chinese.of("/name is required; /phone has more than 32 characters"))
                .isEqualTo("必须填写 /name；/phone 超过 32 个字符");
        assertThat(Chinese.of("The time moved by $1.")).isEqualTo("时间已前进 $1。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "No valid token", "请重新登录。", "Not found; and more"})
    void what_others_said_stays_as_it_is(String text) {
        assertThat(Chinese.of(text)).isEqualTo(text);
    }

    @Test
    void every_english_text_of_a_refusal_a_magic_value_and_a_short_cut_has_its_chinese() throws IOException {
        var known = Chinese.read().keySet().stream()
                .map(text -> text.replaceAll("\\{\\d}", "\0"))
                .toList();
        var spoken = sentences();
        assertThat(spoken).hasSizeGreaterThan(150);
        assertThat(spoken)
                .filteredOn(text -> known.stream().noneMatch(all -> all.contains(text)))
                // a field may be named where the file has a place for it
                .map(text -> text.replaceFirst("^/[A-Za-z]+", "\0"))
                .filteredOn(text -> known.stream().noneMatch(all -> all.contains(text)))
                .isEmpty();
    }

    @Test
    void no_text_is_left_over_and_each_is_chinese_but_for_names() throws IOException {
        var sources = String.join("\n", sources());
        assertThat(Chinese.read()).allSatisfy((english, chinese) -> {
            assertThat(chinese).as(english).containsPattern(HAN.pattern() + "|^DNS：[A-Z]+$");
            assertThat(english.split("\\{\\d}"))
                    .as(english)
                    .allSatisfy(part -> assertThat(isSaid(sources, part)).isTrue());
        });
    }

    /** The reasons of statuses are the framework's. A text may be put together from two lines of the source. */
    private static boolean isSaid(String sources, String part) {
        return sources.contains(part.replace("\"", "\\\""))
                || sources.replaceAll("\"\\s*\\+ \"", "").contains(part.replace("\"", "\\\""))
                || List.of("Bad Request", "Not Found", "Method Not Allowed", "Not Acceptable", "Unsupported Media Type")
                        .contains(part);
    }

    /** Texts of a file that refuses, of the magic values and of the short cuts; a value ends one piece of a text. */
    private static List<String> sentences() throws IOException {
        return sources().stream()
                .filter(source ->
                        source.contains("sandbox.refusal") || source.contains("package cn.icpfiling.sandbox.magic"))
                .flatMap(source -> LITERAL.matcher(source.replaceAll("\"\\s*\\+ \"", ""))
                        .results()
                        .map(ChineseTest::text))
                .filter(SENTENCE.asPredicate())
                .filter(text -> !NOT_SPOKEN.contains(text))
                .filter(text -> !text.matches("(?s).*(SELECT|INSERT|UPDATE|DELETE|VALUES|WHERE|FOR UPDATE) .*"))
                .distinct()
                .toList();
    }

    private static String text(MatchResult sentence) {
        return sentence.group(1).replace("\\\"", "\"");
    }

    private static List<String> sources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ChineseTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
