package cn.icpfiling.verification;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.testkit.Fault;
import cn.icpfiling.platform.testkit.KeySweep;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.RefusalSweep;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.lists.BundledLists;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
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
@QuarkusTestResource(WorldResource.class)
class RefusedByRuleApiTest {
    private static final String[] ROLES = {"administrator", "reviewer", "inspector", "support", "auditor", "applicant"};
    private static final UUID CALLER = Ids.next();
    private static final String LISTS = "/api/v1/list-versions";
    private static final String OPERATIONS = "/api/v1/domain-verification-operations";

    /** Made once: reading the contract takes longer than most sweeps. */
    private static RefusalSweep sweep;

    @Inject
    IdempotencyService idempotency;

    private KeySweep keys;

    @BeforeEach
    void a_draft_of_a_list_and_a_finished_operation_are_there() {
        if (sweep == null) {
            sweep = sweep().knowing(LISTS + "/{id}", draft()).knowing(OPERATIONS + "/{id}", operation());
        }
        keys = new KeySweep(sweep, idempotency);
    }

    private static RefusalSweep sweep() {
        var sweep = new RefusalSweep();
        for (var role : ROLES) {
            sweep.as(role, () -> by(role));
        }
        return sweep.as("stranger", () -> by("stranger"));
    }

    private static String draft() {
        return uploads(Fault.key()).then().statusCode(201).extract().path("id");
    }

    private static Response uploads(String key) {
        var line = "odd" + UUID.randomUUID().toString().substring(0, 8) + ",APPROVED,2018-01-01,,the test\n";
        return by("administrator")
                .header("Idempotency-Key", key)
                .contentType("text/csv")
                .queryParam("list", "TLD")
                .queryParam("source", "an announcement of the test")
                .body(new String(BundledLists.of(ListKind.TLD), StandardCharsets.UTF_8) + line)
                .post(LISTS);
    }

    /** Its one line names no holder and is refused when it comes, so that no worker has anything to do. */
    private static String operation() {
        return starts(Fault.key()).then().statusCode(202).extract().path("operationId");
    }

    private static Response starts(String key) {
        return by("reviewer")
                .header("Idempotency-Key", key)
                .contentType("application/x-ndjson")
                .body("{\"domain\":\"ok-rule.com\"}\n")
                .post(OPERATIONS);
    }

    private static RequestSpecification by(String role) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(CALLER, role));
    }

    @ParameterizedTest
    @CsvSource({"NOBODY, 28", "STRANGER, 28", "MEDIA_TYPE, 5", "BODY, 3", "QUERY, 12", "KEY, 4", "UNKNOWN, 13"})
    void every_operation_refuses_the_same_fault_by_the_same_status(Fault fault, int atLeast) {
        sweep.refuses(fault, atLeast);
    }

    @Test
    void a_key_is_refused_for_another_content() {
        assertThat(byEachRole(keys::used)).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void a_key_is_refused_while_its_first_request_runs() {
        assertThat(byEachRole(keys::running)).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void a_key_of_many_lines_is_refused_while_its_first_request_runs() {
        keys.whileRunning(
                "web/" + CALLER, "uploadList", key -> uploads(key).then().statusCode(409));
        keys.whileRunning(
                "web/" + CALLER,
                "startDomainVerifications",
                key -> starts(key).then().statusCode(409));
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
    void a_domain_above_its_length_is_refused() {
        var path = "/api/v1/filed-domains/" + "x".repeat(256) + "/verification";
        by("reviewer").get(path).then().statusCode(400);
        by("reviewer").post(path).then().statusCode(400);
    }

    @Test
    void a_masked_holder_is_refused() {
        by("applicant")
                .contentType("application/json")
                .body(Map.of(
                        "domain", "ok-rule.com",
                        "holderName", "某*公司",
                        "certificateType", 1,
                        "certificateNumber", "91350100M000100Y43"))
                .post("/api/v1/domain-verifications")
                .then()
                .statusCode(422);
    }
}
