package cn.icpfiling.inspection;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.findings.FindingScene;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.testkit.Fault;
import cn.icpfiling.platform.testkit.KeySweep;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.RefusalSweep;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
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
    private static final String[] ROLES = {"administrator", "inspector", "support", "auditor", "applicant"};
    private static final UUID CALLER = Ids.next();

    /** Made once: reading the contract takes longer than most sweeps. */
    private static RefusalSweep sweep;

    private static UUID holder;

    @Inject
    IdempotencyService idempotency;

    FilingStub filing;

    private KeySweep keys;

    @BeforeEach
    void a_finding_was_told_and_a_campaign_drafted() {
        if (sweep == null) {
            var scene = new FindingScene(filing);
            holder = scene.holder;
            var finding = scene.told();
            sweep = sweep().knowing("/api/v1/findings/{id}", finding.toString())
                    .knowing("/api/v1/campaigns/{id}", campaign());
        }
        // the domain of its sample is filed nowhere, which it finds before it claims the key
        keys = new KeySweep(sweep, idempotency).without("inspectPage");
    }

    private static RefusalSweep sweep() {
        var sweep = new RefusalSweep();
        for (var role : ROLES) {
            sweep.as(role, () -> by(role));
        }
        // a provider that has told of no network has an empty list
        return sweep.as("stranger", () -> by("stranger")).without(Fault.UNKNOWN, "listProviderNetworks");
    }

    private static String campaign() {
        return by("administrator")
                .header("Idempotency-Key", Fault.key())
                .contentType("application/json")
                .body("""
                        {"name":"refused by rule","population":{"kind":"PROVINCE","provinces":["33"]},
                         "checks":["DOMAIN"],"deadline":"2999-12-31"}""")
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("campaignId");
    }

    private static RequestSpecification by(String role) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(account(role), role));
    }

    private static UUID account(String role) {
        return role.equals("applicant") ? holder : CALLER;
    }

    @ParameterizedTest
    @CsvSource({
        "NOBODY, 40",
        "STRANGER, 40",
        "MEDIA_TYPE, 5",
        "BODY, 5",
        "QUERY, 5",
        "HEADER, 10",
        "KEY, 5",
        "UNKNOWN, 5",
        "NO_VERSION, 10",
        "OTHER_VERSION, 10"
    })
    void every_operation_refuses_the_same_fault_by_the_same_status(Fault fault, int atLeast) {
        sweep.refuses(fault, atLeast);
    }

    @Test
    void a_key_is_refused_for_another_content() {
        assertThat(byEachRole(keys::used)).hasSizeGreaterThanOrEqualTo(16);
    }

    @Test
    void a_key_is_refused_while_its_first_request_runs() {
        assertThat(byEachRole(keys::running)).hasSizeGreaterThanOrEqualTo(14);
    }

    private static Set<String> byEachRole(BiFunction<String, String, Set<String>> asked) {
        return Stream.of(ROLES)
                .flatMap(role -> asked.apply(role, "web/" + account(role)).stream())
                .collect(Collectors.toSet());
    }

    @Test
    void the_sweeps_can_turn_red() {
        sweep.canTurnRed();
        keys.canTurnRed("administrator", "web/" + CALLER);
    }

    @Test
    void results_are_filtered_by_a_check_that_exists() {
        by("administrator")
                .queryParam("check", "NONE")
                .get("/api/v1/campaigns/" + Ids.next() + "/results.csv")
                .then()
                .statusCode(400);
    }
}
