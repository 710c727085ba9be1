package cn.icpfiling.account.reports;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.DeliveryFailure;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.notices.UndeliveredNotices;
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
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Writes down what the provider reports of SMS. Each report is a transaction of its own and counts once, however often and
 * in which order reports come. A report that names no notice is counted and left. Texts that carriers refuse are counted
 * apart, because people alone mend them.
 */
@ApplicationScoped
class TakeSmsReports {

    private static final Logger LOG = Logger.getLogger(TakeSmsReports.class);
    private static final String UNDELIVERED = "UNDELIVERED";

    private final NoticeRepository notices;
    private final UndeliveredNotices undelivered;
    private final KeyCheck keys;
    private final MeterRegistry meters;
    private final Clock machine;
    private final Counter refusedTexts;

    TakeSmsReports(
            NoticeRepository notices,
            UndeliveredNotices undelivered,
            KeyCheck keys,
            MeterRegistry meters,
            @MachineClock Clock machine) {
        this.notices = notices;
        this.undelivered = undelivered;
        this.keys = keys;
        this.meters = meters;
        this.machine = machine;
        this.refusedTexts = Counter.builder("icp.sms.refused-texts")
                .description("SMS that a carrier refused for its text")
                .register(meters);
    }

    void handle(List<SmsReport> reports) {
        for (var report : reports) {
            var fate = taken(report);
            count(fate);
            if (fate.equals(UNDELIVERED) && report.failure() == DeliveryFailure.CONTENT_REFUSED) {
                refusedTexts.increment();
            }
        }
    }

    /**
     * A notice that cannot be decrypted does not stop the reports behind it, and its report counts: it goes no other way alone. A replica
     * with wrong keys takes no report that it cannot follow, so that the provider sends it again.
     */
    private String taken(SmsReport report) {
        try {
            return UnitOfWork.in(() -> take(report, undelivered::handle));
        } catch (KeysUnusable undecrypted) {
            keys.requireRightKeys();
            LOG.errorf("Notice %s cannot be decrypted, so it goes no other way", report.notice());
            return UnitOfWork.in(() -> take(report, notice -> {}));
        }
    }

    void unknown(int reports) {
        for (var i = 0; i < reports; i++) {
            count("UNKNOWN");
        }
    }

    private String take(SmsReport report, Consumer<Notice> otherWay) {
        var found = notices.findByIdOptional(report.notice(), LockModeType.PESSIMISTIC_WRITE)
                .filter(notice -> notice.channel() == Channel.SMS);
        if (found.isEmpty()) {
            return "UNKNOWN";
        }
        var notice = found.get();
        if (isOfAnotherTry(notice, report) || !notice.reported(report.failure(), report.at(), machine.instant())) {
            return "IGNORED";
        }
        if (report.failure() == null) {
            return "DELIVERED";
        }
        if (report.failure() == DeliveryFailure.CONTENT_REFUSED) {
            LOG.warnf("A carrier refused the text %s in %s", notice.template(), notice.language());
        }
        otherWay.accept(notice);
        return UNDELIVERED;
    }

    /** The failure of a provider that did not get the message in the end says nothing about the one that did. */
    private static boolean isOfAnotherTry(Notice notice, SmsReport report) {
        var known = notice.handover().providerId();
        return report.failure() != null && known != null && !known.equals(report.providerId());
    }

    private void count(String fate) {
        meters.counter("icp.sms.reports", "fate", fate).increment();
    }
}
