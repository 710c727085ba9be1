package cn.icpfiling.account.machinecalls;

import cn.icpfiling.account.core.AutomaticCall;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.notices.NightHold;
import cn.icpfiling.account.notices.NoticeContents;
import cn.icpfiling.account.sms.Outcome;
import cn.icpfiling.account.sms.OutgoingMessage;
import cn.icpfiling.account.sms.SmsProviders;
import cn.icpfiling.account.store.DueNoticeRepository;
import cn.icpfiling.platform.crypto.KeyCheck;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Has the provider call the mobiles of contacts in a filing before a person of the support does. The call is written down
 * before the provider is asked and is never made a second time. Until the report comes, or a wait is over, the call is not
 * open for the support. A replica with wrong keys, which could read neither number nor text, makes none.
 */
@ApplicationScoped
class MakeMachineCalls {

    private static final Logger LOG = Logger.getLogger(MakeMachineCalls.class);
    /** Of one run. */
    private static final int MOST = 16;

    private static final int PAGE = 100;

    private final DueNoticeRepository dueNotices;
    private final NoticeContents contents;
    private final SmsProviders providers;
    private final NightHold night;
    private final MachineCalls calls;
    private final KeyCheck keys;
    private final Clock machine;
    private final Duration wait;

    MakeMachineCalls(
            DueNoticeRepository dueNotices,
            NoticeContents contents,
            SmsProviders providers,
            NightHold night,
            MachineCalls calls,
            KeyCheck keys,
            @MachineClock Clock machine,
            @ConfigProperty(name = "icp.automatic-calls.wait") Duration wait) {
        this.dueNotices = dueNotices;
        this.contents = contents;
        this.providers = providers;
        this.night = night;
        this.calls = calls;
        this.keys = keys;
        this.machine = machine;
        this.wait = wait;
    }

    private record Begun(AutomaticCall call, Notice notice) {}

    @Scheduled(
            identity = "automatic-calls",
            every = "${icp.automatic-calls.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        if (providers.makesCalls()) {
            keys.requireRightKeys();
            var due = due();
            UnitOfWork.in(() -> begin(due)).forEach(this::make);
        }
    }

    /**
     * Returns calls that may be made now. At night a call stays with the support, which calls by day, unless its deadline is near; the
     * calls that wait for the morning are passed over, however many they are.
     */
    private List<UUID> due() {
        var now = machine.instant();
        var due = new ArrayList<UUID>();
        List<Notice> page;
        UUID last = null;
        do {
            page = pageAfter(last, now);
            page.stream()
                    .filter(notice -> night.heldUntil(notice, now).isEmpty())
                    .limit(MOST - due.size())
                    .forEach(notice -> due.add(notice.id()));
            last = page.isEmpty() ? last : page.getLast().id();
        } while (due.size() < MOST && page.size() == PAGE);
        return due;
    }

    private List<Notice> pageAfter(UUID last, Instant now) {
        return UnitOfWork.in(() -> dueNotices.dueForMachine(now, last, PAGE));
    }

    private List<Begun> begin(List<UUID> due) {
        var now = machine.instant();
        var begun = new ArrayList<Begun>();
        for (var notice : dueNotices.claimForMachine(due, now, now.plus(wait))) {
            begun.add(new Begun(calls.begin(notice, providers.callProvider()), notice));
        }
        return begun;
    }

    private void make(Begun begun) {
        var id = begun.call().id();
        try {
            switch (providers.call(begun.call().provider(), message(begun))) {
                case Outcome.Accepted(var callId) -> UnitOfWork.run(() -> calls.accepted(id, callId));
                case Outcome.Unclear unclear -> LOG.warnf("Call %s is unclear; the support calls after the wait", id);
                case Outcome.Refused(var why) -> notMade(begun, why);
                case Outcome.Unavailable(var why) -> notMade(begun, why);
                case Outcome.Unapproved(var why) -> notMade(begun, why);
                case Outcome.Unfit(var why) -> notMade(begun, why);
            }
        } catch (RuntimeException trouble) {
            LOG.warnf(
                    "Call %s failed; the support calls after the wait: %s",
                    id, trouble.getClass().getName());
        }
    }

    private OutgoingMessage message(Begun begun) {
        var notice = begun.notice();
        return new OutgoingMessage(
                begun.call().id(),
                contents.recipientOf(notice),
                notice.template(),
                notice.language(),
                contents.readOut(notice),
                Map.of());
    }

    private void notMade(Begun begun, String why) {
        LOG.infof("Call %s is not made: %s", begun.call().id(), why);
        UnitOfWork.run(() -> calls.settle(begun.call().id(), AutomaticCall.Outcome.NOT_MADE));
    }
}
