package cn.icpfiling.account;

import cn.icpfiling.platform.testkit.ContractTests;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class ContractTest {

    @Test
    void code_and_contract_say_the_same() {
        ContractTests.assertSame();
    }

    @Test
    void a_spoilt_contract_is_noticed() {
        ContractTests.assertCanTurnRed();
    }
}
