package cn.icpfiling.legacy.core;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A certificate's number in the form that is compared: with its type, without blanks, in normal width and upper case.
 */
public final class Certificates {
    /** The column that the blind index is made for. */
    public static final String COLUMN = "filed_holders.certificate";

    private Certificates() {}

    public static String normalized(int type, String number) {
        var plain = Normalizer.normalize(number, Normalizer.Form.NFKC).replaceAll("\\s+", "");
        return type + ":" + plain.toUpperCase(Locale.ROOT);
    }
}
