package cn.icpfiling.platform.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A legal day is a day in China, whatever the machine's time zone: 23:30 UTC is already tomorrow. */
public final class LegalTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private LegalTime() {}

    public static LocalDate dayOf(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}
