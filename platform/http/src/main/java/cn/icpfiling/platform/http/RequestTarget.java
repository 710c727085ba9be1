package cn.icpfiling.platform.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HexFormat;

/** The target of a request, as its first line or its pseudo-header has it. */
public final class RequestTarget {

    /** What stands for itself in a path and behind it. A percent sign is left out, because two more characters belong to it. */
    private static final BitSet PATH_AND_QUERY =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?"
                    .chars()
                    .collect(BitSet::new, BitSet::set, BitSet::or);

    private static final int OCTET = 3;

    private RequestTarget() {}

    /**
     * RFC 9112, 3.2: a path, an absolute URI, or an asterisk for OPTIONS. Quarkus answers what {@link URI} does not take before any route
     * and without a body, so this refuses that, too. Most targets are seen to be right without being parsed.
     */
    public static boolean isReadable(String method, String target) {
        if (target.equals("*")) {
            return method.equals("OPTIONS");
        }
        if (isPlainPath(target)) {
            return true;
        }
        return (target.startsWith("/") || target.startsWith("http://") || target.startsWith("https://"))
                && isUri(target)
                && isUtf8(target);
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

    /**
     * RFC 3986, 2 and 2.5: a target is written in ASCII, and its octets are UTF-8. Routes decode others to replacement characters, so a
     * resource gets what its caller did not send; a character beyond ASCII they read as two or three of Latin-1.
     */
    private static boolean isUtf8(String target) {
        var octets = new byte[target.length()];
        var length = 0;
        for (var at = 0; at < target.length(); length++) {
            var next = target.charAt(at);
            if (next > '~' || next == '%' && !isOctet(target, at)) {
                return false;
            }
            // What is not encoded stands between the octets, because a character must not be half encoded.
            octets[length] = next == '%' ? (byte) HexFormat.fromHexDigits(target, at + 1, at + OCTET) : (byte) next;
            at += next == '%' ? OCTET : 1;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, 0, length));
            return true;
        } catch (CharacterCodingException refused) {
            return false;
        }
    }

    /** {@link URI} takes a percent sign before the zone of an IPv6 address. */
    private static boolean isOctet(String target, int at) {
        return at + OCTET <= target.length()
                && HexFormat.isHexDigit(target.charAt(at + 1))
                && HexFormat.isHexDigit(target.charAt(at + 2));
    }
}
