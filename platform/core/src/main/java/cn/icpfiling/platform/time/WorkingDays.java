package cn.icpfiling.platform.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The working days of mainland China: weekdays without public holidays, plus the weekend days that the State Council
 * declares working days. The calendar is data, announced one year at a time. Outside its years only weekends are known,
 * and a day computed there is provisional.
 */
public final class WorkingDays {

    private static final String BUNDLED = "/calendar/cn-working-days.csv";

    private enum Kind {
        HOLIDAY,
        WORKDAY
    }

    /** The due day, and whether a calendar not yet announced may move it. */
    public record Due(LocalDate day, boolean provisional) {}

    private final Map<LocalDate, Kind> exceptions;
    private final int firstYear;
    private final int lastYear;

    private WorkingDays(Map<LocalDate, Kind> exceptions) {
        this.exceptions = Map.copyOf(exceptions);
        this.firstYear =
                exceptions.keySet().stream().mapToInt(LocalDate::getYear).min().orElseThrow();
        this.lastYear =
                exceptions.keySet().stream().mapToInt(LocalDate::getYear).max().orElseThrow();
    }

    public static WorkingDays bundled() {
        var stream = Objects.requireNonNull(WorkingDays.class.getResourceAsStream(BUNDLED), BUNDLED);
        return read(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /** Reads lines of {@code day,kind,name}. Lines that do not begin with a digit are headings. Closes the reader. */
    public static WorkingDays read(Reader csv) {
        try (var lines = new BufferedReader(csv)) {
            var exceptions = new HashMap<LocalDate, Kind>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() || !Character.isDigit(line.charAt(0))) {
                    continue;
                }
                var cells = line.split(",", -1);
                if (exceptions.put(LocalDate.parse(cells[0]), Kind.valueOf(cells[1])) != null) {
                    throw new IllegalArgumentException(cells[0] + " stands twice in the calendar");
                }
            }
            return new WorkingDays(exceptions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isWorkingDay(LocalDate day) {
        return switch (exceptions.get(day)) {
            case HOLIDAY -> false;
            case WORKDAY -> true;
            case null -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        };
    }

    public boolean covers(LocalDate day) {
        return day.getYear() >= firstYear && day.getYear() <= lastYear;
    }

    /** Returns the n-th working day after {@code from}, which itself does not count. */
    public Due plus(LocalDate from, int workingDays) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("working days are counted forward");
        }
        var day = from;
        var provisional = !covers(from);
        for (var left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return new Due(day, provisional || !covers(day));
    }
}
