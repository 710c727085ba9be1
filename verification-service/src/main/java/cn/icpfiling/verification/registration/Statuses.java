package cn.icpfiling.verification.registration;

import java.util.Locale;

/** Status words in the words of RDAP, whichever protocol told them. */
final class Statuses {

    private static final int LONGEST = 200;

    private Statuses() {}

    /** {@code pendingDelete https://icann.org/epp#pendingDelete}, as EPP and WHOIS write it, is {@code pending delete} (RFC 8056). */
    static String word(String told) {
        var text = told.strip();
        if (text.length() > LONGEST) {
            return "";
        }
        var end = text.indexOf("http");
        var words = (end < 0 ? text : text.substring(0, end)).strip();
        var spaced = new StringBuilder(words.length() + 8);
        for (var i = 0; i < words.length(); i++) {
            var letter = words.charAt(i);
            if (i > 0 && Character.isUpperCase(letter) && Character.isLowerCase(words.charAt(i - 1))) {
                spaced.append(' ');
            }
            spaced.append(letter == '(' ? ' ' : letter);
        }
        return spaced.toString().strip().toLowerCase(Locale.ROOT);
    }
}
