package cn.icpfiling.inspection;

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

    @Inject
    IdempotencyService idempotency;

    private final RefusalSweep sweep = sweep();

    private KeySweep keys;

    @BeforeEach
    void keys() {
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

    private static RequestSpecification by(String role) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(CALLER, role));
    }

    @ParameterizedTest
    @CsvSource({
        "NOBODY, 40",
        "STRANGER, 40",
        "MEDIA_TYPE, 5",
        "BODY, 5",
        "QUERY, 5",
        "HEADER, 1",
        "KEY, 5",
        "UNKNOWN, 5"
    })
    void every_operation_refuses_the_same_fault_by_the_same_status(Fault fault, int atLeast) {
        sweep.refuses(fault, atLeast);
    }

    @Test
    void a_key_is_refused_for_another_content() {
        assertThat(byEachRole(keys::used)).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void a_key_is_refused_while_its_first_request_runs() {
        assertThat(byEachRole(keys::running)).hasSizeGreaterThanOrEqualTo(3);
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
}
