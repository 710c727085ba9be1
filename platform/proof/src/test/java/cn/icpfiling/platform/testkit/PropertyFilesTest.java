package cn.icpfiling.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A key stands once in a file of settings or texts. Of two lines with one key the last one holds without a word: so a deadline job
 * that one line starts is stopped by another.
 */
class PropertyFilesTest {

    private static final Path ROOT = Path.of(System.getProperty("icp.root", "../.."));
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    @Test
    void a_key_stands_once_in_a_file() throws IOException {
        var files = new ArrayList<Path>();
        for (var module : MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList()) {
            var resources = ROOT.resolve(module).resolve("src/main/resources");
            if (Files.isDirectory(resources)) {
                try (var tree = Files.walk(resources)) {
                    tree.filter(file -> file.toString().endsWith(".properties")).forEach(files::add);
                }
            }
        }
        assertThat(files).hasSizeGreaterThan(20);

        var repeated = new ArrayList<String>();
        for (var file : files) {
            repeated(Files.readAllLines(file)).forEach(key -> repeated.add(ROOT.relativize(file) + " " + key));
        }

        assertThat(repeated).isEmpty();
    }

    @Test
    void a_repeated_key_is_seen() {
        assertThat(repeated(List.of("# a=1", "a=1", "b.c = 2", "a=3", "%test.a=4", "b.c=2", "long=1\\", "a=5")))
                .containsExactly("a", "b.c");
    }

    /** A line that ends with a backslash goes on, so that the next one has no key. */
    private static List<String> repeated(List<String> lines) {
        var seen = new HashSet<String>();
        var repeated = new ArrayList<String>();
        var goesOn = false;
        for (var line : lines) {
            var text = line.strip();
            var hasKey = !goesOn && !text.startsWith("#") && !text.startsWith("!") && text.indexOf('=') > 0;
            goesOn = text.endsWith("\\") && !text.startsWith("#");
            if (hasKey) {
                var key = text.substring(0, text.indexOf('=')).strip();
                if (!seen.add(key)) {
                    repeated.add(key);
                }
            }
        }
        return repeated;
    }
}
