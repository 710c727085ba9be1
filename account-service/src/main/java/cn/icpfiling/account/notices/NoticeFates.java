package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.crypto.KeysUnusable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Writes down what came of a try to send a notice. An SMS that failed for a day goes another way in the same transaction, as one that the
 * provider refused or reported as undelivered does.
 */
@ApplicationScoped
class NoticeFates {

    private static final Logger LOG = Logger.getLogger(NoticeFates.class);

    private final NoticeRepository store;
    private final UndeliveredNotices undelivered;
    private final MeterRegistry metrics;
    private final Clock machine;

    NoticeFates(
            NoticeRepository store,
            UndeliveredNotices undelivered,
            MeterRegistry metrics,
            @MachineClock Clock machine) {
        this.store = store;
        this.undelivered = undelivered;
        this.metrics = metrics;
        this.machine = machine;
    }

    void tooLate(Notice notice) {
        decide(notice.id(), found -> found.tooLate(machine.instant()));
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

    /** One that cannot be decrypted has no other way, and must fail all the same. */
    void failed(Notice notice, String fault) {
        try {
            decide(notice.id(), found -> {
                if (fails(found, notice, fault) && found.channel() == Channel.SMS) {
                    undelivered.handle(found);
                }
            });
        } catch (KeysUnusable undecrypted) {
            LOG.errorf("Notice %s cannot be decrypted, so it goes no other way", notice.id());
            decide(notice.id(), found -> {
                var _ = fails(found, notice, fault);
            });
        }
    }

    /** A worker that lost its lease must not shorten the lease of the next one. */
    private boolean fails(Notice found, Notice tried, String fault) {
        return found.attempts() == tried.attempts() && found.failed(fault, machine.instant());
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
        metrics.counter(
                        "icp.notices",
                        "channel",
                        notice.channel().name(),
                        "fate",
                        notice.fate().name())
                .increment();
    }
}
