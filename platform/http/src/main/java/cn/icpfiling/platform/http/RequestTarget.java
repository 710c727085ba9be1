package cn.icpfiling.platform.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.BitSet;

/** The target of a request, as its first line or its pseudo-header has it. */
public final class RequestTarget {

    /** What stands for itself in a path and behind it. A percent sign is left out, because two more characters belong to it. */
    private static final BitSet PATH_AND_QUERY =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?"
                    .chars()
                    .collect(BitSet::new, BitSet::set, BitSet::or);

    private RequestTarget() {}

    /**
     * RFC 9112, 3.2: a path, an absolute URI, or an asterisk for OPTIONS. Quarkus answers what {@link URI} does not take before any route
     * and without a body, so this tells the same. Most targets are seen to be right without being parsed.
     */
    public static boolean isReadable(String method, String target) {
        if (target.equals("*")) {
            return method.equals("OPTIONS");
        }
        if (isPlainPath(target)) {
            return true;
        }
        return (target.startsWith("/") || target.startsWith("http://") || target.startsWith("https://"))
                && isUri(target);
    }

    private static boolean isPlainPath(String target) {
        if (!target.startsWith("/") || target.startsWith("//")) {
            return false;
        }
        for (var at = 1; at < target.length(); at++) {
            if (!PATH_AND_QUERY.get(target.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUri(String target) {
        try {
            new URI(target);
            return true;
        } catch (URISyntaxException refused) {
            return false;
        }
    }
}
