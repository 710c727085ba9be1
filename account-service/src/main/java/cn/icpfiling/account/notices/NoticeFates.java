package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.crypto.KeyCheck;
import cn.icpfiling.platform.crypto.KeysUnusable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Writes down what came of a try to send a notice. An SMS or a mail that failed for a day goes another way in the same transaction, as one
 * does that the provider refused or reported as undelivered, or that came back; an SMS whose text is not approved goes another way at once,
 * and waits for the day.
 */
@ApplicationScoped
class NoticeFates {

    private static final Logger LOG = Logger.getLogger(NoticeFates.class);

    private final NoticeRepository store;
    private final UndeliveredNotices undelivered;
    private final KeyCheck keys;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Clock machine;

    NoticeFates(
            NoticeRepository store,
            UndeliveredNotices undelivered,
            KeyCheck keys,
            MeterRegistry metrics,
            Clock clock,
            @MachineClock Clock machine) {
        this.store = store;
        this.undelivered = undelivered;
        this.keys = keys;
        this.metrics = metrics;
        this.clock = clock;
        this.machine = machine;
    }

    /** Ends a notice whose use is over. Returns whether it is. */
    boolean isTooLate(Notice notice) {
        var isTooLate = notice.isTooLate(clock.instant());
        if (isTooLate) {
            decide(notice.id(), found -> found.tooLate(machine.instant()));
        }
        return isTooLate;
    }

    void accepted(Notice notice, HandOverSms.Accepted accepted) {
        decide(notice.id(), found -> {
            if (accepted.provider() == null) {
                found.sent(machine.instant());
            } else {
                found.accepted(accepted.provider(), accepted.providerId(), machine.instant());
            }
        });
    }

    void refused(Notice notice, String why) {
        decide(notice.id(), found -> found.refused(why, machine.instant()));
    }

    void failed(Notice notice, String fault) {
        endsAnotherWay(notice, found -> found.failed(fault, machine.instant()));
    }

    /** The recipient is told another way meanwhile, once; at a later try, if the account has come to have one. */
    void unapproved(Notice notice, Sender.Unapproved text) {
        endsAnotherWay(
                notice,
                found -> found.awaitApproval(text.getMessage(), text.isByAll(), clock.instant(), machine.instant()));
    }

    /**
     * A worker that lost its lease must not shorten the lease of the next one. A notice that cannot be decrypted has no other way, and gets
     * its fate all the same. A replica with wrong keys decides nothing of it.
     *
     * @param fate returns whether it goes another way now
     */
    private void endsAnotherWay(Notice notice, Predicate<Notice> fate) {
        Predicate<Notice> decided = found -> found.attempts() == notice.attempts() && fate.test(found);
        try {
            decide(notice.id(), found -> {
                if (decided.test(found)) {
                    undelivered.handle(found);
                }
            });
        } catch (KeysUnusable undecrypted) {
            keys.requireRightKeys();
            LOG.errorf("Notice %s cannot be decrypted, so it goes no other way", notice.id());
            decide(notice.id(), found -> {
                var _ = decided.test(found);
            });
        }
    }

    /** Nothing was sent. A replica with wrong keys leaves it as it is: it is due again when its lease ends. */
    void undecrypted(Notice notice, KeysUnusable fault) {
        keys.requireRightKeys();
        LOG.errorf("Notice %s cannot be decrypted: %s", notice.id(), fault.getMessage());
        failed(notice, KeysUnusable.class.getSimpleName());
    }

    /** A report of the provider may come at the same time, so the row is locked. A notice of an erased account is gone. */
    private void decide(UUID id, Consumer<Notice> fate) {
        UnitOfWork.in(() -> {
                    var found = store.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
                    found.ifPresent(fate);
                    return found;
                })
                .ifPresent(this::count);
    }

    private void count(Notice notice) {
        counter(metrics, notice.channel(), notice.fate()).increment();
    }

    static Counter counter(MeterRegistry metrics, Channel channel, Notice.Fate fate) {
        return metrics.counter("icp.notices", "channel", channel.name(), "fate", fate.name());
    }
}
