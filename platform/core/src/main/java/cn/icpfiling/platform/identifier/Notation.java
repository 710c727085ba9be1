package cn.icpfiling.platform.identifier;

import java.text.Normalizer;
import java.util.Locale;

/** How people write identifiers: full-width digits, small letters, spaces in between. */
public final class Notation {

    private Notation() {}

    /** The one written form: two writings of one number are equal in it. */
    public static String tidy(String input) {
        if (input == null) return "";
        return Normalizer.normalize(input, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toUpperCase(Locale.ROOT);
    }

    static boolean digits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static int digit(char c) {
        return c - '0';
    }
}
