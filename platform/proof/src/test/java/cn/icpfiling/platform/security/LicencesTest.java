package cn.icpfiling.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each library in the report of licences has one that {@code deploy/licences.json} allows, and the report is that of the versions in the
 * poms. {@code ./icp licences} asks Maven and writes the report anew. What the libraries of the poms bring with them is compared by
 * LibrariesTest of system-tests, because only a build of the services lists it.
 */
class LicencesTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([\\w.-]+:[\\w.-]+) \\| (\\S+) \\| (.*) \\|$");
    private static final Pattern MANAGED = Pattern.compile(
            "<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>\\$\\{([^}]+)}</version>");
    private static final Pattern PROPERTY = Pattern.compile("<([\\w.-]+\\.version)>([^<]+)</");

    private static JsonNode rules;
    private static String report;

    record Library(String name, String version, List<String> licences) {}

    @BeforeAll
    static void rules_and_report() throws IOException {
        rules = new ObjectMapper()
                .readTree(ProjectFiles.ROOT.resolve("deploy/licences.json").toFile());
        report = Files.readString(ProjectFiles.ROOT.resolve("docs/security/licences.md"));
    }

    @Test
    void each_library_has_a_licence_that_is_allowed() {
        var libraries = libraries(report);

        assertThat(libraries).hasSizeGreaterThan(250);
        assertThat(libraries)
                .allSatisfy(library ->
                        assertThat(isAllowed(library)).as("%s", library).isTrue());
    }

    @Test
    void a_planted_licence_is_refused() {
        assertThat(libraries(
                        "| a:b | 1 | AGPL-3.0-only |\n| a:c | 1 | none stated |\n| a:d | 1 | GPL-3.0-only or MIT |"))
                .extracting(LicencesTest::isAllowed)
                .containsExactly(false, false, true);
    }

    @Test
    void each_rule_says_why_and_each_exception_is_of_a_library_in_use() {
        var names = libraries(report).stream().map(Library::name).toList();

        rules.get("allowed")
                .properties()
                .forEach(rule -> assertThat(rule.getValue().asText()).isNotBlank());
        rules.get("exceptions").properties().forEach(exception -> {
            assertThat(exception.getValue().asText()).hasSizeGreaterThan(20);
            assertThat(names).contains(exception.getKey());
        });
    }

    @Test
    void the_report_is_of_the_versions_that_the_pom_names() throws IOException {
        var pom = Files.readString(ProjectFiles.ROOT.resolve("pom.xml"));

        assertThat(managed(pom)).hasSizeGreaterThan(15);
        assertThat(stale(pom, libraries(report))).as("run ./icp licences").isEmpty();
    }

    @Test
    void a_stale_version_is_found() {
        var pom = "<quarkus.version>3.33.2</quarkus.version><x.version>2</x.version>"
                + "<groupId>a</groupId><artifactId>b</artifactId><version>${x.version}</version>";

        assertThat(stale(pom, libraries("| a:b | 2 | MIT |\n| io.quarkus:quarkus-core | 3.33.2 | MIT |")))
                .isEmpty();
        assertThat(stale(pom, libraries("| a:b | 1 | MIT |\n| io.quarkus:quarkus-core | 3.33.1 | MIT |")))
                .hasSize(2);
    }

    @Test
    void each_library_that_a_pom_names_is_in_the_report() {
        var poms = new PomLibraries(LicencesTest::pom);

        assertThat(poms.services()).hasSize(7);
        assertThat(poms.names()).hasSizeGreaterThan(40).contains("io.quarkus:quarkus-rest", "dnsjava:dnsjava");
        assertThat(unreported(poms)).as("run ./icp licences").isEmpty();
    }

    @Test
    void a_planted_library_is_found() {
        for (var module : List.of("gateway", "sandbox", "filing-service", "platform/data", "platform/http")) {
            assertThat(unreported(planted(module, "<scope>runtime</scope>")))
                    .as(module)
                    .containsExactly("a:planted");
        }
        assertThat(unreported(planted("gateway", "<optional>true</optional>"))).containsExactly("a:planted");
        assertThat(unreported(planted("platform/web", "<optional>true</optional>")))
                .isEmpty();
        assertThat(unreported(planted("gateway", "<scope>test</scope>"))).isEmpty();
    }

    private static PomLibraries planted(String module, String more) {
        return new PomLibraries(each -> each.equals(module)
                ? pom(each)
                        .replace(
                                "<dependencies>",
                                "<dependencies><dependency><groupId>a</groupId><artifactId>planted</artifactId>" + more
                                        + "</dependency>")
                : pom(each));
    }

    private static List<String> unreported(PomLibraries poms) {
        var names = poms.names();
        libraries(report).forEach(library -> names.remove(library.name()));
        return List.copyOf(names);
    }

    private static String pom(String module) {
        try {
            return Files.readString(ProjectFiles.ROOT.resolve(module).resolve("pom.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAllowed(Library library) {
        return rules.get("exceptions").has(library.name())
                || library.licences().stream()
                        .anyMatch(licence -> rules.get("allowed").has(licence));
    }

    private static List<Library> libraries(String page) {
        return ROW.matcher(page)
                .results()
                .map(row -> new Library(
                        row.group(1), row.group(2), List.of(row.group(3).split(" or "))))
                .toList();
    }

    private static List<String> stale(String pom, List<Library> libraries) {
        var versions = managed(pom);
        var stale = new ArrayList<String>();
        for (var library : libraries) {
            var wanted = versions.getOrDefault(library.name(), library.version());
            if (!wanted.equals(library.version())) {
                stale.add(library.name() + " is " + wanted + " in the pom and " + library.version() + " in the report");
            }
        }
        return stale;
    }

    private static Map<String, String> managed(String pom) {
        var properties = new HashMap<String, String>();
        PROPERTY.matcher(pom).results().forEach(property -> properties.put(property.group(1), property.group(2)));
        var versions = new HashMap<String, String>();
        MANAGED.matcher(pom)
                .results()
                .filter(one -> properties.containsKey(one.group(3)))
                .forEach(one -> versions.put(one.group(1) + ":" + one.group(2), properties.get(one.group(3))));
        versions.put("io.quarkus:quarkus-core", properties.getOrDefault("quarkus.version", ""));
        return versions;
    }
}
