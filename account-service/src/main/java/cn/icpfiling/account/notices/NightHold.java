package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.quiet.QuietHours;
import cn.icpfiling.platform.crypto.KeysUnusable;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Decides whether a notice that is due waits for the morning. */
@ApplicationScoped
public class NightHold {

    private static final String DUE_ON = "dueOn";

    private final QuietHours hours = QuietHours.bundled();
    private final NoticeEncryption encryption;
    private final Clock clock;
    private final boolean holds;

    NightHold(
            NoticeEncryption encryption,
            Clock clock,
            @ConfigProperty(name = "icp.quiet-hours.held", defaultValue = "true") boolean holds) {
        this.encryption = encryption;
        this.clock = clock;
        this.holds = holds;
    }

    /**
     * Returns until when the notice waits; empty if it may go now. A message that a provider may have already is not held: the
     * provider is only asked for it.
     */
    public Optional<Instant> heldUntil(Notice notice, Instant now) {
        if (!holds || notice.channel() == Channel.MAIL || notice.isUnsettled()) {
            return Optional.empty();
        }
        return hours.heldUntil(notice.id(), notice.template(), now).filter(until -> !isUrgent(notice));
    }

    /** A message to a holder whose use ends before it could be acted on in the morning is told at once, as a deadline is. */
    private boolean isUrgent(Notice notice) {
        var endsSoon = notice.account() != null
                && notice.goodUntil() != null
                && hours.isUrgent(clock.instant(), notice.goodUntil());
        return endsSoon || notice.finding() != null && isDueSoon(notice);
    }

    /** Deadlines are days of the business clock. A value that cannot be read is no deadline. */
    private boolean isDueSoon(Notice notice) {
        try {
            return encryption.valuesOf(notice).get(DUE_ON) instanceof String day
                    && hours.isUrgent(
                            clock.instant(),
                            LegalTime.startOf(LocalDate.parse(day).plusDays(1)));
        } catch (DateTimeParseException | IllegalStateException | KeysUnusable unreadable) {
            return false;
        }
    }
}
