package cn.icpfiling.inspection.core.pages;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** The form in which texts of pages and words are compared: NFKC, without invisible characters, with single blanks. */
public final class NormalText {
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\x00-\\x08\\x0e-\\x1f]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u3000]+");

    private NormalText() {}

    /** Keeps one blank at an end that has some. */
    public static String of(String text) {
        var plain = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        return BLANKS.matcher(plain).replaceAll(" ");
    }
}
