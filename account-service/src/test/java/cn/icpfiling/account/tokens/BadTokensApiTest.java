package cn.icpfiling.account.tokens;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.BadTokens;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TokenForge;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The service that issues tokens reads them with the keys in its own hands; they must hold no less. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class BadTokensApiTest {

    @Inject
    SigningKeys keys;

    @Test
    void no_bad_token_opens_the_public_door() {
        BadTokens.assertNoneOpens(forge(), "GET", "/api/v1/accounts/me", Roles.APPLICANT);
    }

    @Test
    void no_bad_token_opens_the_door_between_services() {
        BadTokens.assertNoneOpens(forge(), "GET", "/internal/ended-sessions", Roles.SERVICE);
    }

    @Test
    void what_nobody_guarded_is_open_to_nobody() {
        BadTokens.assertDeniedByDefault();
    }

    private TokenForge forge() {
        var key = keys.signing(Instant.now());
        return new TokenForge(key.id().toString(), key.privateKey(), key.publicKey(), TestTokens.ISSUER);
    }
}
