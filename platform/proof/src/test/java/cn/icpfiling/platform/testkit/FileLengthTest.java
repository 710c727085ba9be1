package cn.icpfiling.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The sources of every module, tests included, have at most 400 lines; also those of modules without a test kit on their class path. */
class FileLengthTest {

    private static final Path ROOT = Path.of(System.getProperty("icp.root", "../.."));
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    @Test
    void no_file_has_more_lines_than_one_class_needs() throws IOException {
        assertThat(modules()).contains("platform/web", "system-tests");
        var tooLong = new ArrayList<String>();
        for (var module : modules()) {
            for (var sources : List.of("src/main/java", "src/test/java")) {
                tooLong.addAll(
                        ArchitectureRules.tooLongFiles(ROOT.resolve(module).resolve(sources)));
            }
        }

        assertThat(tooLong).isEmpty();
    }

    private static List<String> modules() throws IOException {
        return MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
