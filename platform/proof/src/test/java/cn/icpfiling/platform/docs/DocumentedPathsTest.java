package cn.icpfiling.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every file that the guide and the walks name in backticks exists in the repository. */
class DocumentedPathsTest {

    private static final Path ROOT = Path.of(System.getProperty("icp.root", "../.."));
    private static final List<String> DOCUMENTS = List.of("CONTRIBUTING.md", "docs/walks.md");

    /** A path with a slash and a file extension. One with a placeholder or a wildcard names no single file. */
    private static final Pattern PATH = Pattern.compile("`([^`\\s<>*{}]+/[^`\\s<>*{}/]+\\.[a-z]+)`");

    @Test
    void every_path_that_a_document_names_exists() throws IOException {
        for (var document : DOCUMENTS) {
            var text = Files.readString(ROOT.resolve(document));

            assertThat(paths(text)).as(document).hasSizeGreaterThan(20);
            assertThat(missing(text)).as(document).isEmpty();
        }
    }

    @Test
    void a_wrong_path_is_found() {
        var text = "`platform/proof/pom.xml` exists, `platform/proof/none.xml` does not";

        assertThat(paths(text)).hasSize(2);
        assertThat(missing(text)).containsExactly("platform/proof/none.xml");
    }

    private static Set<String> missing(String text) {
        var missing = paths(text);
        missing.removeIf(path -> Files.isRegularFile(ROOT.resolve(path)));
        return missing;
    }

    private static Set<String> paths(String text) {
        var paths = new TreeSet<String>();
        PATH.matcher(text).results().forEach(found -> paths.add(found.group(1)));
        return paths;
    }
}
