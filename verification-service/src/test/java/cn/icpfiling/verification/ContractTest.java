package cn.icpfiling.verification;

import cn.icpfiling.platform.testkit.ContractTests;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class ContractTest {

    @Test
    void the_code_does_what_the_contract_says() {
        ContractTests.assertSame();
    }

    @Test
    void a_spoilt_contract_is_found_out() {
        ContractTests.assertCanTurnRed();
    }
}
