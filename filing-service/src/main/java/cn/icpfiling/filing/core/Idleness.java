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
 * count.
 */
@Embeddable
public class Idleness {

    /** The day on which the order expires. */
    public static final int LIFE = 45;

    /** The days on which the applicant is reminded. */
    public static final List<Integer> REMINDERS = List.of(7, 15, 30);

    /** What is due on a day. */
    public enum Due {
        NOTHING,
        REMINDER,
        END
    }

    private Instant idleSince;

    /** The first day on which something is due; the query for due orders uses it. */
    private LocalDate idleDueOn;

    protected Idleness() {}

    private Idleness(Instant since, LocalDate dueOn) {
        this.idleSince = since;
        this.idleDueOn = dueOn;
    }

    static Idleness since(Instant at) {
        return new Idleness(at, dueAfter(LegalTime.dayOf(at), 0));
    }

    /** A late run gets what is due today; missed reminders are not sent later. */
    Due due(LocalDate today) {
        if (today.isBefore(idleDueOn)) {
            return Due.NOTHING;
        }
        return today.isBefore(endsOn()) ? Due.REMINDER : Due.END;
    }

    void require(Due wanted, LocalDate today) {
        if (due(today) != wanted) {
            throw new IllegalStateException(wanted + " is not due on day " + days(today));
        }
    }

    /** Returns the idleness after everything due by that day was sent. */
    Idleness told(LocalDate today) {
        return new Idleness(idleSince, dueAfter(firstDay(), days(today)));
    }

    public int days(LocalDate today) {
        return (int) ChronoUnit.DAYS.between(firstDay(), today);
    }

    public LocalDate endsOn() {
        return firstDay().plusDays(LIFE);
    }

    public LocalDate dueOn() {
        return idleDueOn;
    }

    private LocalDate firstDay() {
        return LegalTime.dayOf(idleSince);
    }

    private static LocalDate dueAfter(LocalDate first, int days) {
        var next = REMINDERS.stream().filter(day -> day > days).findFirst().orElse(LIFE);
        return first.plusDays(next);
    }
}
