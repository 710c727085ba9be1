package cn.icpfiling.platform.web.security;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * Says at once, on the event loop, that a request shows a token which was proven within the last minute and still opens this door.
 * For whoever needs to know nothing of the caller but that: a security identity costs more than a gateway's whole work beside it.
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
