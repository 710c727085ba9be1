package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code icp} reads all its scripts into one shell, where the later of two functions with one name replaces the other without a word. */
class ScriptFunctionsTest {

    private static final Path ROOT = Path.of(System.getProperty("icp.root", "../.."));
    private static final Pattern FUNCTION = Pattern.compile("(?m)^([a-z_][a-z_0-9]*)\\(\\)");

    @Test
    void no_two_functions_of_the_command_have_one_name() throws IOException {
        assertThat(functionsOf(scripts())).hasSizeGreaterThan(100);
        assertThat(twice(functionsOf(scripts()))).isEmpty();
    }

    @Test
    void a_name_that_stands_twice_is_found() {
        var first = "start() {\n  begin() { :; }\n}\n";
        var second = "begin() { :; }\nstart() {\n}\n";

        assertThat(twice(functionsOf(List.of(first, second)))).containsExactly("start");
    }

    private static List<String> scripts() throws IOException {
        try (var library = Files.list(ROOT.resolve("deploy/local/lib"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("icp")),
                            library.filter(file -> file.toString().endsWith(".sh")))
                    .map(ScriptFunctionsTest::read)
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

    private static List<String> functionsOf(List<String> scripts) {
        return scripts.stream()
                .flatMap(script -> FUNCTION.matcher(script).results())
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static List<String> twice(List<String> names) {
        return names.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting())).entrySet().stream()
                .filter(name -> name.getValue() > 1)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
