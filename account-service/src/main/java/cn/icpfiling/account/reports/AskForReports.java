package cn.icpfiling.account.reports;

import cn.icpfiling.account.core.DeliveryFailure;
import cn.icpfiling.account.core.MessageProvider;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.notices.NoticeContents;
import cn.icpfiling.account.sms.Lookup;
import cn.icpfiling.account.sms.SmsProviders;
import cn.icpfiling.account.store.DueNoticeRepository;
import cn.icpfiling.account.store.DueNoticeRepository.Unreported;
import cn.icpfiling.platform.crypto.KeyCheck;
import cn.icpfiling.platform.crypto.KeysUnusable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks the provider for a sent SMS whose report never came, a day after it was sent and each day until the sixth. So neither an outage of the
 * provider nor a killed replica uses up the question, and a phone that was off is asked for again. A run asks for an SMS once, however many
 * days of questions it lacks; after a question that comes late in its day the next one is left out, as it would follow within hours. Without
 * an answer the notice stays sent, which is the truth. The silence of one provider leaves the questions to the other one as they are. A
 * replica with wrong keys, which could read no number, asks nothing.
 */
@ApplicationScoped
class AskForReports {

    private static final Logger LOG = Logger.getLogger(AskForReports.class);

    /** The provider lists 30 days; after a week a report changes nothing for the recipient. */
    private static final int QUESTIONS = 6;

    /** After so many questions in a row without an answer a provider is away. Its other SMS are asked for in the next run. */
    private static final int SILENT = 5;

    private static final int MOST = 50;

    /** One run asks for this many batches at most, of all ages together. */
    private static final int BATCHES = 40;

    /** A question is late after this part of its day. */
    private static final int LATE = 4;

    private final DueNoticeRepository dueNotices;
    private final NoticeContents contents;
    private final SmsProviders providers;
    private final TakeSmsReports reports;
    private final KeyCheck keys;
    private final Clock machine;
    private final Duration askAfter;

    AskForReports(
            DueNoticeRepository dueNotices,
            NoticeContents contents,
            SmsProviders providers,
            TakeSmsReports reports,
            KeyCheck keys,
            @MachineClock Clock machine,
            @ConfigProperty(name = "icp.sms-status.ask-after") Duration askAfter) {
        this.dueNotices = dueNotices;
        this.contents = contents;
        this.providers = providers;
        this.reports = reports;
        this.keys = keys;
        this.machine = machine;
        this.askAfter = askAfter;
    }

    @Scheduled(
            identity = "ask-for-reports",
            every = "${icp.sms-status.every}",
            delayed = "3m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        keys.requireRightKeys();
        var silence = new Silence(providers.all());
        var batches = 0;
        for (var turn : turns(machine.instant())) {
            List<Notice> due;
            do {
                due = UnitOfWork.in(() -> dueNotices.claimUnreported(turn, silence.answering(), MOST));
                askEach(due, turn, silence);
                batches++;
                if (silence.answering().isEmpty() || batches == BATCHES) {
                    return;
                }
            } while (due.size() == MOST);
        }
    }

    /** Which providers are silent in a run. */
    private static final class Silence {

        private final Map<MessageProvider, Integer> unanswered = new EnumMap<>(MessageProvider.class);

        /** A provider that is configured no more cannot be asked. */
        private Silence(Set<MessageProvider> configured) {
            configured.forEach(provider -> unanswered.put(provider, 0));
        }

        private Set<MessageProvider> answering() {
            return Set.copyOf(unanswered.keySet());
        }

        private boolean isOf(MessageProvider provider) {
            return !unanswered.containsKey(provider);
        }

        private void count(MessageProvider provider, boolean isAnswered) {
            if (isAnswered) {
                unanswered.put(provider, 0);
            } else if (unanswered.merge(provider, 1, Integer::sum) == SILENT) {
                unanswered.remove(provider);
            }
        }
    }

    /** An SMS is in one turn alone: that of the whole days since it was sent. What leaves the week next is asked for first. */
    private List<Unreported> turns(Instant now) {
        var turns = new ArrayList<Unreported>();
        for (var days = QUESTIONS; days > 0; days--) {
            var begun = now.minus(askAfter.multipliedBy(days));
            var late = begun.minus(askAfter.dividedBy(LATE));
            turns.add(new Unreported(begun.minus(askAfter), late, days - 1, days + 1));
            turns.add(new Unreported(late, begun, days - 1, days));
        }
        return turns;
    }

    /** Gives back what is not asked for, also where keys that have become wrong end the run. */
    private void askEach(List<Notice> due, Unreported turn, Silence silence) {
        var unasked = new LinkedHashSet<UUID>();
        due.forEach(notice -> unasked.add(notice.id()));
        try {
            for (var notice : due) {
                var provider = notice.handover().provider();
                if (!silence.isOf(provider)) {
                    silence.count(provider, isAnswered(notice));
                    unasked.remove(notice.id());
                }
            }
        } finally {
            if (!unasked.isEmpty()) {
                UnitOfWork.run(() -> dueNotices.giveBack(unasked, turn));
            }
        }
    }

    private boolean isAnswered(Notice notice) {
        try {
            return ask(notice);
        } catch (KeysUnusable undecrypted) {
            keys.requireRightKeys();
            LOG.errorf("SMS %s cannot be decrypted, so it stays without a report", notice.id());
            return true;
        } catch (RuntimeException trouble) {
            LOG.warnf(
                    "SMS %s stays without a report: %s",
                    notice.id(), trouble.getClass().getName());
            return true;
        }
    }

    private boolean ask(Notice notice) {
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
            case Lookup.Unlisted unlisted -> {
                // another day may have fewer messages
            }
            case Lookup.NoAnswer silent -> {
                // asked again in a day
            }
        }
        return !(found instanceof Lookup.NoAnswer);
    }

    private void report(Notice notice, DeliveryFailure failure) {
        reports.handle(List.of(new SmsReport(notice.id(), notice.handover().providerId(), failure, machine.instant())));
    }
}
