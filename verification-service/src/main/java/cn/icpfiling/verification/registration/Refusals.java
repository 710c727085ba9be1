package cn.icpfiling.verification.registration;

import java.util.List;
import java.util.Locale;

/** The phrases with which WHOIS servers report a rate limit. Such answers are short and name no domain. */
final class Refusals {

    private static final int MOST_LINES = 25;
    private static final List<String> WORDS = List.of(
            "interval is too short",
            "limit exceeded",
            "exceeded your quota",
            "quota exceeded",
            "exceeded the maximum",
            "query rate",
            "rate limit",
            "too many requests",
            "too many queries",
            "try again later",
            "please wait a while",
            "database is currently down");

    private Refusals() {}

    static boolean isOne(WhoisText text) {
        return text.plain().size() <= MOST_LINES
                && text.valuesOf("domain name").isEmpty()
                && text.plain().stream()
                        .map(line -> line.toLowerCase(Locale.ROOT))
                        .anyMatch(line -> WORDS.stream().anyMatch(line::contains));
    }
}
