package cn.icpfiling.filing.core;

import cn.icpfiling.platform.time.LegalTime;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How long an order has waited for its applicant, in legal days. The days begin with the step that made the order wait,
 * and again with every edit by its applicant. So an applicant at work gets no reminder, and time with others does not
 * count. An order keeps the days under which it was opened, because its applicant was told its last day.
 */
@Embeddable
public class Idleness {

    /** The day on which an order expires, unless the provider sets another one. */
    public static final int USUAL_LIFE = 45;

    /** The days on which the applicant is reminded, as far as the order lives that long. */
    public static final List<Integer> REMINDERS = List.of(7, 15, 30);

    /** What is due on a day. */
    public enum Due {
        NOTHING,
        REMINDER,
        END
    }

    private int idleDays = USUAL_LIFE;

    /** Null while the order waits for others. */
    private Instant idleSince;

    /** The first day on which something is due; the query for due orders uses it. */
    private LocalDate idleDueOn;

    protected Idleness() {}

    private Idleness(int days, Instant since, LocalDate dueOn) {
        this.idleDays = days;
        this.idleSince = since;
        this.idleDueOn = dueOn;
    }

    /** @param days the day of waiting on which the order expires */
    static Idleness atMost(int days) {
        return new Idleness(days, null, null);
    }

    Idleness since(Instant at) {
        return new Idleness(idleDays, at, dueAfter(LegalTime.dayOf(at), 0));
    }

    Idleness over() {
        return atMost(idleDays);
    }

    boolean isWaiting() {
        return idleSince != null;
    }

    /** A late run gets what is due today; missed reminders are not sent later. */
    Due due(LocalDate today) {
        if (!isWaiting() || today.isBefore(idleDueOn)) {
            return Due.NOTHING;
        }
        return today.isBefore(endsOn()) ? Due.REMINDER : Due.END;
    }

    void require(Due wanted, LocalDate today) {
        if (due(today) != wanted) {
            throw new IllegalStateException(wanted + " is not due on " + today);
        }
    }

    /** Returns the idleness after the reminder of that day was sent, which must be due. */
    Idleness told(LocalDate today) {
        require(Due.REMINDER, today);
        return new Idleness(idleDays, idleSince, dueAfter(firstDay(), days(today)));
    }

    public int days(LocalDate today) {
        return (int) ChronoUnit.DAYS.between(firstDay(), today);
    }

    public LocalDate endsOn() {
        return firstDay().plusDays(idleDays);
    }

    public LocalDate dueOn() {
        return idleDueOn;
    }

    private LocalDate firstDay() {
        return LegalTime.dayOf(idleSince);
    }

    private LocalDate dueAfter(LocalDate first, int days) {
        var next = REMINDERS.stream()
                .filter(day -> day > days && day < idleDays)
                .findFirst()
                .orElse(idleDays);
        return first.plusDays(next);
    }
}
