package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The home page is a plain address: it has no path steps back, no hidden characters and no full-width ones. */
final class HomePageIsPlain implements FilingRule {

    /**
     * Characters that no URL has (RFC 3986), and full-width characters. Other letters are those of an address in
     * Chinese.
     */
    private static final Pattern FOREIGN =
            Pattern.compile("[\\s\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\\\<>\"{}|^`\\uFF01-\\uFF5E]");

    /** Characters that are refused even if they are escaped. */
    private static final Pattern HIDING = Pattern.compile("[\\p{Cc}\\p{Cf}\\\\]");

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final int ESCAPES_OF_ESCAPES = 3;

    @Override
    public String id() {
        return "F-033";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var page = facts.service().homePage();
        return !Gaps.isThere(page) || isPlain(HomePage.withoutScheme(page))
                ? List.of()
                : List.of(Violation.of("/service/homePage", "HOME_PAGE_MALFORMED", id()));
    }

    private static boolean isPlain(String page) {
        if (FOREIGN.matcher(page).find() || BROKEN_ESCAPE.matcher(page).find()) {
            return false;
        }
        var read = page;
        for (var i = 0; i <= ESCAPES_OF_ESCAPES; i++) {
            if (HIDING.matcher(read).find() || walksBack(read)) {
                return false;
            }
            if (BROKEN_ESCAPE.matcher(read).find()) {
                return true; // An escaped percent sign.
            }
            read = unescaped(read);
        }
        return true;
    }

    /** Escaped characters are checked like plain ones. A plus in a path stays a plus. */
    private static String unescaped(String page) {
        return URLDecoder.decode(page.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static boolean walksBack(String page) {
        var path = page.split("[?#]", 2)[0];
        return path.contains("//")
                || Arrays.stream(path.split("/"))
                        .skip(1)
                        .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }
}
