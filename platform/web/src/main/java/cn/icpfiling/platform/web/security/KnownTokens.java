package cn.icpfiling.platform.web.security;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Checks, on the event loop, whether a request's token was verified within the last minute and is still valid. The
 * gateway needs no security identity, because each service verifies the token itself. Building one would be a large
 * part of a request's cost.
 */
@Singleton
public final class KnownTokens {

    private static final String SCHEME = "Bearer ";

    private final ProvenTokens proven;
    private final TokenRules rules;

    KnownTokens(ProvenTokens proven, TokenRules rules) {
        this.proven = proven;
        this.rules = rules;
    }

    /**
     * A false result does not mean that the token is invalid: it may not have been verified yet. Only authentication
     * finds the reason.
     */
    public boolean admit(RoutingContext request) {
        return admitted(request).isPresent();
    }

    /** Returns the token of the request; empty under the conditions of {@link #admit}. */
    Optional<ProvenToken> admitted(RoutingContext request) {
        var shown = request.request().getHeader("Authorization");
        return shown != null && shown.startsWith(SCHEME)
                ? proven.known(shown.substring(SCHEME.length()))
                        .filter(token -> rules.fault(token, request).isEmpty())
                : Optional.empty();
    }
}
