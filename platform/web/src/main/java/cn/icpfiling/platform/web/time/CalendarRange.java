package cn.icpfiling.platform.web.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;

/**
 * The years that requests may name: those that a database column can hold, even after a shift by a day or a time zone.
 */
public final class CalendarRange {

    public static final int FIRST_YEAR = 1000;
    public static final int LAST_YEAR = 9998;

    private CalendarRange() {}

    public static boolean holds(Temporal time) {
        try {
            var year = switch (time) {
                case LocalDate day -> day.getYear();
                case OffsetDateTime moment ->
                    moment.withOffsetSameInstant(ZoneOffset.UTC).getYear();
                case Instant moment -> moment.atOffset(ZoneOffset.UTC).getYear();
                default -> throw new IllegalArgumentException("no calendar day: " + time.getClass());
            };
            return FIRST_YEAR <= year && year <= LAST_YEAR;
        } catch (DateTimeException beyondAll) {
            return false;
        }
    }
}
