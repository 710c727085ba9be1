package cn.icpfiling.legacy.rows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/** The notations of a moment. Without an offset it is Beijing time, with its summer time of 1986 to 1991. */
final class Moments {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Pattern LOCAL = Pattern.compile(
            "(\\d{4})[-/.]?(\\d{1,2})[-/.]?(\\d{1,2})(?:[ T](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?)?");

    private Moments() {}

    static Optional<Instant> parse(String text) {
        try {
            var local = LOCAL.matcher(text);
            if (!local.matches()) {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            }
            var day = LocalDate.of(number(local.group(1)), number(local.group(2)), number(local.group(3)));
            var time = LocalTime.of(number(local.group(4)), number(local.group(5)), number(local.group(6)));
            return Optional.of(LocalDateTime.of(day, time).atZone(BEIJING).toInstant());
        } catch (DateTimeException noMoment) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
