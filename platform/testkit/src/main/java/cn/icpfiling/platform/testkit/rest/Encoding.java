package cn.icpfiling.platform.testkit.rest;

import java.nio.charset.StandardCharsets;

/** Percent-encoding by RFC 3986, in UTF-8. */
final class Encoding {
    private static final String UNRESERVED = "-._~";
    /** What a path may hold besides: sub-delims, ":", "@" and "/". */
    private static final String IN_PATH = UNRESERVED + "!$&'()*+,;=:@/";

    private Encoding() {}

    static String path(String text) {
        return encoded(text, IN_PATH);
    }

    static String value(String text) {
        return encoded(text, UNRESERVED);
    }

    private static String encoded(String text, String allowed) {
        var whole = new StringBuilder(text.length() + 16);
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            var sign = (char) (octet & 0xff);
            if (sign < 0x80 && (Character.isLetterOrDigit(sign) || allowed.indexOf(sign) >= 0)) {
                whole.append(sign);
            } else {
                whole.append('%').append(Character.toUpperCase(Character.forDigit(sign >> 4, 16)));
                whole.append(Character.toUpperCase(Character.forDigit(sign & 15, 16)));
            }
        }
        return whole.toString();
    }
}
