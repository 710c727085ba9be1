package cn.icpfiling.legacy;

import cn.icpfiling.platform.testkit.ContractTests;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class ContractTest {
    @Test
    void code_and_contract_say_the_same() {
        ContractTests.assertSame();
    }

    @Test
    void the_check_can_turn_red() {
        ContractTests.assertCanTurnRed();
    }
}
