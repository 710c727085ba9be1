package cn.icpfiling.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/security/logs.md} has each place where something is logged, and no other (ASVS 16.1.1 and 16.2.3). */
class LogsPageTest {
    private static final int CELLS_OF_A_LAYER = 6;
    private static final Pattern LAYER = Pattern.compile("(?m)^\\| [^|]+ \\((L\\d+)\\) \\|.*\\|$");
    private static final Pattern WORKLOAD = Pattern.compile("(?m)^\\| `(deploy/kubernetes/[^`]+)` \\| (L\\d+) \\|$");
    private static final Pattern SETTING =
            Pattern.compile("(?m)^\\| `((?:%\\w+\\.)?quarkus\\.[^`]+|QUARKUS_\\w+)` \\| `([^`]+)` \\| [^|]+ \\|$");
    private static final Pattern OBJECTS =
            Pattern.compile("(?m)^\\| (?:each service \\()?`([a-z-]+)`\\)? \\| ((?:`[A-Z_]+`(?:, )?)+) \\|$");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /** An object that another object names: a paper's owner, whom a trace or a reveal is about. */
    private static final Set<String> OF_ANOTHER = Set.of(
            "of FollowLink",
            "of InfectedPapers",
            "of ListSentNotices",
            "of MaterialLinks",
            "of OpenImportedPaper",
            "of RevealEntry",
            "of RevealSetAside",
            "of TraceFiling");

    private static Map<String, String> sources;

    @BeforeAll
    static void the_sources() throws IOException {
        sources = DeployedSources.withoutComments();
    }

    @Test
    void each_layer_says_events_form_place_time_and_readers() throws IOException {
        var layers = LAYER.matcher(page()).results().toList();

        assertThat(layers).hasSize(13);
        assertThat(layers).allSatisfy(row -> {
            var cells = row.group().substring(1, row.group().length() - 1).split("\\|");
            assertThat(cells).as(row.group(1)).hasSize(CELLS_OF_A_LAYER).allMatch(cell -> !cell.isBlank());
        });
    }

    @Test
    void each_workload_of_the_manifests_has_a_layer() throws IOException {
        var told = new TreeMap<String, String>();
        WORKLOAD.matcher(page()).results().forEach(row -> told.put(row.group(1), row.group(2)));
        var layers = new TreeSet<String>();
        LAYER.matcher(page()).results().forEach(row -> layers.add(row.group(1)));

        assertThat(told.keySet()).isEqualTo(LogPlaces.workloads()).hasSizeGreaterThan(12);
        assertThat(layers).containsAll(told.values());
    }

    @Test
    void each_setting_of_a_log_has_its_value() throws IOException {
        var told = new TreeSet<String>();
        SETTING.matcher(page()).results().forEach(row -> told.add(row.group(1) + " = " + row.group(2)));

        assertThat(told).isEqualTo(LogPlaces.settings()).hasSizeGreaterThan(12);
    }

    @Test
    void programs_write_nowhere_else() throws IOException {
        var section = section("What else programs write");
        var told = new TreeSet<String>();
        section.lines()
                .filter(line -> line.startsWith("| `"))
                .forEach(line -> told.addAll(quoted(line.substring(0, line.indexOf('|', 1)))));

        assertThat(told).isEqualTo(LogPlaces.writers(sources)).hasSizeGreaterThan(10);
        assertThat(LogPlaces.otherLoggers(sources)).isEmpty();
        assertThat(LogPlaces.shippers()).isEmpty();
    }

    @Test
    void the_audit_has_the_objects_of_the_page() throws IOException {
        var told = new TreeMap<String, Set<String>>();
        OBJECTS.matcher(page()).results().forEach(row -> told.put(row.group(1), quoted(row.group(2))));
        var used = LogPlaces.auditedObjects(sources);
        var indirect = new TreeSet<String>();
        used.values().forEach(objects -> objects.removeIf(one -> one.startsWith("of ") && indirect.add(one)));

        assertThat(used).isEqualTo(told);
        assertThat(indirect).isEqualTo(new TreeSet<>(OF_ANOTHER));
    }

    @Test
    void no_code_deletes_or_changes_an_entry_of_the_audit() {
        var change = Pattern.compile(
                "(?i)(?:DELETE\\s+FROM|UPDATE|TRUNCATE(?:\\s+TABLE)?)\\s+audit_(?:entries|chain|anchors)\\b");

        assertThat(sources)
                .allSatisfy((path, source) -> assertThat(source).as(path).doesNotContainPattern(change));
        assertThat("DELETE FROM audit_entries WHERE at < ?").containsPattern(change);
    }

    @Test
    void one_machine_has_the_log_files_of_the_page() throws IOException {
        var section = section("Files of one machine");
        var told = quoted(section.substring(section.indexOf("Files: ")));

        assertThat(told).isEqualTo(LogPlaces.logFiles()).hasSizeGreaterThan(20);
    }

    @Test
    void a_planted_place_is_found() {
        assertThat(LogPlaces.settingsIn("a=b\nquarkus.log.file.enabled=true\n%prod.quarkus.log.syslog.enable=true\n"))
                .containsExactly("%prod.quarkus.log.syslog.enable = true", "quarkus.log.file.enabled = true");
        assertThat(
                        LogPlaces.settingsIn(
                                "quarkus.http.access-log.enabled=true\n  - {name: QUARKUS_LOG_FILE_ENABLED, value: \"true\"}\n"))
                .containsExactly("QUARKUS_LOG_FILE_ENABLED = true", "quarkus.http.access-log.enabled = true");
        assertThat(
                        LogPlaces.settingsIn(
                                "A=-Xmx1m -Dquarkus.log.file.path=/x\n  - name: QUARKUS_LOG_LEVEL\n    value: DEBUG\n# QUARKUS_LOG_X=1\n"))
                .containsExactly("QUARKUS_LOG_LEVEL = ", "quarkus.log.file.path = /x");
        assertThat(LogPlaces.hasWorkload("apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {}"))
                .isTrue();
        assertThat(LogPlaces.hasWorkload("target: {kind: DaemonSet}\nkind: Service\n"))
                .isFalse();
        assertThat(LogPlaces.logFilesIn("x >\"$LOG/new.log\"; cat \"$LOG\"/{a,b}.log \"$LOG/$name.log\""))
                .containsExactly("new.log");
        for (var line : new String[] {
            "System.out.println(a)",
            "System . err.print(a)",
            "fault.printStackTrace()",
            "Files.writeString(path, a)",
            "new FileOutputStream(a)",
            "FileChannel.open(a, APPEND)",
            "Files.newBufferedWriter(a)"
        }) {
            assertThat(LogPlaces.writers(Map.of("a/One.java", line))).as(line).containsExactly("One");
        }
        for (var line : new String[] {
            "new FileHandler(\"a.log\")",
            "root.addHandler(own)",
            "LoggerFactory.getLogger(\"access\")",
            "new SyslogHandler()",
            "LogManager.getLogManager()"
        }) {
            assertThat(LogPlaces.otherLoggers(Map.of("a/One.java", line)))
                    .as(line)
                    .containsExactly("One");
        }
        assertThat(
                        LogPlaces.shippersIn(
                                "<dependency><groupId>a</groupId><artifactId>quarkus-logging-gelf</artifactId></dependency>"
                                        + "<dependency><groupId>a</groupId><artifactId>quarkus-logging-json</artifactId></dependency>"))
                .containsExactly("quarkus-logging-gelf");
    }

    @Test
    void a_planted_act_is_found() {
        var planted = Map.of(
                "a-service/src/main/java/One.java",
                "Act.of(is(a, b) ? \"A.B, C\" : \"A.D\", \"FRIDGE\", id); Act.of(event, Two.OBJECT, id); Act.of(event, OTHER, id)",
                "a-service/src/main/java/Two.java",
                "static final String OBJECT = \"OVEN\"; Act.of(\"A.B\",\n OBJECT, id)");

        assertThat(LogPlaces.auditedObjects(planted))
                .isEqualTo(Map.of("a-service", Set.of("FRIDGE", "OVEN", "of One")));
    }

    private static String section(String title) throws IOException {
        var page = page();
        var from = page.indexOf("\n## " + title + "\n");
        assertThat(from).as(title).isPositive();
        var end = page.indexOf("\n## ", from + 1);
        return page.substring(from, end < 0 ? page.length() : end);
    }

    private static Set<String> quoted(String text) {
        var quoted = new TreeSet<String>();
        QUOTED.matcher(text).results().forEach(one -> quoted.add(one.group(1)));
        return quoted;
    }

    private static String page() throws IOException {
        return Files.readString(ProjectFiles.ROOT.resolve("docs/security/logs.md"));
    }
}
