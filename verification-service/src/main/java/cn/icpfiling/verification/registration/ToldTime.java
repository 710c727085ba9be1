package cn.icpfiling.verification.registration;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;

/**
 * Parses times as registries write them. Returns null if a time is not certain: half a day can decide whether a website
 * stays online.
 */
final class ToldTime {

    private static final int LONGEST = 40;
    private static final Instant FIRST = Instant.parse("1985-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][ ]")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[ ][XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final List<DateTimeFormatter> LOCAL = List.of(
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT));

    private ToldTime() {}

    /** Parses a time that has its own UTC offset. */
    static Instant withOffset(String text) {
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        var plain = text.endsWith(" UTC") ? text.substring(0, text.length() - 4) + "Z" : text;
        try {
            return likely(OffsetDateTime.parse(plain, WITH_OFFSET).toInstant());
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    /** Parses a time that may lack an offset. The zone of the registry is known. */
    static Instant in(ZoneId zone, String text) {
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        for (var form : LOCAL) {
            try {
                return likely(LocalDateTime.parse(text, form).atZone(zone).toInstant());
            } catch (DateTimeException otherForm) {
                // Try the next format.
            }
        }
        return withOffset(text);
    }

    /** Some registries write the year 1 or 9999 for "not known". */
    private static Instant likely(Instant told) {
        return told.isBefore(FIRST) || !told.isBefore(LAST) ? null : told;
    }
}
