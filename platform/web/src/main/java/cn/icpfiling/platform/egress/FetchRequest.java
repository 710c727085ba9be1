package cn.icpfiling.platform.egress;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A request to an address that a stranger chose. Redirects of a POST are not followed.
 *
 * @param headers more headers; a name that the client sets itself is refused with IllegalArgumentException, as is a line break
 * @param body of a POST; empty for a GET
 * @param via the only address to ask, in place of the name's; it is checked like them
 * @param bodyUnread whether status and headers are the whole answer: the body is dropped, after at most 16 KiB and a quarter of a second
 */
public record FetchRequest(
        Method method,
        URI url,
        Map<String, String> headers,
        byte[] body,
        FetchLimits limits,
        Optional<InetAddress> via,
        boolean bodyUnread) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{0,4096}");
    /** What a server that has several forms of a page is asked for. */
    private static final String PAGE = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1";

    private static final Set<String> OWN = Set.of(
            "host",
            "user-agent",
            "connection",
            "content-length",
            "transfer-encoding",
            "accept-encoding",
            "cookie",
            "authorization",
            "upgrade",
            "te",
            "expect");

    public enum Method {
        GET,
        POST
    }

    public FetchRequest {
        headers.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()
                    || !VALUE.matcher(value).matches()
                    || OWN.contains(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("a request to a stranger cannot have this header: " + name);
            }
        });
        headers = Map.copyOf(headers);
    }

    /** Asks for a page: the header Accept prefers HTML. */
    public static FetchRequest get(URI url, FetchLimits limits) {
        return new FetchRequest(Method.GET, url, Map.of("Accept", PAGE), new byte[0], limits, Optional.empty(), false);
    }

    public static FetchRequest post(URI url, Map<String, String> headers, byte[] body, FetchLimits limits) {
        return new FetchRequest(Method.POST, url, headers, body, limits, Optional.empty(), false);
    }

    /** The same request, asked at this address only. */
    public FetchRequest via(InetAddress address) {
        return new FetchRequest(method, url, headers, body, limits, Optional.of(address), bodyUnread);
    }

    /** The same request for a caller that wants status and headers only. An answer without end is FETCHED then. */
    public FetchRequest withoutBody() {
        return new FetchRequest(method, url, headers, body, limits, via, true);
    }
}
