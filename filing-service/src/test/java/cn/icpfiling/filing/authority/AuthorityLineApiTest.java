package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.filing.authority.AuthorityUnavailable.Cause;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(AuthorityAddress.class)
class AuthorityLineApiTest extends AuthorityScene {
    @Inject
    Authority line;

    @Test
    void a_dead_authority_is_left_alone_for_a_while_and_asked_again() {
        authority.close();
        await().atMost(Duration.ofSeconds(10)).until(() -> why() == Cause.LINE_CLOSED);

        authority = new SpeakingAuthority(address.getPort());
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptionsInstanceOf(AuthorityUnavailable.class)
                .untilAsserted(() -> assertThat(line.lastSequence()).isZero());
    }

    private Cause why() {
        return catchThrowableOfType(AuthorityUnavailable.class, line::lastSequence)
                .why();
    }
}
