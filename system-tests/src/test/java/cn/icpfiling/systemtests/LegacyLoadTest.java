package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.legacy.LegacyLoads;
import cn.icpfiling.systemtests.legacy.OldPlatform;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** J28: the report of a load equals the plan of the generator that planted its faults. */
@Tag("long")
class LegacyLoadTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final int FILINGS = 40;

    private final LegacyLoads loads = new LegacyLoads(STACK);

    @ParameterizedTest
    @ValueSource(strings = {"csv", "gbk.csv", "ndjson"})
    void a_load_stores_the_sound_rows_and_sets_each_planted_fault_aside(String ending) {
        var platform = OldPlatform.fresh(STACK, FILINGS, true);

        var load = loads.loaded(platform, ending);

        assertThat(load.text("/state")).isEqualTo("FINISHED");
        assertThat(counts(load, "added")).isEqualTo(planned(platform, "stored"));
        assertThat(counts(load, "setAside")).isEqualTo(planned(platform, "setAside"));
        assertThat(codes(loads.report(load.text("/id")).at("/setAside")))
                .isEqualTo(codes(platform.plan().path("faults")));
    }

    @Test
    void the_same_files_again_change_nothing() {
        var platform = OldPlatform.fresh(STACK, FILINGS, false);
        loads.loaded(platform, "csv");

        var again = loads.loaded(platform, "ndjson");

        assertThat(again.at("/rows/added").asLong()).isZero();
        assertThat(again.at("/rows/changed").asLong()).isZero();
        assertThat(again.at("/rows/same").asLong())
                .isEqualTo(planned(platform, "rows").values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    @Test
    void a_dry_run_reports_the_same_and_stores_nothing() {
        var platform = OldPlatform.fresh(STACK, FILINGS, true);

        var tried = loads.tried(platform, "csv");

        assertThat(counts(tried, "setAside")).isEqualTo(planned(platform, "setAside"));
        var old = platform.takes("IMPORT");
        var holder = new Accounts(STACK).signUp(Applicant.freshPhone()).caller();
        Problems.assertRefused(holder.post("/api/v1/legacy-imports", old.loginForm()), 422, "LEGACY_LOGIN_WRONG");
    }

    @Test
    void only_an_administrator_loads_and_the_report_shows_no_value_in_clear() {
        var platform = OldPlatform.fresh(STACK, FILINGS, true);
        var load = loads.loaded(platform, "csv");

        var aside = loads.setAside(load.text("/id")).body().toString();

        assertThat(aside).doesNotContain("@old.example.com").doesNotContain("no mail address");
        var path = "/api/v1/legacy-loads/" + load.text("/id");
        assertThat(new Staff(STACK).caller("reviewer").get(path).status()).isEqualTo(403);
        assertThat(Caller.gateway(STACK).get(path).status()).isEqualTo(401);
    }

    @Test
    void the_filings_for_demonstrations_are_sound() {
        var load = loads.loaded(OldPlatform.demo(STACK), "gbk.csv");

        assertThat(load.text("/state")).isEqualTo("FINISHED");
        assertThat(load.at("/rows/setAside").asLong()).isZero();
    }

    @Test
    void objects_of_a_bucket_are_loaded_as_uploads_are() {
        var uploaded = loads.loaded(OldPlatform.demo(STACK), "csv");

        var load = loads.loadedFromBucket("csv");

        assertThat(load.text("/state")).isEqualTo("FINISHED");
        assertThat(counts(load, "read")).isEqualTo(counts(uploaded, "read"));
        assertThat(load.at("/rows/setAside").asLong()).isZero();
        assertThat(load.at("/files")).allSatisfy(file -> {
            assertThat(file.path("state").asText()).isEqualTo("LOADED");
            assertThat(file.path("source").asText()).startsWith("s3://exports/");
        });
    }

    private static Map<String, Long> counts(Answer load, String what) {
        var counts = new TreeMap<String, Long>();
        load.at("/files")
                .forEach(file -> counts.merge(
                        file.path("kind").asText(), file.path("rows").path(what).asLong(), Long::sum));
        return counts;
    }

    private static Map<String, Long> planned(OldPlatform platform, String what) {
        var planned = new TreeMap<String, Long>();
        platform.plan()
                .path("files")
                .forEach(file ->
                        planned.put(file.path("kind").asText(), file.path(what).asLong()));
        return planned;
    }

    private static Map<String, Long> codes(JsonNode counts) {
        var codes = new TreeMap<String, Long>();
        counts.forEach(count -> codes.put(
                count.path("kind").asText() + " " + count.path("code").asText(),
                count.path("rows").asLong()));
        return codes;
    }
}
