package cn.icpfiling.gateway.door;

import io.vertx.core.MultiMap;
import java.util.Map;
import java.util.Set;

/** What each answer tells a browser. */
final class SecurityHeaders {

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox",
            "Strict-Transport-Security", "max-age=63072000; includeSubDomains",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()");

    private SecurityHeaders() {}

    static void on(MultiMap headers) {
        ALWAYS.forEach(headers::set);
    }

    static Set<String> names() {
        return ALWAYS.keySet();
    }
}
