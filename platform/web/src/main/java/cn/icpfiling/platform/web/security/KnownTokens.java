package cn.icpfiling.platform.web.security;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * Tells, on the event loop, whether the token of a request was verified within the last minute and still holds. The gateway needs no
 * security identity, because each service verifies the token itself; building one would be a large part of the cost of a request.
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

    /** False says nothing against the token: it may not have been proven yet, and only authentication tells what is wrong with it. */
    public boolean admit(RoutingContext request) {
        var shown = request.request().getHeader("Authorization");
        return shown != null
                && shown.startsWith(SCHEME)
                && proven.known(shown.substring(SCHEME.length()))
                        .filter(token -> rules.fault(token, request).isEmpty())
                        .isPresent();
    }
}
