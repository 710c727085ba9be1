package cn.icpfiling.platform.web.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Sets the identity of a request whose token was verified within the last minute, if {@link TokenRules} accept the token
 * for this request. The framework then does not select a mechanism, ask the identity providers or build an identity.
 * All other requests go that way, and are refused there if they must be.
 */
@Singleton
final class KnownIdentities {

    /** Of two filters with this priority the framework's runs first, so this identity replaces its deferred one. */
    private static final int AFTER_AUTHENTICATION = SecurityHandlerPriorities.AUTHENTICATION;

    private final KnownTokens tokens;

    KnownIdentities(KnownTokens tokens) {
        this.tokens = tokens;
    }

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    tokens.admitted(request).ifPresent(token -> QuarkusHttpUser.setIdentity(token.identity(), request));
                    request.next();
                },
                AFTER_AUTHENTICATION);
    }
}
