package cn.icpfiling.legacy.core;

import cn.icpfiling.platform.identifier.Notation;
import cn.icpfiling.platform.identifier.ResidentId;
import java.util.regex.Pattern;

/**
 * A certificate's number in the form that is compared: with its type, without blanks, in normal width and upper case. A
 * resident ID has 18 characters, and an organisation code no hyphen, however it was written.
 */
public final class Certificates {
    /** The column that the blind index is made for. */
    public static final String COLUMN = "filed_holders.certificate";

    private static final int RESIDENT_ID = 2;
    private static final Pattern FIRST_GENERATION = Pattern.compile("[0-9]{15}");
    private static final Pattern ORGANISATION_CODE = Pattern.compile("[0-9A-Z]{8}-[0-9X]");

    private Certificates() {}

    public static String normalized(int type, String number) {
        var plain = Notation.tidy(number);
        if (type == RESIDENT_ID && FIRST_GENERATION.matcher(plain).matches()) {
            plain = ResidentId.upgrade15(plain);
        } else if (ORGANISATION_CODE.matcher(plain).matches()) {
            plain = plain.replace("-", "");
        }
        return type + ":" + plain;
    }
}
