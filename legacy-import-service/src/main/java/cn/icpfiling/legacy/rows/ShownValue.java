package cn.icpfiling.legacy.rows;

import cn.icpfiling.platform.personaldata.Masks;
import java.util.regex.Pattern;

/**
 * A faulty value as a report may show it. Personal columns are masked. Of the others only short values without a long
 * number are shown, because in a shifted row any column may hold a person's data.
 */
final class ShownValue {
    private static final Pattern HARMLESS = Pattern.compile("(?!.*\\d{5})(?!.*@)[\\x21-\\x7E]{1,16}");
    /** What the masks of numbers are for. They show the ends of a text, which of a name, an address or two numbers would be too much. */
    private static final Pattern PHONE = Pattern.compile("[0-9+*() -]{4,14}");

    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z*()-]{4,64}");
    /** Nothing behind the host. */
    private static final Pattern MAIL = Pattern.compile("[^@]+@[0-9A-Za-z.-]{1,64}");

    private static final int LONGEST = 40;

    private ShownValue() {}

    static String of(LoadColumn column, String value) {
        if (value == null) {
            return null;
        }
        var shown = switch (column.form()) {
            case SECRET -> "***";
            case NAME, TEXT -> Masks.name(value);
            case PHONE -> PHONE.matcher(value).matches() ? Masks.phone(value) : Masks.name(value);
            case CERTIFICATE -> NUMBER.matcher(value).matches() ? Masks.idNumber(value) : Masks.name(value);
            case MAIL -> MAIL.matcher(value).matches() ? Masks.mail(value) : Masks.name(value);
            case CODE -> HARMLESS.matcher(value).matches() ? value : Masks.name(value);
        };
        return shown.codePointCount(0, shown.length()) <= LONGEST
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
