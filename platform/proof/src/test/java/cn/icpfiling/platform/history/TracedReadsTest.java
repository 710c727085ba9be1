package cn.icpfiling.platform.history;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.history.SourceTexts.Listed;
import cn.icpfiling.platform.history.TracedReads.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ADR 0045: a trace that calls itself complete has every read of personal data of its filing. */
class TracedReadsTest {
    private static final Path ROOT = Path.of(System.getProperty("icp.root", "../.."));
    private static final Pattern NAME_OF_KIND = Pattern.compile("static final String \\w+ = \"(\\w+)\"");
    private static final Pattern SERVICE = Pattern.compile("[a-z-]+-service");

    private static final String READ = "Act.of(\"DATA.REVEAL\", OBJECT, id)";
    private static final String SOUND =
            history("List.of(HistoryLookup.of(PLANTED, sql(), ORDER))", "List.of(ORDER, PLANTED)");

    @Test
    void every_read_of_personal_data_is_reached_by_a_trace() throws IOException {
        assertThat(TracedServices.KNOWN.keySet()).containsExactlyInAnyOrderElementsOf(services());
        var faults = new ArrayList<String>();
        var unused = new TreeSet<>(TracedServices.SHOW_NOTHING);
        for (var service : TracedServices.KNOWN.keySet()) {
            var found = TracedReads.of(
                    ServiceSources.of(ROOT.resolve(service)),
                    asked(TracedServices.KNOWN.get(service)),
                    TracedServices.SHOW_NOTHING);
            assertThat(found.met()).as(service).isNotEmpty();
            unused.removeAll(found.verbs());
            found.faults().forEach(fault -> faults.add(service + ": " + fault));
        }
        assertThat(faults).isEmpty();
        assertThat(unused).as("verbs that no act has").isEmpty();
    }

    /** Their acts are at no filing: the audit itself, and events that wait. */
    @Test
    void what_is_no_service_shows_no_personal_data_of_a_filing() throws IOException {
        var making = new TreeSet<String>();
        try (var modules = Files.list(ROOT.resolve("platform"))) {
            for (var module : Stream.concat(modules, Stream.of(ROOT.resolve("gateway"), ROOT.resolve("sandbox")))
                    .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                    .toList()) {
                for (var file : ServiceSources.of(module).files()) {
                    if (Files.readString(file.path()).contains("Act.of(")) {
                        making.add(file.name());
                    }
                }
            }
        }
        assertThat(making).containsExactly("ParkedEventsResource", "ReadAudit");
    }

    @Test
    void a_read_that_no_trace_reaches_is_named(@TempDir Path folder) throws IOException {
        var known = known();

        assertThat(faults(folder, known, READ, SOUND)).isEmpty();
        assertThat(faults(
                        folder,
                        known,
                        READ,
                        history("List.of(HistoryLookup.of(PLANTED, sql(), ORDER))", "List.of(ORDER)")))
                .containsExactly(
                        "Planted: DATA.REVEAL at PLANTED: the audit of the HistorySource is not asked for planted");
        assertThat(faults(folder, known, READ, history("List.of()", "List.of(ORDER, PLANTED)")))
                .containsExactly(
                        "Planted: DATA.REVEAL at PLANTED: neither a question nor a look-up has keys of planted");
        assertThat(faults(
                        folder,
                        known,
                        READ,
                        history("List.of(HistoryLookup.of(PLANTED, sql(), OTHER))", "List.of(PLANTED)")))
                .containsExactly("History: a look-up needs keys of [other] before another one has found them");
        assertThat(faults(folder, known, READ, "class History {}")).contains("the service has 0 sources of histories");
    }

    /** Also of an act that shows nothing: the audit alone has it. */
    @Test
    void an_act_that_the_trace_leaves_out_is_named_unless_a_table_shows_it(@TempDir Path folder) throws IOException {
        var leaving = SOUND.replace("null, List", "\"e.act LIKE 'DATA.%'\", List");
        var steps = new Known(Set.of("order"), Map.of("PLANTED", "planted"), Map.of(), Map.of(), Set.of("Planted"));

        assertThat(faults(folder, known(), READ, leaving))
                .containsExactly("Planted: DATA.REVEAL: the HistorySource leaves the act out");
        assertThat(faults(folder, known(), READ + "; Act.of(\"DATA.CLOSE\", OBJECT, id)", leaving))
                .contains("Planted: DATA.CLOSE: the HistorySource leaves the act out");
        assertThat(faults(folder, known(), READ, SOUND.replace("null, List", "leftOut(), List")))
                .containsExactly("History: write leftOut() as a constant");
        assertThat(faults(folder, steps, READ, leaving)).isEmpty();
        assertThat(faults(folder, steps, READ, SOUND))
                .containsExactly("this test lists the class of steps Planted, which no act has");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXPORT", "PRINT", "DOWNLOAD", "SHOW_FACE", "OPENED"})
    void an_act_whose_verb_is_not_listed_counts_as_a_read(String verb, @TempDir Path folder) throws IOException {
        assertThat(planted(folder, "Act.of(\"PAPER." + verb + "\", \"PAPER\", id)"))
                .containsExactly("Planted: PAPER." + verb
                        + " at PAPER: say which kind of key leads to it, or that the verb shows no personal data");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Act.of(call(\"PAPER.SHOW\"), \"PAPER\", id)",
                "for (var code : codes) { Act.of(code, \"PAPER\", id); }",
                "codes.forEach(code -> Act.of(code, \"PAPER\", id))",
                "Act.of(String.format(\"PAPER.%s\", verb), \"PAPER\", id)",
                "Act.of(\"PAPER.\" + field, \"PAPER\", id)",
                "Act.of(late ? \"PAPER.CLOSE\" : code(), \"PAPER\", id)",
                "Act.of(\"PAPER.SHOW\", paper.type(), id)",
                "Act.of(unseen(), OBJECT, id)"
            })
    void an_act_whose_code_or_object_the_sources_hide_is_named(String act, @TempDir Path folder) throws IOException {
        assertThat(planted(folder, act)).isNotEmpty().allMatch(fault -> fault.endsWith(": say where its texts stand"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new Act(null, \"PAPER.CLOSE\", OBJECT, id)",
                "use(Act::of)",
                "new cn.icpfiling.platform.audit.Act(null, \"PAPER.CLOSE\", OBJECT, id)",
                "cn.icpfiling.platform.audit.Act.of(\"PAPER.CLOSE\", OBJECT, id)"
            })
    void an_act_that_is_not_made_by_a_plain_call_is_named(String act, @TempDir Path folder) throws IOException {
        assertThat(planted(folder, act))
                .containsExactly("Planted: make each act by a call of Act.of, which this test reads");
    }

    /** Each plants a read of a paper, to which no key leads, where one name alone leads to its code or its object. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Act.of(CODE + \".SHOW\", \"PAPER\", id)",
                "var code = \"PAPER.SHOW\"; Act.of(code, \"PAPER\", id)",
                "String code; code = \"PAPER.SHOW\"; Act.of(code, \"PAPER\", id)",
                "Act.of(switch (late) { case 1 -> \"PAPER.CLOSE\"; default -> \"PAPER.SHOW\"; }, \"PAPER\", id)",
                "Act.of(\"PAPER.\" + Verb.SHOW, \"PAPER\", id)",
                "Act.of(\"PAPER.\" + Verb.SHOW.name(), \"PAPER\", id)",
                "record(\"PAPER.SHOW\")",
                "recordVerb(verb())",
                "Act.of(\"PAPER.\" + shown(), \"PAPER\", id)",
                "var read = new Read(1, \"PAPER\"); Act.of(\"PAPER.SHOW\", read.object(), id)",
                "Act.of(\"PAPER.SHOW\", late ? OBJECT : \"PAPER\", id)"
            })
    void a_code_is_followed_to_its_text(String act, @TempDir Path folder) throws IOException {
        assertThat(planted(folder, act)).anyMatch(fault -> fault.startsWith("Planted: PAPER.SHOW at PAPER: say which"));
    }

    @Test
    void a_listed_expression_has_the_texts_of_its_place_with_their_underscores(@TempDir Path folder)
            throws IOException {
        var act = "Act.of(\"DATA.REVEAL\", paper.type(), id)";
        for (var place : List.of(
                Listed.constants("Kind"), Listed.handed("typed", 0), Listed.handedIn("Planted", "new Typed", 1))) {
            var known = new Known(
                    Set.of("order"),
                    Map.of("PLANTED", "planted"),
                    Map.of(),
                    Map.of("Planted paper.type()", place),
                    Set.of());
            assertThat(faults(folder, known, READ + "; " + act, SOUND))
                    .as("%s", place)
                    .containsExactly("Planted: DATA.REVEAL at OLD_PAPER: say which kind of key leads to it,"
                            + " or that the verb shows no personal data");
        }
        var nothing = new Known(
                Set.of("order"),
                Map.of("PLANTED", "planted"),
                Map.of(),
                Map.of("Planted paper.type()", Listed.constants("Gone")),
                Set.of());
        assertThat(faults(folder, nothing, READ + "; " + act, SOUND))
                .containsExactly("Planted paper.type(): say where its texts stand");
    }

    @Test
    void a_list_that_names_what_no_act_has_is_stale(@TempDir Path folder) throws IOException {
        assertThat(faults(folder, known(), "Act.of(\"PAPER.CLOSE\", \"PAPER\", id)", SOUND))
                .containsExactly("this test lists the type of object PLANTED, which no act has");
        var listing = new Known(
                Set.of("order"),
                Map.of("PLANTED", "planted"),
                Map.of("OTHER", "why"),
                Map.of("Planted gone()", Listed.constants("Kind")),
                Set.of());
        assertThat(faults(folder, listing, READ, SOUND))
                .containsExactly(
                        "this test lists the expression Planted gone(), which no act has",
                        "this test lists the type of object OTHER, which no act has");
    }

    private static Known known() {
        return new Known(Set.of("order"), Map.of("PLANTED", "planted"), Map.of(), Map.of(), Set.of());
    }

    /** The faults of a class that has a sound read, too. */
    private static Set<String> planted(Path folder, String act) throws IOException {
        return faults(folder, known(), READ + "; " + act, SOUND);
    }

    private static Set<String> faults(Path folder, Known known, String acts, String history) throws IOException {
        var sources = Files.createDirectories(folder.resolve("src/main/java"));
        Files.writeString(sources.resolve("Planted.java"), """
                class Planted {
                    static final String OBJECT = "PLANTED";
                    static final String CODE = "PAPER";
                    private String field;

                    record Read(int number, String object) {}

                    enum Verb { SHOW }

                    enum Kind { OLD_PAPER, PLANTED }

                    void plant() {
                        %s;
                    }

                    void others() {
                        typed("OLD_PAPER");
                        typed(OBJECT);
                        use(new Typed(id, "OLD_PAPER"));
                        record("PAPER.CLOSE");
                        recordVerb("CLOSE");
                    }

                    private void record(String code) {
                        Act.of(code, "PAPER", id);
                    }

                    private void recordVerb(String verb) {
                        Act.of("PAPER." + verb, "PAPER", id);
                    }

                    private String verb() {
                        return "SHOW";
                    }

                    abstract String unseen();

                    private String shown() {
                        var verb = "SHOW";
                        return verb;
                    }
                }
                """.formatted(acts));
        Files.writeString(sources.resolve("History.java"), history);
        return TracedReads.of(ServiceSources.of(folder), known, Set.of("CLOSE")).faults();
    }

    private static String history(String lookups, String audited) {
        return """
                class History implements HistorySource {
                    static final String ORDER = "order";
                    static final String OTHER = "other";
                    static final String PLANTED = "planted";

                    Object lookups() {
                        return %s;
                    }

                    Object audit() {
                        return new AuditOfSource("/audit", null, %s);
                    }
                }
                """.formatted(lookups, audited);
    }

    private static Set<String> services() throws IOException {
        try (var modules = Files.list(ROOT)) {
            return modules.map(module -> module.getFileName().toString())
                    .filter(name -> SERVICE.matcher(name).matches())
                    .collect(Collectors.toSet());
        }
    }

    /** Each service is asked by the kinds of keys that filing-service knows. */
    private static Known asked(Known known) throws IOException {
        var filing = Files.readString(
                ROOT.resolve("filing-service/src/main/java/cn/icpfiling/filing/trace/TraceTarget.java"));
        var asked = NAME_OF_KIND
                .matcher(filing)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toSet());
        assertThat(asked).contains("order", "subject", "owner", "service", "domain", "number");
        return new Known(asked, known.kinds(), known.others(), known.listed(), known.steps());
    }
}
