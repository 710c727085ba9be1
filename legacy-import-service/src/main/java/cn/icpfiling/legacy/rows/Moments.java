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

/**
 * The notations of a moment. A day has two separators or eight digits, because 2010111 may be two days. Without an offset a moment is Beijing
 * time, with its summer time of 1986 to 1991.
 */
final class Moments {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Pattern LOCAL = Pattern.compile(
            "(\\d{4})(?:[-/.](\\d{1,2})[-/.](\\d{1,2})|(\\d{2})(\\d{2}))(?:[ T](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?)?");

    private Moments() {}

    static Optional<Instant> parse(String text) {
        try {
            var local = LOCAL.matcher(text);
            if (!local.matches()) {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            }
            var month = local.group(2) == null ? local.group(4) : local.group(2);
            var inMonth = local.group(3) == null ? local.group(5) : local.group(3);
            var day = LocalDate.of(number(local.group(1)), number(month), number(inMonth));
            var time = LocalTime.of(number(local.group(6)), number(local.group(7)), number(local.group(8)));
            return Optional.of(LocalDateTime.of(day, time).atZone(BEIJING).toInstant());
        } catch (DateTimeException noMoment) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
