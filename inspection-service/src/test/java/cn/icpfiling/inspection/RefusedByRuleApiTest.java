package cn.icpfiling.inspection;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.testkit.Fault;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.RefusalSweep;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.UsedKeys;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
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
        var keys = new UsedKeys(idempotency, "web/" + CALLER);
        var asked = 0;
        for (var role : ROLES) {
            asked += sweep.refusesAll(422, role, (operation, key) -> {
                if (sweep.takesKeys(operation)) {
                    keys.use(operation, key);
                }
                return sweep.takesKeys(operation);
            });
        }
        assertThat(asked).isGreaterThanOrEqualTo(5);
    }
}
