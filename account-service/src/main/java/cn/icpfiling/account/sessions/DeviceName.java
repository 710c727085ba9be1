package cn.icpfiling.account.sessions;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names a device by its User-Agent, such as "Firefox, Windows": enough for the owner to recognise it, too little to
 * identify a person.
 */
final class DeviceName {

    /** The first match counts, because browsers name each other. */
    private static final String[][] BROWSERS = {
        {"MicroMessenger", "WeChat"},
        {"Edg/", "Edge"},
        {"Firefox/", "Firefox"},
        {"Chrome/", "Chrome"},
        {"Safari/", "Safari"},
        {"curl/", "curl"},
        {"Java-http-client", "Java"}
    };

    private static final String[][] SYSTEMS = {
        {"Windows", "Windows"},
        {"Android", "Android"},
        {"iPhone", "iPhone"},
        {"iPad", "iPad"},
        {"Mac OS X", "macOS"},
        {"Linux", "Linux"}
    };

    private DeviceName() {}

    /** Null when nothing is recognised. */
    static String of(String userAgent) {
        if (userAgent == null) {
            return null;
        }
        var known = Stream.of(first(BROWSERS, userAgent), first(SYSTEMS, userAgent))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return known.isEmpty() ? null : known;
    }

    private static String first(String[][] words, String text) {
        for (var word : words) {
            if (text.contains(word[0])) {
                return word[1];
            }
        }
        return null;
    }
}
