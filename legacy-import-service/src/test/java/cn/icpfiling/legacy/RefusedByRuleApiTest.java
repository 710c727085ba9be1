package cn.icpfiling.legacy;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.testkit.Fault;
import cn.icpfiling.platform.testkit.KeySweep;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.RefusalSweep;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operation of the contract refuses what its parameters, its body and its key make refusable. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class RefusedByRuleApiTest {
    private static final String[] ROLES = {"administrator", "reviewer", "inspector", "support", "auditor", "applicant"};
    private static final UUID CALLER = Ids.next();
    private static final String LOADS = "/api/v1/legacy-loads";
    private static final String KIND = "kind QUNDT1VOVFM=";

    /** Made once: reading the contract takes longer than most sweeps. */
    private static RefusalSweep sweep;

    private static String load;
    private static String file;

    @Inject
    IdempotencyService idempotency;

    private KeySweep keys;

    @BeforeEach
    void a_load_waits_for_its_file() {
        if (sweep == null) {
            load = load();
            file = begins("10", KIND)
                    .then()
                    .statusCode(201)
                    .extract()
                    .header("Location")
                    .replaceFirst("^.*/", "");
            sweep = sweep().knowing(LOADS + "/{id}", load).knowing(LOADS + "/{id}/files/{file}", file);
        }
        // these ask first for what the caller proves or the store holds, and claim the key when they write
        keys = new KeySweep(sweep, idempotency)
                .without("addLegacyObjectFile", "beginLegacyImport", "openLegacyClaim", "openLegacyMailboxReset");
    }

    private static RefusalSweep sweep() {
        var sweep = new RefusalSweep();
        for (var role : ROLES) {
            sweep.as(role, () -> by(role));
        }
        return sweep.as("stranger", () -> by("stranger"));
    }

    private static String load() {
        return by("administrator")
                .header("Idempotency-Key", Fault.key())
                .contentType("application/json")
                .body(Map.of("name", "refused by rule", "kinds", List.of("ACCOUNTS"), "dryRun", true))
                .post(LOADS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response begins(String length, String metadata) {
        return byTus().header("Upload-Length", length)
                .header("Upload-Metadata", metadata)
                .post(LOADS + "/" + load + "/files");
    }

    private static RequestSpecification byTus() {
        return by("administrator").header("Tus-Resumable", "1.0.0");
    }

    private static RequestSpecification by(String role) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(CALLER, role));
    }

    @ParameterizedTest
    @CsvSource({"NOBODY, 36", "STRANGER, 36", "MEDIA_TYPE, 11", "BODY, 10", "QUERY, 14", "KEY, 9", "UNKNOWN, 16"})
    void every_operation_refuses_the_same_fault_by_the_same_status(Fault fault, int atLeast) {
        sweep.refuses(fault, atLeast);
    }

    @Test
    void a_key_is_refused_for_another_content() {
        assertThat(byEachRole(keys::used)).hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    void a_key_is_refused_while_its_first_request_runs() {
        assertThat(byEachRole(keys::running)).hasSizeGreaterThanOrEqualTo(5);
    }

    private static Set<String> byEachRole(BiFunction<String, String, Set<String>> asked) {
        return Stream.of(ROLES)
                .flatMap(role -> asked.apply(role, "web/" + CALLER).stream())
                .collect(Collectors.toSet());
    }

    @Test
    void the_sweeps_can_turn_red() {
        sweep.canTurnRed();
        keys.canTurnRed("administrator", "web/" + CALLER);
    }

    @Test
    void a_load_that_does_not_exist_has_no_reconciliation() {
        for (var path : new String[] {"/api/v1/legacy-reconciliation", "/api/v1/legacy-reconciliation/export.csv"}) {
            by("administrator")
                    .queryParam("loadId", Ids.next().toString())
                    .get(path)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void days_of_a_period_that_is_reversed_or_too_long_are_refused_and_not_cut() {
        for (var path :
                new String[] {"/api/v1/legacy-reconciliation/days", "/api/v1/legacy-reconciliation/days/export.csv"}) {
            refusesPeriod(path + "?from=2001-02-04&until=2001-02-03", "PERIOD_REVERSED");
            refusesPeriod(path + "?from=2001-02-04&until=2002-02-06", "PERIOD_TOO_LONG");
            by("auditor").get(path + "?from=2001-02-04&until=2002-02-05").then().statusCode(200);
        }
    }

    private static void refusesPeriod(String path, String code) {
        by("auditor")
                .get(path)
                .then()
                .statusCode(400)
                .body("errors.code", contains(code), "errors.pointer", contains("/query/from"));
    }

    @Test
    void an_upload_is_refused_by_its_headers_and_shown_by_its_own() {
        var path = LOADS + "/" + load + "/files/" + file;
        byTus().head(path).then().statusCode(204).header("Upload-Offset", "0").header("Upload-Length", "10");
        by("administrator").head(path).then().statusCode(412);
        by("administrator").delete(path).then().statusCode(412);
        part(by("administrator"), "0").patch(path).then().statusCode(412);
        part(byTus(), "none").patch(path).then().statusCode(400);
        begins("10", "kind Tk9ORQ==").then().statusCode(400);
        begins(String.valueOf((20L << 30) + 1), KIND).then().statusCode(413);
    }

    private static RequestSpecification part(RequestSpecification request, String offset) {
        return request.header("Upload-Offset", offset)
                .contentType("application/offset+octet-stream")
                .body("0123456789");
    }
}
