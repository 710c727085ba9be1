package cn.icpfiling.gateway.door;

import cn.icpfiling.gateway.contract.PublishedContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The gateway of the environment {@code test}. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
class OtherEnvironmentApiTest {

    @Inject
    PublishedContract contract;

    @Test
    @Tag("long")
    void no_operation_accepts_a_token_of_another_environment() {
        CrossAccess.assertRefusedEverywhere(contract, "test", List.of("production", "staging", "dev"));
    }
}
