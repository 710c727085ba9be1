package cn.icpfiling.gateway.door;

import io.vertx.core.MultiMap;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of headers that are not forwarded. Compares without regard to case and without creating strings. */
final class HeaderNames {

    static final List<String> ONE_HOP_ONLY = List.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect");

    private final MultiMap names = MultiMap.caseInsensitiveMultiMap();
    private final String prefix;

    /** @param prefix names with this prefix belong to the set too */
    HeaderNames(String prefix, Collection<String> first, Collection<String> second) {
        this.prefix = prefix;
        first.forEach(name -> names.add(name, ""));
        second.forEach(name -> names.add(name, ""));
    }

    boolean contain(String name) {
        return names.contains(name) || name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /** Returns the headers that the message declares as hop-by-hop, in lower case; mostly none. */
    static Set<String> namedByConnection(MultiMap headers) {
        if (!headers.contains("connection")) {
            return Set.of();
        }
        var named = new HashSet<String>();
        for (var value : headers.getAll("connection")) {
            for (var name : value.split(",", -1)) {
                named.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return named;
    }

    static boolean names(Set<String> named, String header) {
        return !named.isEmpty() && named.contains(header.toLowerCase(Locale.ROOT));
    }
}
