package cn.icpfiling.platform.time;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * The platform's one form of a moment as text: RFC 3339 in UTC with six digits of a second, {@code
 * 2026-11-27T08:00:00.000000Z}. The databases store six digits, so what was just written and what is read later are
 * equal, and texts of one length sort in order of time. {@link Instant#toString()} drops zeros, so one text in a
 * thousand would be shorter.
 */
public final class Rfc3339 {

    private static final int MICROSECONDS = 6;
    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder().appendInstant(MICROSECONDS).toFormatter();

    private Rfc3339() {}

    /** Returns the text of a moment. Digits after the sixth are cut off. */
    public static String of(Instant moment) {
        return FORMAT.format(moment);
    }
}
