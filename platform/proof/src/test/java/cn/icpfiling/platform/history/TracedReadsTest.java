package cn.icpfiling.platform.history;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.history.TracedReads.Known;
import cn.icpfiling.platform.history.TracedReads.TypesOf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ADR 0045: a trace that calls itself complete has every read of personal data of its filing. */
class TracedReadsTest {
    private static final Path ROOT = Path.of(System.getProperty("icp.root", "../.."));
    private static final Pattern NAME_OF_KIND = Pattern.compile("static final String \\w+ = \"(\\w+)\"");
    private static final Pattern SERVICE = Pattern.compile("[a-z-]+-service");

    private static final TypesOf OWNERS_OF_PAPERS = TypesOf.of("\"([A-Z_]+)\"", "PaperOwner");

    private static final Map<String, Known> KNOWN = Map.of(
            "filing-service",
            new Known(
                    Set.of(),
                    Map.of(
                            "ORDER", "order",
                            "SUBJECT", "owner",
                            "SERVICE", "service",
                            "FINDING", "finding",
                            "SUPPORT_CASE", "case",
                            "IMPORTED_FILING", "import",
                            "STATUS_INQUIRY", "inquiry"),
                    Map.of(),
                    Map.of(
                            "FollowLink link.owner().objectType()", OWNERS_OF_PAPERS,
                            "MaterialLinks material.owner().objectType()", OWNERS_OF_PAPERS,
                            "OpenImportedPaper paper.owner().objectType()", OWNERS_OF_PAPERS,
                            "RevealEntry object",
                                    TypesOf.of(
                                            "^    ([A-Z]+)\\(Set|OBJECT = \"([A-Z]+)\"", "RecordKind", "RevealData"))),
            "verification-service",
            new Known(Set.of(), Map.of("EVIDENCE", "evidence"), Map.of(), Map.of()),
            "inspection-service",
            new Known(
                    Set.of(),
                    Map.of(
                            "FINDING", "finding",
                            "SPOT_CHECK", "spotCheck",
                            "INSPECTION_TASK", "task",
                            "PAGE_EVIDENCE", "page"),
                    Map.of(),
                    Map.of()),
            "account-service",
            new Known(
                    Set.of(),
                    Map.of(
                            "ORDER", "order",
                            "SUBJECT", "owner",
                            "SERVICE", "service",
                            "FINDING", "finding",
                            "TRANSFER", "transfer",
                            "PREFILLED_ORDER", "prefilled",
                            "SUPPORT_CASE", "case",
                            "RECOVERY_CASE", "case",
                            "VOICE_TASK", "notice"),
                    Map.of("ACCOUNT", "the notices of a person, whatever they are about"),
                    Map.of(
                            "ListSentNotices about.type()",
                            TypesOf.of(
                                    "About\\.Kind\\.([A-Z_]+)|\\? \"([A-Z]+)\"",
                                    "SentNoticesResource",
                                    "TracedThing"))),
            "legacy-import-service",
            new Known(
                    Set.of(),
                    Map.of(
                            "LEGACY_CLAIM", "legacyClaim",
                            "LEGACY_FILING", "legacyFiling",
                            "LEGACY_SITE", "legacySite",
                            "LEGACY_ACCOUNT", "legacyAccount"),
                    Map.of("LEGACY_LOAD", "the same read has an entry at each filing of which it shows a row"),
                    Map.of(
                            "RevealSetAside object.type().name()",
                            TypesOf.of("^        (LEGACY_[A-Z]+),?$", "ShownObject"))));

    @Test
    void every_read_of_personal_data_is_reached_by_a_trace() throws IOException {
        assertThat(KNOWN.keySet()).containsExactlyInAnyOrderElementsOf(services());
        var faults = new ArrayList<String>();
        for (var service : KNOWN.keySet()) {
            var found = TracedReads.of(ServiceSources.of(ROOT.resolve(service)), asked(KNOWN.get(service)));
            assertThat(found.met()).as(service).isNotEmpty();
            found.faults().forEach(fault -> faults.add(service + ": " + fault));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void a_read_that_no_trace_reaches_is_named(@TempDir Path folder) throws IOException {
        var known = new Known(Set.of("order"), Map.of("PLANTED", "planted"), Map.of(), Map.of());
        var sound = history("List.of(HistoryLookup.of(PLANTED, sql(), ORDER))", "List.of(ORDER, PLANTED)");
        var read = "Act.of(\"DATA.REVEAL\", OBJECT, id)";

        assertThat(faults(folder, known, read, sound)).isEmpty();
        assertThat(faults(
                        folder,
                        known,
                        read,
                        history("List.of(HistoryLookup.of(PLANTED, sql(), ORDER))", "List.of(ORDER)")))
                .containsExactly(
                        "Planted: DATA.REVEAL at PLANTED: the audit of the HistorySource is not asked for planted");
        assertThat(faults(folder, known, read, history("List.of()", "List.of(ORDER, PLANTED)")))
                .containsExactly(
                        "Planted: DATA.REVEAL at PLANTED: neither a question nor a look-up has keys of planted");
        assertThat(faults(
                        folder,
                        known,
                        read,
                        history("List.of(HistoryLookup.of(PLANTED, sql(), OTHER))", "List.of(PLANTED)")))
                .containsExactly("History: a look-up needs keys of [other] before another one has found them");
        assertThat(faults(folder, known, read, sound.replace("null, List", "\"e.act LIKE 'DATA.%'\", List")))
                .containsExactly("Planted: DATA.REVEAL at PLANTED: the HistorySource leaves the act out");
        assertThat(faults(folder, known, read, "class History {}")).contains("the service has 0 sources of histories");
    }

    @Test
    void a_read_whose_object_the_sources_hide_is_named(@TempDir Path folder) throws IOException {
        var known = new Known(Set.of("order"), Map.of("PLANTED", "planted"), Map.of(), Map.of());
        var history = history("List.of(HistoryLookup.of(PLANTED, sql(), ORDER))", "List.of(ORDER, PLANTED)");
        var sound = "Act.of(CODE + \".SHOW\", late ? \"PLANTED\" : OBJECT, id)";

        assertThat(faults(folder, known, sound, history)).isEmpty();
        assertThat(faults(folder, known, sound + "; Act.of(\"PAPER.LINK\", \"PAPER\", id)", history))
                .containsExactly("Planted: PAPER.LINK at PAPER: say which kind of key leads to it");
        assertThat(faults(folder, known, sound + "; Act.of(\"PAPER.READ\", paper.type(), id)", history))
                .containsExactly("Planted paper.type(): say where its types of objects stand");
        assertThat(faults(folder, known, sound + "; record(\"PAPER.REVEAL\", id)", history))
                .containsExactly("Planted: no Act.of names PAPER.REVEAL so that its object can be read");
        assertThat(faults(folder, known, "Act.of(\"PAPER.CLOSE\", \"PAPER\", id)", history))
                .containsExactly("this test lists the type of object PLANTED, which no read has");
    }

    private static Set<String> faults(Path folder, Known known, String acts, String history) throws IOException {
        var sources = Files.createDirectories(folder.resolve("src/main/java"));
        Files.writeString(sources.resolve("Planted.java"), """
                class Planted {
                    static final String OBJECT = "PLANTED";
                    static final String CODE = OBJECT;

                    void plant() {
                        %s;
                    }
                }
                """.formatted(acts));
        Files.writeString(sources.resolve("History.java"), history);
        return TracedReads.of(ServiceSources.of(folder), known).faults();
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
        var filing = ServiceSources.of(ROOT.resolve("filing-service")).text("TraceTarget");
        var asked = NAME_OF_KIND
                .matcher(filing)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toSet());
        assertThat(asked).contains("order", "subject", "owner", "service", "domain", "number");
        return new Known(asked, known.kinds(), known.others(), known.types());
    }
}
