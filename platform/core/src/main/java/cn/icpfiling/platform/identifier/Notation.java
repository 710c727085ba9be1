package cn.icpfiling.platform.identifier;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Normalises identifiers as people write them: full-width digits, small letters, spaces in between. */
public final class Notation {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Notation() {}

    /** Returns the normalised form, which is equal for all notations of one number. */
    public static String tidy(String input) {
        if (input == null) {
            return "";
        }
        return BLANKS.matcher(Normalizer.normalize(input, Normalizer.Form.NFKC))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
    }

    static boolean digits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static int digit(char c) {
        return c - '0';
    }
}
