package cn.icpfiling.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.testkit.release.BreakRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of releases lists the rules of the comparison, and versions and changelog have one form. */
class ReleasingPageTest {
    private static final Path ROOT = Path.of(System.getProperty("icp.root", "../.."));
    private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)$");
    private static final Pattern RELEASED = Pattern.compile("(\\d+\\.\\d+\\.\\d+) - \\d{4}-\\d{2}-\\d{2}");
    private static final Pattern VERSION = Pattern.compile("<version>(\\d+\\.\\d+\\.\\d+(?:-SNAPSHOT)?)</version>");
    private static final Pattern PARENT = Pattern.compile("(?s)<parent>.*?<version>([^<]+)</version>.*?</parent>");

    @Test
    void the_page_lists_what_breaks() throws IOException {
        assertThat(Files.readString(ROOT.resolve("docs/releasing.md"))).contains(rules());
    }

    private static String rules() {
        var table = new StringBuilder("| rule | what breaks |\n|---|---|\n");
        for (var rule : BreakRule.values()) {
            table.append("| `")
                    .append(rule)
                    .append("` | ")
                    .append(rule.meaning())
                    .append(" |\n");
        }
        return table.toString();
    }

    @Test
    void the_changelog_begins_with_what_is_unreleased_and_each_release_has_a_base() throws IOException {
        var headings = HEADING.matcher(Files.readString(ROOT.resolve("CHANGELOG.md")))
                .results()
                .map(heading -> heading.group(1))
                .toList();

        assertThat(headings.getFirst()).isEqualTo("Unreleased");
        assertThat(headings.subList(1, headings.size())).allSatisfy(heading -> {
            var release = RELEASED.matcher(heading);
            assertThat(release.matches()).as(heading).isTrue();
            assertThat(ROOT.resolve("docs/releases").resolve(release.group(1)))
                    .isDirectoryContaining("glob:**openapi.yaml")
                    .isDirectoryContaining("glob:**migrations.sha256")
                    .isDirectoryContaining("glob:**events");
        });
    }

    @Test
    void the_tests_whose_rows_a_release_keeps_are_there() throws IOException {
        var lines = Files.readAllLines(ROOT.resolve("deploy/local/release-data.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" "))
                .toList();

        assertThat(lines).extracting(line -> line[0]).contains("filing-service");
        for (var line : lines) {
            try (var files = Files.walk(ROOT.resolve(line[0]).resolve("src/test/java"))) {
                assertThat(files.map(file -> file.getFileName().toString()).toList())
                        .as(line[0])
                        .contains(Arrays.stream(line[1].split(","))
                                .map(test -> test + ".java")
                                .toArray(String[]::new));
            }
        }
    }

    @Test
    void every_module_and_every_contract_has_the_version_of_the_parent() throws IOException {
        var version = VERSION.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        var modules = 0;
        var contracts = 0;
        for (var source : TradeCitations.sources(ROOT)) {
            var name = ROOT.relativize(source).toString();
            if (name.equals("clients/java/pom.xml")) {
                assertThat(Files.readString(source))
                        .as(name)
                        .containsPattern(
                                "<artifactId>icp-filing-client</artifactId>\\s*<version>" + Pattern.quote(version));
            } else if (name.equals("clients/typescript/package.json")) {
                assertThat(Files.readString(source)).as(name).contains("\"version\": \"" + version + "\"");
            } else if (name.endsWith("/pom.xml")) {
                var parent = PARENT.matcher(Files.readString(source));
                assertThat(parent.find()).as(name).isTrue();
                assertThat(parent.group(1)).as(name).isEqualTo(version);
                modules++;
            }
            if (name.matches(".*/src/main/contract/(?:openapi|asyncapi|common)\\.yaml")) {
                assertThat(Files.readString(source))
                        .as(name)
                        .containsPattern("(?m)^info:\\n(?:  .*\\n)*?  version: "
                                + Pattern.quote(version.replace("-SNAPSHOT", "")) + "$");
                contracts++;
            }
        }

        assertThat(modules).isGreaterThan(10);
        assertThat(contracts).isGreaterThan(10);
    }
}
