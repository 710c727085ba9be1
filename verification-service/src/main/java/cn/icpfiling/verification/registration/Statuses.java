package cn.icpfiling.verification.registration;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Status words in RDAP's spelling, from either protocol. Only letters and digits are compared: {@code pendingDelete},
 * {@code pending-delete}, {@code PENDING_DELETE} and {@code pendingDelete (Restorable)} are one status.
 */
final class Statuses {

    private static final int LONGEST = 200;
    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)|https?:.*|\\(.*");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|[\\s_-]+");

    /** The words of RFC 8056, keyed by their letters. */
    private static final Map<String, String> BY_LETTERS = Stream.of(
                    "ok",
                    "active",
                    "inactive",
                    "add period",
                    "auto renew period",
                    "client delete prohibited",
                    "client hold",
                    "client renew prohibited",
                    "client transfer prohibited",
                    "client update prohibited",
                    "pending create",
                    "pending delete",
                    "pending renew",
                    "pending restore",
                    "pending transfer",
                    "pending update",
                    "redemption period",
                    "renew period",
                    "server delete prohibited",
                    "server hold",
                    "server renew prohibited",
                    "server transfer prohibited",
                    "server update prohibited",
                    "transfer period")
            .collect(Collectors.toUnmodifiableMap(Statuses::letters, word -> word));

    private Statuses() {}

    /** Returns empty for an empty status. A word that RFC 8056 does not list is kept in lower case. */
    static String word(String told) {
        if (told.length() > LONGEST) {
            return "";
        }
        var words = COMMENT.matcher(told).replaceAll(" ").strip();
        var known = BY_LETTERS.get(letters(words));
        return known != null
                ? known
                : BETWEEN_WORDS.matcher(words).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    private static String letters(String words) {
        return NO_LETTER.matcher(words).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
