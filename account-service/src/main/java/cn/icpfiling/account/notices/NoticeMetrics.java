package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.store.OverdueTable;
import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.web.MachineClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Shows how late the oldest SMS and the oldest mail is that should have left. Each replica asks a key of the table. */
@ApplicationScoped
class NoticeMetrics {
    private static final Logger LOG = Logger.getLogger(NoticeMetrics.class);
    private static final List<Channel> SENT_BY_MACHINE = List.of(Channel.SMS, Channel.MAIL);

    private final OverdueTable overdue;
    private final Clock machine;
    private final MeterRegistry meters;
    private final Map<Channel, Double> late = new ConcurrentHashMap<>();

    NoticeMetrics(OverdueTable overdue, @MachineClock Clock machine, MeterRegistry meters) {
        this.overdue = overdue;
        this.machine = machine;
        this.meters = meters;
    }

    void start(@Observes StartupEvent started) {
        for (var channel : SENT_BY_MACHINE) {
            Gauge.builder("icp.notices.oldest.due.seconds", () -> late.getOrDefault(channel, 0.0))
                    .description("how late the oldest notice is that waits to be sent")
                    .tag("channel", channel.name())
                    .register(meters);
        }
    }

    @Scheduled(
            identity = "notice-metrics",
            every = "{icp.metrics.sample}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sample() {
        try {
            var now = machine.instant();
            for (var channel : SENT_BY_MACHINE) {
                late.put(
                        channel,
                        overdue.oldestNotice(channel)
                                .map(due -> Duration.between(due, now).toMillis() / 1000.0)
                                .filter(seconds -> seconds > 0)
                                .orElse(0.0));
            }
        } catch (RuntimeException away) {
            LOG.debugf("Notices cannot be counted now: %s", Causes.brief(away, 300));
        }
    }
}
