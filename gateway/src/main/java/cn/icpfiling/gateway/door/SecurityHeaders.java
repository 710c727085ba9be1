package cn.icpfiling.gateway.door;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The security headers of every response, for browsers. */
final class SecurityHeaders {

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox",
            "Strict-Transport-Security", "max-age=63072000; includeSubDomains",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()");

    /** Encoded once, not for each response. */
    private static final List<Map.Entry<CharSequence, CharSequence>> ENCODED = ALWAYS.entrySet().stream()
            .map(header -> Map.entry(
                    HttpHeaders.createOptimized(header.getKey()), HttpHeaders.createOptimized(header.getValue())))
            .toList();

    private SecurityHeaders() {}

    static void on(MultiMap headers) {
        for (var header : ENCODED) {
            headers.set(header.getKey(), header.getValue());
        }
    }

    static Set<String> names() {
        return ALWAYS.keySet();
    }
}
