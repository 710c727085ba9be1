package cn.icpfiling.account.reports;

import cn.icpfiling.account.core.DeliveryFailure;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.notices.NoticeContents;
import cn.icpfiling.account.sms.Lookup;
import cn.icpfiling.account.sms.SmsProviders;
import cn.icpfiling.account.store.DueNoticeRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Asks the provider once for a sent SMS whose report never came. Without an answer the notice stays sent, which is the truth. */
@ApplicationScoped
class AskForReports {

    private static final Logger LOG = Logger.getLogger(AskForReports.class);

    /** The provider lists 30 days; after a week a report changes nothing for the recipient. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private static final int MOST = 50;
    private static final int BATCHES = 40;

    private final DueNoticeRepository dueNotices;
    private final NoticeContents contents;
    private final SmsProviders providers;
    private final TakeSmsReports reports;
    private final Clock machine;
    private final Duration askAfter;

    AskForReports(
            DueNoticeRepository dueNotices,
            NoticeContents contents,
            SmsProviders providers,
            TakeSmsReports reports,
            @MachineClock Clock machine,
            @ConfigProperty(name = "icp.sms-status.ask-after") Duration askAfter) {
        this.dueNotices = dueNotices;
        this.contents = contents;
        this.providers = providers;
        this.reports = reports;
        this.machine = machine;
        this.askAfter = askAfter;
    }

    @Scheduled(
            identity = "ask-for-reports",
            every = "${icp.sms-status.every}",
            delayed = "3m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        for (var batch = 0; batch < BATCHES; batch++) {
            var due = UnitOfWork.in(this::due);
            due.forEach(this::askSafely);
            if (due.size() < MOST) {
                return;
            }
        }
    }

    private List<Notice> due() {
        var now = machine.instant();
        return dueNotices.claimUnreported(now.minus(LONGEST), now.minus(askAfter), MOST);
    }

    private void askSafely(Notice notice) {
        try {
            ask(notice);
        } catch (RuntimeException trouble) {
            LOG.warnf(
                    "SMS %s stays without a report: %s",
                    notice.id(), trouble.getClass().getName());
        }
    }

    private void ask(Notice notice) {
        var handed = notice.handover();
        var phone = contents.recipientOf(notice);
        var found = providers.find(handed.provider(), notice.id(), phone, handed.offeredAt());
        switch (found) {
            case Lookup.Delivered delivered -> report(notice, null);
            case Lookup.Undelivered(var failure) -> report(notice, failure);
            case Lookup.Taken taken -> {
                // still with the carrier: the notice stays sent
            }
            case Lookup.Absent absent -> {
                // the provider forgets; the notice stays sent
            }
            case Lookup.NoAnswer silent -> {
                // asked once, as said
            }
        }
    }

    private void report(Notice notice, DeliveryFailure failure) {
        reports.handle(List.of(new SmsReport(notice.id(), notice.handover().providerId(), failure, machine.instant())));
    }
}
