package cn.icpfiling.platform.testkit;

import java.util.List;
import java.util.Optional;

/**
 * A request with an invalid token, and its exact response.
 *
 * @param authorization each header of that name
 * @param query the token in the URL, where it must be ignored
 * @param code code of the problem detail; empty if the decoder refuses before any route
 * @param challenge WWW-Authenticate
 */
record BadToken(
        String kind,
        List<String> authorization,
        Optional<String> query,
        int status,
        Optional<String> code,
        Optional<String> challenge) {
    private static final String ASKED = "Bearer";
    private static final String INVALID = "Bearer error=\"invalid_token\"";

    static BadToken none(String kind) {
        return new BadToken(kind, List.of(), Optional.empty(), 401, Optional.of("UNAUTHENTICATED"), Optional.of(ASKED));
    }

    static BadToken inAddress(String kind, String token) {
        return new BadToken(
                kind, List.of(), Optional.of(token), 401, Optional.of("UNAUTHENTICATED"), Optional.of(ASKED));
    }

    static BadToken header(String kind, String... values) {
        return refused(kind, "UNAUTHENTICATED", values);
    }

    static BadToken token(String kind, String token) {
        return header(kind, "Bearer " + token);
    }

    static BadToken refused(String kind, String code, String... values) {
        return new BadToken(kind, List.of(values), Optional.empty(), 401, Optional.of(code), Optional.of(INVALID));
    }

    /** A valid token of a caller without permission. */
    static BadToken forbidden(String kind, String token) {
        return new BadToken(
                kind, List.of("Bearer " + token), Optional.empty(), 403, Optional.of("FORBIDDEN"), Optional.empty());
    }

    /** A valid token of a partner that was issued for another scope. */
    static BadToken scopeless(String kind, String token, String scope) {
        return new BadToken(
                kind,
                List.of("Bearer " + token),
                Optional.empty(),
                403,
                Optional.of("SCOPE_MISSING"),
                Optional.of("Bearer error=\"insufficient_scope\", scope=\"" + scope + "\""));
    }

    static BadToken undecodable(String kind, String token) {
        return new BadToken(
                kind, List.of("Bearer " + token), Optional.empty(), 431, Optional.empty(), Optional.empty());
    }
}
