package cn.icpfiling.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The canary of the traffic audit: it lets the right shape through and none of the wrong ones. */
class TrafficAuditTest {
    private static final String PROBLEM = "application/problem+json";
    private static final String TRACE = "0123456789abcdef0123456789abcdef";
    private static final String RIGHT = """
            {"type":"urn:icpfiling:problem:rules-broken","title":"规则","status":422,"detail":"The site a.com.cn is open.",
             "instance":"urn:trace:0123456789abcdef0123456789abcdef","code":"RULES_BROKEN",
             "errors":[{"pointer":"/a","code":"CHECK_DIGIT","detail":"校验位"}]}
            """;

    private final TrafficAudit audit = new TrafficAudit(catalogue());

    @Test
    void a_refusal_of_the_catalogue_passes() {
        assertThat(faults(422, PROBLEM, RIGHT)).isEmpty();
        assertThat(faults(200, "text/plain", "java.lang.Exception")).isEmpty();
        assertThat(faults(304, "", "")).isEmpty();
    }

    @Test
    void every_other_shape_is_caught() {
        assertThat(faults(422, "application/json", RIGHT)).isNotEmpty();
        assertThat(faults(400, PROBLEM, RIGHT)).isNotEmpty();
        assertThat(faults(302, "", "")).isEmpty();
        assertThat(faults(431, "", "")).isNotEmpty();
        assertThat(faults(422, PROBLEM, "{")).isNotEmpty();
        spoiltBy("urn:icpfiling:problem:rules-broken", "about:blank");
        spoiltBy("\"RULES_BROKEN\"", "\"RULES_BENT\"");
        spoiltBy("CHECK_DIGIT", "OTHER_DIGIT");
        spoiltBy("\"/a\"", "\"a\"");
        spoiltBy("规则", " ");
        spoiltBy("规则", "共有 {0} 处");
        spoiltBy("校验位", "至多 {1,number} 位");
        spoiltBy("校验位", "不是 ${name}");
        spoiltBy("urn:trace:0", "urn:trace:1");
    }

    @Test
    void an_instant_has_six_digits_of_a_second_in_every_answer() {
        assertThat(faults(200, "application/json", "{\"at\":\"2026-11-27T08:00:00.000000Z\",\"on\":\"2026-11-27\"}"))
                .isEmpty();
        for (var other : List.of(
                "2026-11-27T08:00:00Z",
                "2026-11-27T08:00Z",
                "2026-11-27T08:00:00.123Z",
                "2026-11-27T08:00:00.123456789Z",
                "2026-11-27T08:00:00.123456+08:00")) {
            assertThat(faults(200, "application/json", "{\"at\":\"" + other + "\"}"))
                    .as(other)
                    .isNotEmpty();
        }
    }

    @Test
    void what_shows_the_inside_is_caught() {
        for (var leak : List.of(
                "NullPointerException",
                "\\tat cn.icpfiling.filing.core(Order.java:7)",
                "You have an error in your SQL syntax",
                "jdbc:mysql://db",
                "org.hibernate.engine",
                "com.mysql.cj",
                "java.util.Map",
                "io.quarkus.arc",
                "cn.icpfiling.filing.Order")) {
            spoiltBy("校验位", leak);
        }
    }

    @Test
    void the_record_names_codes_and_no_value() {
        assertThat(TrafficAudit.codes(RIGHT)).containsExactly("RULES_BROKEN", "CHECK_DIGIT");
        assertThat(TrafficAudit.codes("java.lang.Exception")).isEmpty();
    }

    /** As in each module that starts Quarkus more than once. */
    @Test
    void a_record_that_is_opened_again_keeps_what_stood_in_it(@TempDir Path folder) throws IOException {
        var file = folder.resolve("traffic/seen-1.tsv");
        var first = new TrafficRecord(file);
        first.add("GET", "/a", 200, List.of(), List.of());
        var second = new TrafficRecord(file);
        second.add("GET", "/b", 404, List.of("NOT_FOUND"), List.of());
        first.add("GET", "/c", 422, List.of("RULES_BROKEN", "CHECK_DIGIT"), List.of("{0}"));

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "GET\t(none)\t200\t\t",
                        "GET\t(none)\t404\tNOT_FOUND\t",
                        "GET\t(none)\t422\tRULES_BROKEN,CHECK_DIGIT\t{0}");
    }

    @Test
    void two_runs_have_two_files_even_if_the_system_gives_a_process_id_again(@TempDir Path folder) throws IOException {
        var began = Instant.parse("2026-03-02T01:00:00Z");
        var first = new RecordFile("seen", began, 4711, "tsv").in(folder);
        var again = new RecordFile("seen", began.plusMillis(1), 4711, "tsv").in(folder);
        new TrafficRecord(first).add("GET", "/a", 200, List.of(), List.of());
        new TrafficRecord(again).add("GET", "/b", 404, List.of("NOT_FOUND"), List.of());

        assertThat(Files.readAllLines(first)).containsExactly("GET\t(none)\t200\t\t");
        assertThat(Files.readAllLines(again)).containsExactly("GET\t(none)\t404\tNOT_FOUND\t");
        assertThat(RecordFile.ofThisRun("seen", "tsv")).isEqualTo(RecordFile.ofThisRun("seen", "tsv"));
        assertThat(RecordFile.ofThisRun("bodies", "ndjson")
                        .in(folder)
                        .getFileName()
                        .toString())
                .matches("bodies-\\d{13}-" + ProcessHandle.current().pid() + "\\.ndjson");
    }

    @Test
    void bodies_are_recorded_if_they_are_wanted_and_what_was_malformed_is_not(@TempDir Path folder) throws IOException {
        var bodies = new TrafficBodies(folder.resolve("kept/bodies-1.ndjson"));
        bodies.add(exchange(200, "{\"a\":1}", "{\"b\":2}"));
        bodies.add(exchange(400, "{\"a\":", RIGHT));
        bodies.add(exchange(422, "{\"a\":2}", RIGHT));
        for (var again = 0; again < 100; again++) {
            bodies.add(exchange(200, "{\"a\":1}", "{\"b\":2}"));
        }

        var lines = Files.readAllLines(folder.resolve("kept/bodies-1.ndjson"));
        assertThat(lines).hasSizeLessThan(50);
        assertThat(lines.getFirst())
                .startsWith("{\"method\":\"POST\",\"path\":\"/a\",\"status\":200,\"at\":\"")
                .endsWith(",\"requestType\":\"application/json\",\"request\":{\"a\":1}"
                        + ",\"responseType\":\"application/json\",\"response\":{\"b\":2}}");
        assertThat(lines.get(1)).contains("\"status\":422", "\"code\":\"RULES_BROKEN\"");
    }

    private static TrafficBodies.Exchange exchange(int status, String request, String response) {
        return new TrafficBodies.Exchange(
                "POST",
                "/a",
                status,
                "application/json",
                request,
                status == 200 ? "application/json;charset=UTF-8" : PROBLEM,
                response);
    }

    private void spoiltBy(String right, String wrong) {
        assertThat(RIGHT).contains(right);
        assertThat(faults(422, PROBLEM, RIGHT.replace(right, wrong))).as(wrong).isNotEmpty();
    }

    private List<String> faults(int status, String mediaType, String body) {
        return audit.faults(new TrafficAudit.Seen("GET /", status, mediaType, TRACE, body));
    }

    private static Properties catalogue() {
        var texts = new Properties();
        texts.setProperty("RULES_BROKEN.title", "Rules");
        texts.setProperty("CHECK_DIGIT.detail", "Digit");
        return texts;
    }
}
