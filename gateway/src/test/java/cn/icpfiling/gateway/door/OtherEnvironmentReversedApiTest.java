package cn.icpfiling.gateway.door;

import cn.icpfiling.gateway.contract.PublishedContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The other direction: a token of {@code test} at the gateway of another environment. */
@QuarkusTest
@Tag("long")
@TestProfile(OtherEnvironmentReversedApiTest.Elsewhere.class)
@QuarkusTestResource(StubServices.class)
class OtherEnvironmentReversedApiTest {

    public static final class Elsewhere implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("icp.environment", "dev");
        }
    }

    @Inject
    PublishedContract contract;

    @Test
    void no_operation_accepts_a_token_of_another_environment() {
        CrossAccess.assertRefusedEverywhere(contract, "dev", List.of("test", "production"));
    }
}
