package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Notice;
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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Sends due notices over SMS and mail; people make the calls. Each replica claims notices under a lease in the database. A crash between sending and recording
 * causes at worst a second try under the same reference, which the provider recognises and drops.
 */
@ApplicationScoped
class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final int WORKERS = 16;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final NoticeRepository store;
    private final NoticeEncryption encryption;
    private final NoticeTexts texts;
    private final Sender sender;
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
            Clock clock,
            @MachineClock Clock machine,
            MeterRegistry metrics) {
        this.store = store;
        this.encryption = encryption;
        this.texts = texts;
        this.sender = sender;
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
            try {
                for (var channel : free.keySet()) {
                    pass(channel);
                }
            } catch (RuntimeException trouble) {
                LOG.warnf("Notices cannot be claimed, trying again: %s", Causes.brief(trouble, 300));
            }
            rest();
        }
    }

    /**
     * Claims as many notices as there are free workers. Each channel has its own workers, so a mail server that hangs
     * delays no SMS code.
     */
    private void pass(Channel channel) {
        var workers = free.get(channel);
        var most = workers.drainPermits();
        var taken = List.<Notice>of();
        try {
            if (most > 0) {
                taken = UnitOfWork.in(() -> take(channel, most));
            }
        } finally {
            workers.release(most - taken.size());
        }
        for (var notice : taken) {
            Thread.ofVirtual().name("notice-" + notice.id()).start(() -> work(notice, workers));
        }
    }

    private void work(Notice notice, Semaphore workers) {
        try {
            send(notice);
        } catch (RuntimeException trouble) {
            LOG.warnf(
                    "The outcome of notice %s cannot be stored, so it is due again: %s",
                    notice.id(), Causes.brief(trouble, 300));
        } finally {
            workers.release();
            wake();
        }
    }

    private List<Notice> take(Channel channel, int most) {
        var now = machine.instant();
        var due = store.due(channel, now, most);
        due.forEach(notice -> notice.claim(now.plus(LEASE)));
        return due;
    }

    private void send(Notice notice) {
        try {
            if (notice.isTooLate(clock.instant())) {
                decide(notice.id(), found -> found.tooLate(machine.instant()));
                return;
            }
            sender.send(notice, encryption.recipientOf(notice), texts.write(notice, encryption.valuesOf(notice)));
            decide(notice.id(), found -> found.sent(machine.instant()));
        } catch (Refused refused) {
            LOG.warnf("Notice %s over %s is refused for good: %s", notice.id(), notice.channel(), refused.getMessage());
            decide(notice.id(), found -> found.refused(refused.getMessage(), machine.instant()));
        } catch (RuntimeException trouble) {
            var fault = trouble.getClass().getSimpleName();
            LOG.warnf(
                    "Notice %s over %s failed in try %d: %s", notice.id(), notice.channel(), notice.attempts(), fault);
            decide(notice.id(), found -> found.failed(fault, machine.instant()));
        }
    }

    private void decide(UUID id, Consumer<Notice> fate) {
        var notice = UnitOfWork.in(() -> {
            var found = store.findById(id);
            fate.accept(found);
            return found;
        });
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
