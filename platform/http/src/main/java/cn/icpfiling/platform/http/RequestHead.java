package cn.icpfiling.platform.http;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.ArrayList;
import java.util.BitSet;

/** Checks a request's first line and headers beyond the checks of Netty's decoder. */
final class RequestHead {

    private static final String HTTP2_CLEAR_TEXT = "h2c";
    private static final String HTTP2_SETTINGS = "HTTP2-Settings";

    private static final BitSet NAME =
            of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~%!$&'()*+,;=-");
    private static final BitSet ADDRESS = of("0123456789ABCDEFabcdef:.");
    private static final BitSet DIGITS = of("0123456789");
    private static final int PORT_DIGITS = 5;

    private RequestHead() {}

    static UnreadableRequests.Reason reasonOf(Throwable fault) {
        return switch (fault) {
            case TooLongHttpLineException _ -> UnreadableRequests.Reason.URI_TOO_LONG;
            case TooLongHttpHeaderException _ -> UnreadableRequests.Reason.HEADERS_TOO_LARGE;
            default -> UnreadableRequests.Reason.MALFORMED;
        };
    }

    /** Marks a request as not decoded if routes would refuse it with a response of their own, or fail on it. */
    static void check(HttpRequest request) {
        if (!request.decoderResult().isSuccess()) {
            return;
        }
        var fault = fault(request);
        if (fault != null) {
            request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException(fault)));
        }
    }

    private static String fault(HttpRequest request) {
        var version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            return "version";
        }
        if (!RequestTarget.isReadable(request.method().name(), request.uri())) {
            return "target";
        }
        var hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() > 1 || hosts.isEmpty() && version.equals(HttpVersion.HTTP_1_1)) {
            return "host";
        }
        if (!hosts.isEmpty() && !isHost(hosts.getFirst())) {
            return "host";
        }
        if (request.headers().contains("")) {
            return "header";
        }
        return request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING) && !isFramed(request) ? "framing" : null;
    }

    /**
     * RFC 9112, 6.1 and 6.3: nothing tells where the body ends if its last coding is not {@code chunked}, or if the caller speaks HTTP/1.0.
     * Netty then reads the body as the next request. Another coding before the last one is not known here.
     */
    private static boolean isFramed(HttpRequest request) {
        var codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && codings.size() == 1
                && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst());
    }

    /**
     * RFC 3986, 3.2: a name or an IPv4 address, or an IPv6 address in brackets, with an optional port. Not a regular
     * expression, which took a fiftieth of the gateway's time for a request.
     */
    static boolean isHost(String host) {
        var bracketed = host.startsWith("[");
        var first = bracketed ? 1 : 0;
        var end = endOf(bracketed ? ADDRESS : NAME, host, first);
        if (end == first) {
            return false;
        }
        if (bracketed) {
            if (end == host.length() || host.charAt(end) != ']') {
                return false;
            }
            end++;
        }
        if (end == host.length()) {
            return true;
        }
        return host.charAt(end) == ':'
                && host.length() - end - 1 <= PORT_DIGITS
                && endOf(DIGITS, host, end + 1) == host.length();
    }

    private static int endOf(BitSet characters, String text, int from) {
        var at = from;
        while (at < text.length() && characters.get(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static BitSet of(String characters) {
        return characters.chars().collect(BitSet::new, BitSet::set, BitSet::or);
    }

    /** Keeps HTTP/1.1, as RFC 9110, 7.8 allows, and ignores the caller's offer to upgrade to HTTP/2 in clear text. */
    static void declineHttp2(HttpRequest request) {
        var headers = request.headers();
        if (!headers.containsValue(HttpHeaderNames.UPGRADE, HTTP2_CLEAR_TEXT, true)) {
            return;
        }
        headers.remove(HttpHeaderNames.UPGRADE);
        headers.remove(HTTP2_SETTINGS);
        var kept = new ArrayList<String>();
        for (var option :
                String.join(",", headers.getAll(HttpHeaderNames.CONNECTION)).split(",")) {
            var name = option.strip();
            if (!name.isEmpty() && !name.equalsIgnoreCase("Upgrade") && !name.equalsIgnoreCase(HTTP2_SETTINGS)) {
                kept.add(name);
            }
        }
        headers.remove(HttpHeaderNames.CONNECTION);
        if (!kept.isEmpty()) {
            headers.set(HttpHeaderNames.CONNECTION, String.join(", ", kept));
        }
    }
}
