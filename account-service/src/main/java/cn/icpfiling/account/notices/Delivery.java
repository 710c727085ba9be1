package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.notices.Sender.LeaseLost;
import cn.icpfiling.account.notices.Sender.NotNow;
import cn.icpfiling.account.notices.Sender.Refused;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Sends due notices over SMS and mail; people make the calls. Each replica claims notices under a lease in the database. After a crash
 * between sending and recording, the provider of an SMS is asked whether it has the message; a mail goes out again with its Message-ID.
 */
@ApplicationScoped
class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final int WORKERS = 16;
    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final NoticeRepository store;
    private final NoticeEncryption encryption;
    private final NoticeTexts texts;
    private final Sender sender;
    private final NightHold night;
    private final Clock clock;
    private final Clock machine;
    private final MeterRegistry metrics;
    private final Semaphore signal = new Semaphore(0);
    private final Map<Channel, Semaphore> free =
            Map.of(Channel.SMS, new Semaphore(WORKERS), Channel.MAIL, new Semaphore(WORKERS));
    private volatile boolean stopping;
    private Thread thread;

    Delivery(
            NoticeRepository store,
            NoticeEncryption encryption,
            NoticeTexts texts,
            Sender sender,
            NightHold night,
            Clock clock,
            @MachineClock Clock machine,
            MeterRegistry metrics) {
        this.store = store;
        this.encryption = encryption;
        this.texts = texts;
        this.sender = sender;
        this.night = night;
        this.clock = clock;
        this.machine = machine;
        this.metrics = metrics;
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
        for (var workers : free.values()) {
            if (!workers.tryAcquire(WORKERS, STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("Stopped while notices were being sent; they are due again when their lease ends");
            }
        }
    }

    void wake() {
        signal.release();
    }

    private void run() {
        while (!stopping) {
            free.keySet().forEach(this::passSafely);
            rest();
        }
    }

    private void passSafely(Channel channel) {
        try {
            pass(channel);
        } catch (RuntimeException trouble) {
            LOG.warnf("Notices over %s cannot be claimed, trying again: %s", channel, Causes.brief(trouble, 300));
        }
    }

    /**
     * Claims as many notices as there are free workers. Each channel has its own workers, so a mail server that hangs
     * delays no SMS code.
     */
    private void pass(Channel channel) {
        var workers = free.get(channel);
        var most = workers.drainPermits();
        var taken = List.<Claimed>of();
        try {
            if (most > 0) {
                taken = UnitOfWork.in(() -> take(channel, most));
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

    private List<Claimed> take(Channel channel, int most) {
        var now = machine.instant();
        var taken = new ArrayList<Claimed>();
        for (var notice : store.claim(channel, now, now.plus(LEASE), most)) {
            var morning = night.heldUntil(notice, now);
            if (morning.isPresent()) {
                notice.hold(morning.get());
            } else {
                taken.add(new Claimed(notice, notice.isUnsettled()));
            }
        }
        return taken;
    }

    private void send(Notice notice, boolean unsettled) {
        try {
            if (notice.isTooLate(clock.instant())) {
                decide(notice.id(), found -> found.tooLate(machine.instant()));
                return;
            }
            var values = encryption.valuesOf(notice);
            var text = new HandOverSms.Text(encryption.recipientOf(notice), texts.write(notice, values), values);
            var accepted = sender.send(notice, unsettled, text);
            decide(notice.id(), found -> accept(found, accepted));
        } catch (Refused refused) {
            LOG.warnf("Notice %s over %s is refused for good: %s", notice.id(), notice.channel(), refused.getMessage());
            decide(notice.id(), found -> found.refused(refused.getMessage(), machine.instant()));
        } catch (LeaseLost lost) {
            LOG.infof("Notice %s is another worker's now", notice.id());
        } catch (NotNow later) {
            fail(notice, later.getMessage());
        } catch (RuntimeException trouble) {
            var fault = trouble.getClass().getSimpleName();
            LOG.warnf(
                    "Notice %s over %s failed in try %d: %s", notice.id(), notice.channel(), notice.attempts(), fault);
            fail(notice, fault);
        }
    }

    /** A worker that lost its lease must not shorten the lease of the next one. */
    private void fail(Notice notice, String fault) {
        decide(notice.id(), found -> {
            if (found.attempts() == notice.attempts()) {
                found.failed(fault, machine.instant());
            }
        });
    }

    private void accept(Notice notice, HandOverSms.Accepted accepted) {
        if (accepted.provider() == null) {
            notice.sent(machine.instant());
        } else {
            notice.accepted(accepted.provider(), accepted.providerId(), machine.instant());
        }
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
