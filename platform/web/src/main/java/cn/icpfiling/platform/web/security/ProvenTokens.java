package cn.icpfiling.platform.web.security;

import cn.icpfiling.platform.web.MachineClock;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Verifies a token once and remembers a valid one for a minute. So a caller of many requests costs one signature check,
 * not one per request, and no change of threads. {@link TokenRules} checks on each request what can end a token early:
 * session, audience, environment. The token's expiry is checked here to the second. If account-service withdraws a
 * signing key, its tokens end within two minutes: {@link PublishedKeys} keep the key for one, and this class the token.
 * Failures are not remembered.
 */
@Singleton
final class ProvenTokens implements IdentityProvider<TokenAuthenticationRequest> {

    static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final long AT_MOST = 10_000;

    private final JWTParser parser;
    private final Clock clock;
    private final Cache<ByteBuffer, ProvenToken> proven;

    @Inject
    ProvenTokens(JWTParser parser, @MachineClock Clock clock) {
        this(parser, clock, Ticker.systemTicker());
    }

    ProvenTokens(JWTParser parser, Clock clock, Ticker ticker) {
        this.parser = parser;
        this.clock = clock;
        this.proven = Caffeine.newBuilder()
                .maximumSize(AT_MOST)
                .expireAfterWrite(REMEMBERED)
                .ticker(ticker)
                .build();
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Comes before the library's provider, which verifies each time. */
    @Override
    public int priority() {
        return IdentityProvider.super.priority() + 1;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        if (!(request.getToken() instanceof JsonWebTokenCredential)) {
            return Uni.createFrom().nullItem();
        }
        var text = request.getToken().getToken();
        var digest = digest(text);
        return known(digest)
                .map(token -> Uni.createFrom().item(token.identity()))
                .orElseGet(() -> context.runBlocking(() -> prove(text, digest).identity()));
    }

    /** Returns the token of this text, if it was verified within the last minute and has not expired. */
    Optional<ProvenToken> known(String text) {
        return known(digest(text));
    }

    private Optional<ProvenToken> known(ByteBuffer digest) {
        return Optional.ofNullable(proven.getIfPresent(digest)).filter(this::lives);
    }

    ProvenToken prove(String text, ByteBuffer digest) {
        try {
            var token = ProvenToken.of(parser.parse(text));
            proven.put(digest, token);
            return token;
        } catch (ParseException notGood) {
            throw new AuthenticationFailedException(notGood);
        }
    }

    private boolean lives(ProvenToken token) {
        return clock.instant().isBefore(Instant.ofEpochSecond(token.getExpirationTime()));
    }

    /** The cache key is a hash of the token, so a heap dump holds no tokens. */
    private static ByteBuffer digest(String text) {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
