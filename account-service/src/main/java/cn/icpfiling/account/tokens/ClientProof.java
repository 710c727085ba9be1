package cn.icpfiling.account.tokens;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * The client id of a token request with its proof: one of three methods, never several (RFC 6749 2.3). Nothing is
 * verified yet.
 */
sealed interface ClientProof {

    String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    String client();

    record Secret(String client, String secret) implements ClientProof {

        @Override
        public String toString() {
            return "Secret";
        }
    }

    record Assertion(String client, String text) implements ClientProof {

        @Override
        public String toString() {
            return "Assertion";
        }
    }

    static ClientProof of(TokenRequest request) {
        var basic = isBasic(request.authorization());
        var ways = Stream.of(basic, request.secret() != null, request.assertion() != null)
                .filter(Boolean::booleanValue)
                .count();
        if (ways != 1) {
            throw invalid();
        }
        if (basic) {
            return basic(request);
        }
        if (request.secret() != null) {
            if (request.client() == null) {
                throw invalid();
            }
            return new Secret(request.client(), request.secret());
        }
        if (!ASSERTION_TYPE.equals(request.assertionType())) {
            throw invalid();
        }
        return new Assertion(claimed(request), request.assertion());
    }

    static boolean isBasic(String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, "Basic ".length());
    }

    /** Id and secret are encoded as in a form before they are joined (RFC 6749 2.3.1). */
    private static ClientProof basic(TokenRequest request) {
        try {
            var encoded = request.authorization().substring("Basic ".length()).strip();
            var pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            var end = pair.indexOf(':');
            if (end < 0) {
                throw unauthenticated();
            }
            var client = URLDecoder.decode(pair.substring(0, end), StandardCharsets.UTF_8);
            if (request.client() != null && !request.client().equals(client)) {
                throw invalid();
            }
            return new Secret(client, URLDecoder.decode(pair.substring(end + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException unreadable) {
            throw unauthenticated();
        }
    }

    /**
     * The form may omit the client, because the assertion names it. A different name in the form is found when the
     * proof is verified.
     */
    private static String claimed(TokenRequest request) {
        return request.client() != null ? request.client() : ClientAssertion.subjectOf(request.assertion());
    }

    private static ProblemException invalid() {
        return new ProblemException(AccountProblem.INVALID_REQUEST);
    }

    private static ProblemException unauthenticated() {
        return new ProblemException(AccountProblem.INVALID_CLIENT);
    }
}
