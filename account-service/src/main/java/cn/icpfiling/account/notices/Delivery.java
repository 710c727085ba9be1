package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.notices.Sender.LeaseLost;
import cn.icpfiling.account.notices.Sender.NotNow;
import cn.icpfiling.account.notices.Sender.Refused;
import cn.icpfiling.account.notices.Sender.Unapproved;
import cn.icpfiling.account.store.DueNoticeRepository;
import cn.icpfiling.platform.crypto.HeldJobs;
import cn.icpfiling.platform.crypto.KeysUnusable;
import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends due notices over SMS and mail; people make the calls. Each replica claims notices under a lease in the database. After a crash
 * between sending and recording, the provider of an SMS is asked whether it has the message; a mail goes out again with its Message-ID. A
 * replica with wrong keys claims none.
 */
@ApplicationScoped
class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final DueNoticeRepository dueNotices;
    private final NoticeEncryption encryption;
    private final NoticeTexts texts;
    private final Sender sender;
    private final NightHold night;
    private final Clock machine;
    private final NoticeFates fates;
    private final HeldJobs jobs;
    private final Semaphore signal = new Semaphore(0);
    private final Map<Lane, Semaphore> free = new EnumMap<>(Lane.class);
    private volatile boolean stopping;
    private Thread thread;

    Delivery(
            DueNoticeRepository dueNotices,
            NoticeEncryption encryption,
            NoticeTexts texts,
            Sender sender,
            NightHold night,
            @MachineClock Clock machine,
            NoticeFates fates,
            HeldJobs jobs) {
        this.dueNotices = dueNotices;
        this.encryption = encryption;
        this.texts = texts;
        this.sender = sender;
        this.night = night;
        this.machine = machine;
        this.fates = fates;
        this.jobs = jobs;
        for (var lane : Lane.values()) {
            free.put(lane, new Semaphore(lane.workers));
        }
    }

    /**
     * Each lane has workers of its own. So a mail server that hangs delays no SMS, a code waits behind no other notices, however many there
     * are, and codes hold up nothing else.
     */
    private enum Lane {
        SMS_CODES(Channel.SMS, true, 8),
        SMS_NOTICES(Channel.SMS, false, 12),
        MAIL_CODES(Channel.MAIL, true, 8),
        MAIL_NOTICES(Channel.MAIL, false, 12);

        private final Channel channel;
        private final boolean urgent;
        private final int workers;

        Lane(Channel channel, boolean urgent, int workers) {
            this.channel = channel;
            this.urgent = urgent;
            this.workers = workers;
        }
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofPlatform().name("notices").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        wake();
        if (thread != null) {
            thread.join(STOP_WITHIN);
        }
        var end = machine.instant().plus(STOP_WITHIN);
        for (var lane : Lane.values()) {
            var left = Math.max(0, Duration.between(machine.instant(), end).toMillis());
            if (!free.get(lane).tryAcquire(lane.workers, left, TimeUnit.MILLISECONDS)) {
                LOG.info("Stopped while notices were being sent; they are due again when their lease ends");
            }
        }
    }

    void wake() {
        signal.release();
    }

    private void run() {
        while (!stopping) {
            if (!jobs.areHeld()) {
                free.keySet().forEach(this::passSafely);
            }
            rest();
        }
    }

    private void passSafely(Lane lane) {
        try {
            pass(lane);
        } catch (RuntimeException trouble) {
            LOG.warnf("Notices of %s cannot be claimed, trying again: %s", lane, Causes.brief(trouble, 300));
        }
    }

    /** Claims as many notices as there are free workers. */
    private void pass(Lane lane) {
        var workers = free.get(lane);
        var most = workers.drainPermits();
        var taken = List.<Claimed>of();
        try {
            if (most > 0) {
                taken = UnitOfWork.in(() -> take(lane, most));
            }
        } finally {
            workers.release(most - taken.size());
        }
        for (var claimed : taken) {
            Thread.ofVirtual().name("notice-" + claimed.notice().id()).start(() -> work(claimed, workers));
        }
    }

    /** @param unsettled whether an earlier try may have reached a provider */
    private record Claimed(Notice notice, boolean unsettled) {}

    private void work(Claimed claimed, Semaphore workers) {
        var notice = claimed.notice();
        try {
            send(notice, claimed.unsettled());
        } catch (RuntimeException trouble) {
            LOG.warnf(
                    "The outcome of notice %s cannot be stored, so it is due again: %s",
                    notice.id(), Causes.brief(trouble, 300));
        } finally {
            workers.release();
            wake();
        }
    }

    private List<Claimed> take(Lane lane, int most) {
        var now = machine.instant();
        var taken = new ArrayList<Claimed>();
        for (var notice : dueNotices.claim(lane.channel, lane.urgent, now, now.plus(LEASE), most)) {
            var morning = night.heldUntil(notice, now);
            if (morning.isPresent()) {
                notice.holdForNight(morning.get());
            } else {
                taken.add(new Claimed(notice, notice.isUnsettled()));
            }
        }
        return taken;
    }

    private void send(Notice notice, boolean unsettled) {
        try {
            if (fates.isTooLate(notice)) {
                return;
            }
            var values = encryption.valuesOf(notice);
            var text = new HandOverSms.Text(encryption.recipientOf(notice), texts.write(notice, values), values);
            fates.accepted(notice, sender.send(notice, unsettled, text));
        } catch (Refused refused) {
            LOG.warnf("Notice %s over %s is refused for good: %s", notice.id(), notice.channel(), refused.getMessage());
            fates.refused(notice, refused.getMessage());
        } catch (LeaseLost lost) {
            LOG.infof("Notice %s is another worker's now", notice.id());
        } catch (Unapproved text) {
            fates.unapproved(notice, text);
        } catch (NotNow later) {
            fates.failed(notice, later.getMessage());
        } catch (KeysUnusable undecrypted) {
            fates.undecrypted(notice, undecrypted);
        } catch (RuntimeException trouble) {
            var fault = trouble.getClass().getSimpleName();
            LOG.warnf(
                    "Notice %s over %s failed in try %d: %s", notice.id(), notice.channel(), notice.attempts(), fault);
            fates.failed(notice, fault);
        }
    }

    private void rest() {
        try {
            if (signal.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                signal.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
