package cn.icpfiling.inspection;

import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.BadTokens;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class BadTokensApiTest {

    @Test
    void no_bad_token_opens_the_door_between_services() {
        BadTokens.assertNoneOpens("POST", "/internal/filed-site-lookups", Roles.SERVICE);
        BadTokens.assertNoneOpens("GET", "/internal/findings/019ab0a2-7c00-7000-8000-0000000000fa", Roles.SERVICE);
    }

    @Test
    void what_nobody_guarded_is_open_to_nobody() {
        BadTokens.assertDeniedByDefault();
    }
}
