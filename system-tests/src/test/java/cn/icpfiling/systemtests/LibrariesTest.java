package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Each library in a service that the stack runs, those that come with others included, is in the report of licences with its version. The
 * build of the service lists them. LicencesTest of platform/proof judges the report.
 */
class LibrariesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern SERVICE = Pattern.compile("<module>(sandbox|gateway|[\\w-]+-service)</module>");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([\\w.-]+:[\\w.-]+) \\| (\\S+) \\| .* \\|$");

    @Test
    void each_library_of_a_service_is_in_the_report_of_licences() throws IOException {
        var report = reported(Files.readString(ROOT.resolve("docs/security/licences.md")));
        assertThat(report).hasSizeGreaterThan(250);
        var services = SERVICE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .toList();
        assertThat(services).hasSize(7);

        for (var service : services) {
            var listed = Files.readAllLines(
                    ROOT.resolve(service).resolve("target/quarkus-app/quarkus-app-dependencies.txt"));
            assertThat(listed).as(service).hasSizeGreaterThan(100);
            assertThat(unreported(listed, report))
                    .as("run ./icp licences, for %s", service)
                    .isEmpty();
        }
    }

    @Test
    void a_planted_library_and_another_version_are_found() {
        var report = reported("| a:b | 1 | MIT |\n| a:native | 2 | MIT |\n");

        assertThat(unreported(
                        List.of(
                                "a:b::jar:1",
                                "a:native:linux-x86_64:jar:2",
                                "cn.icpfiling:platform-core::jar:3",
                                "a:b::jar:1.1",
                                "a:planted::jar:1"),
                        report))
                .containsExactly("a:b 1.1", "a:planted 1");
    }

    private static Set<String> reported(String page) {
        return ROW.matcher(page)
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .collect(Collectors.toSet());
    }

    /** A line is group:artifact:classifier:type:version. */
    private static Set<String> unreported(List<String> listed, Set<String> report) {
        var unreported = new TreeSet<String>();
        for (var line : listed) {
            var parts = line.split(":");
            if (!parts[0].equals("cn.icpfiling")) {
                unreported.add(parts[0] + ":" + parts[1] + " " + parts[4]);
            }
        }
        unreported.removeAll(report);
        return unreported;
    }
}
