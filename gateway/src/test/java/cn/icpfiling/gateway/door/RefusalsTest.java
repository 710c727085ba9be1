package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The counters that are shown from the start on have each reason that the sources give. */
class RefusalsTest {
    private static final Path SOURCES = Path.of("src/main/java/cn/icpfiling/gateway/door");
    private static final Pattern SHED = Pattern.compile("\\b(?:shed\\(operation, |lookAtTurn\\([^\"\n]*, )\"(\\w+)\"");
    private static final Pattern CUT = Pattern.compile("\\bcut\\(\"(\\w+)\"\\)");

    @Test
    void each_reason_of_the_sources_is_shown_from_the_start_on() throws IOException {
        var sources = sources();

        assertThat(named(SHED, sources)).isNotEmpty().isEqualTo(new TreeSet<>(Refusals.SHED));
        assertThat(named(CUT, sources)).isNotEmpty().isEqualTo(new TreeSet<>(Refusals.CUT));
        assertThat(named(SHED, sources + "refusals.shed(operation, \"planted\")"))
                .contains("planted");
        assertThat(named(CUT, sources + "exchange.cut(\"planted\")")).contains("planted");
    }

    private static Set<String> named(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sources() throws IOException {
        try (var files = Files.list(SOURCES)) {
            return files.map(RefusalsTest::read).collect(Collectors.joining("\n"));
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
