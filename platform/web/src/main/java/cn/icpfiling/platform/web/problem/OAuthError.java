package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.ProblemType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The error members of RFC 6749, 5.2, which OAuth clients read. The token endpoint, and the gateway for it, adds them
 * to the problem detail.
 */
final class OAuthError {

    private static final String ENDPOINT = "/oauth2/token";

    private static final Set<String> CODES = Set.of(
            "INVALID_REQUEST",
            "INVALID_CLIENT",
            "INVALID_GRANT",
            "UNAUTHORIZED_CLIENT",
            "UNSUPPORTED_GRANT_TYPE",
            "INVALID_SCOPE");

    private static final Pattern NOT_ALLOWED = Pattern.compile("[^\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]");

    private OAuthError() {}

    static boolean isDueAt(String path) {
        return ENDPOINT.equals(path);
    }

    /** @param description in English: RFC 6749 allows ASCII only */
    static void add(ObjectNode problem, ProblemType type, String description) {
        problem.put("error", code(type));
        problem.put("error_description", NOT_ALLOWED.matcher(description).replaceAll("'"));
    }

    private static String code(ProblemType type) {
        if (CODES.contains(type.name())) {
            return type.name().toLowerCase(Locale.ROOT);
        }
        return switch (type.status()) {
            case 401 -> "invalid_client";
            case 403 -> "unauthorized_client";
            case 429, 503, 504 -> "temporarily_unavailable";
            default -> type.status() < 500 ? "invalid_request" : "server_error";
        };
    }
}
