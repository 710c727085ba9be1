package cn.icpfiling.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceTokensTest {

    private static final class Wound extends Clock {
        private Instant now = Instant.parse("2026-11-24T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final AccountStub account = new AccountStub();
    private final Wound clock = new Wound();
    private URI url;

    @BeforeEach
    void account_service_answers() {
        url = URI.create(account.start().get("icp.account.url"));
    }

    @AfterEach
    void stop() {
        account.stop();
    }

    private ServiceTokens tokens(URI endpoint, String secret) {
        return new ServiceTokens(
                new ObjectMapper().findAndRegisterModules(),
                clock,
                endpoint,
                Optional.of("widget-service"),
                Optional.ofNullable(secret));
    }

    @Test
    void a_token_is_kept_until_shortly_before_it_runs_out() {
        var tokens = tokens(url, "s&cret");
        var first = tokens.bearer();

        clock.now = clock.now.plus(Duration.ofSeconds(539));
        assertThat(tokens.bearer()).isEqualTo(first);
        clock.now = clock.now.plus(Duration.ofSeconds(1));
        assertThat(tokens.bearer()).isNotEqualTo(first);
    }

    @Test
    void no_token_to_be_had_is_a_service_that_is_unavailable() {
        for (var tokens :
                new ServiceTokens[] {tokens(url, "wrong"), tokens(URI.create("http://localhost:1"), "s&cret")}) {
            assertThatThrownBy(tokens::bearer)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refusal -> assertThat(refusal.type()).isEqualTo(CommonProblem.UPSTREAM_UNAVAILABLE));
        }
    }

    @Test
    void a_secret_that_was_not_configured_is_told_by_its_name() {
        assertThatThrownBy(() -> tokens(url, null).bearer()).hasMessageContaining("icp.service.client-secret");
    }
}
