package cn.icpfiling.filing;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.testkit.BadTokens;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class BadTokensApiTest {

    @Test
    void no_bad_token_opens_the_public_door() {
        BadTokens.assertNoneOpens("GET", "/api/v1/orders", Roles.APPLICANT);
    }

    @Test
    void no_bad_token_opens_the_door_between_services() {
        BadTokens.assertNoneOpens("GET", "/internal/subjects/" + Ids.next(), Roles.SERVICE);
    }

    @Test
    void no_token_of_a_partner_opens_what_it_was_not_issued_for() {
        BadTokens.assertNoneOpensToPartners("GET", "/api/v1/orders", Scopes.FILINGS_READ);
        BadTokens.assertNoneOpensToPartners("POST", "/api/v1/orders", Scopes.FILINGS_WRITE);
    }

    @Test
    void what_nobody_guarded_is_open_to_nobody() {
        BadTokens.assertDeniedByDefault();
    }
}
