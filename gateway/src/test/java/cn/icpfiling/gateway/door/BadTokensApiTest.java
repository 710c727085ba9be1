package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.BadTokens;
import cn.icpfiling.platform.testkit.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class BadTokensApiTest {

    @Test
    void no_bad_token_comes_through_the_door() {
        var before = StubServices.REQUESTS.get();

        BadTokens.assertNoneOpensWhateverTheRole(
                TestTokens.forge("https://issuer.test"), "GET", "/api/v1/orders", Roles.APPLICANT);

        assertThat(StubServices.REQUESTS.get())
                .as("the one good token and nothing else")
                .isEqualTo(before + 1);
    }

    @Test
    void what_nobody_guarded_is_open_to_nobody() {
        BadTokens.assertDeniedByDefault();
    }
}
