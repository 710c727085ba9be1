package cn.icpfiling.filing.core;

import cn.icpfiling.platform.time.LegalTime;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How long an order has been waiting for its applicant, in legal days. They begin with the step that made it wait and
 * begin anew with every edit by its applicant: nobody is hurried while at work, and time spent with others does not count.
 */
@Embeddable
public class Idleness {

    /** On this day the order is over. */
    public static final int LIFE = 45;

    /** On these days its applicant is reminded. */
    public static final List<Integer> REMINDERS = List.of(7, 15, 30);

    /** What a day asks for. */
    public enum Due {
        NOTHING,
        REMINDER,
        END
    }

    private Instant idleSince;

    /** The first day on which something is due; the look-up for due orders runs over it. */
    private LocalDate idleDueOn;

    protected Idleness() {}

    private Idleness(Instant since, LocalDate dueOn) {
        this.idleSince = since;
        this.idleDueOn = dueOn;
    }

    static Idleness since(Instant at) {
        return new Idleness(at, dueAfter(LegalTime.dayOf(at), 0));
    }

    /** One who looks late is told what holds today; the reminders missed until then are not made up for. */
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

    /** As it stands once everything due by that day was said. */
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
