package cn.icpfiling.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class ProvenTokensTest {

    private static final Instant BEGIN = Instant.parse("2026-11-24T09:00:00Z");
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Map<String, Object> SAID = Map.of(
            "sid",
            "session",
            "groups",
            Set.of("applicant"),
            "exp",
            BEGIN.plus(LIFE).getEpochSecond());

    private final AdjustableClock clock = new AdjustableClock();
    private int proofs;
    private boolean holds = true;
    private final ProvenTokens tokens =
            new ProvenTokens(parser(), clock, () -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));

    @Test
    void a_token_that_comes_again_is_not_proven_again() {
        var first = shown("token");
        var second = shown("token");

        assertThat(proofs).isEqualTo(1);
        assertThat(second).as("one identity for all requests").isSameAs(first);
        assertThat(second.getRoles()).isEqualTo(first.getRoles()).containsExactly("applicant");
        assertThat(second.getPrincipal().getName()).isEqualTo("somebody");
        var claims = (JsonWebToken) second.getPrincipal();
        assertThat(claims.<String>getClaim("sid")).isEqualTo("session");
        assertThat(claims.<String>getClaim("own_account")).isNull();
    }

    @Test
    void another_token_is_proven_for_itself() {
        shown("token");
        shown("tokem");

        assertThat(proofs).isEqualTo(2);
    }

    @Test
    void after_a_minute_it_is_proven_anew_for_its_key_may_be_gone() {
        shown("token");
        clock.moves(ProvenTokens.REMEMBERED);
        holds = false;

        assertThatThrownBy(() -> shown("token")).isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void what_is_remembered_ends_with_the_token() {
        clock.moves(LIFE.minusSeconds(1));
        shown("token");
        clock.moves(Duration.ofSeconds(1));
        holds = false;

        assertThatThrownBy(() -> shown("token")).isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void one_that_did_not_hold_is_looked_at_each_time() {
        holds = false;
        assertThatThrownBy(() -> shown("token")).isInstanceOf(AuthenticationFailedException.class);
        holds = true;

        assertThat(shown("token").getPrincipal().getName()).isEqualTo("somebody");
        assertThat(proofs).isEqualTo(2);
    }

    @Test
    void the_token_itself_is_told_to_no_log() {
        assertThat(shown("token").getPrincipal().toString()).doesNotContain("session", "somebody");
    }

    private SecurityIdentity shown(String token) {
        return tokens.authenticate(
                        new TokenAuthenticationRequest(new JsonWebTokenCredential(token)),
                        new AuthenticationRequestContext() {
                            @Override
                            public Uni<SecurityIdentity> runBlocking(Supplier<SecurityIdentity> work) {
                                return Uni.createFrom().item(work);
                            }
                        })
                .await()
                .indefinitely();
    }

    /** Of the library's parser one method is used. */
    private JWTParser parser() {
        return (JWTParser) Proxy.newProxyInstance(
                JWTParser.class.getClassLoader(), new Class<?>[] {JWTParser.class}, (proxy, method, arguments) -> {
                    proofs++;
                    if (!holds) {
                        throw new ParseException("does not hold");
                    }
                    return new ProvenToken("somebody", "at+jwt", SAID);
                });
    }

    private static final class AdjustableClock extends Clock {
        private Instant now = BEGIN;

        void moves(Duration on) {
            now = now.plus(on);
        }

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
}
