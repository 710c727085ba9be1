package cn.icpfiling.legacy.core;

import java.text.Normalizer;
import java.util.Locale;

/** A certificate's number as it is compared: with its type, without blanks, full width and small letters evened out. */
public final class Certificates {
    /** The column that the blind index is made for. */
    public static final String COLUMN = "filed_holder.certificate";

    private Certificates() {}

    public static String normalized(int type, String number) {
        String plain = Normalizer.normalize(number, Normalizer.Form.NFKC).replaceAll("\\s+", "");
        return type + ":" + plain.toUpperCase(Locale.ROOT);
    }
}
