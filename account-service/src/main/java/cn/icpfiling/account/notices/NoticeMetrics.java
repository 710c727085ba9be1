package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.store.OverdueTable;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.web.MachineClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Shows how late the oldest SMS and the oldest mail is that should have left, and how many SMS wait because their text is not approved.
 * Each replica asks. The second reads those alone, and counts up to 10,000 of each kind. Shows the counters of {@link NoticeFates} from the
 * start on: a rule does not see the first increase of a counter that was not there before.
 */
@ApplicationScoped
class NoticeMetrics {
    private static final List<Channel> SENT_BY_MACHINE = List.of(Channel.SMS, Channel.MAIL);

    private final OverdueTable overdue;
    private final Clock machine;
    private final SampledGauges gauges;
    private final MeterRegistry meters;

    NoticeMetrics(OverdueTable overdue, @MachineClock Clock machine, SampledGauges gauges, MeterRegistry meters) {
        this.overdue = overdue;
        this.machine = machine;
        this.gauges = gauges;
        this.meters = meters;
    }

    void start(@Observes StartupEvent started) {
        for (var channel : Channel.values()) {
            for (var fate : Notice.Fate.values()) {
                var _ = NoticeFates.counter(meters, channel, fate);
            }
        }
        var group = gauges.scheduled("notices", this::lateSeconds);
        for (var channel : SENT_BY_MACHINE) {
            group.gauge(
                    "icp.notices.oldest.due.seconds",
                    "how late the oldest notice is that waits to be sent",
                    Tags.of("channel", channel.name()),
                    late -> late.get(channel));
        }
        var texts = gauges.scheduled("unapproved-texts", overdue::unapproved);
        for (var urgent : List.of(true, false)) {
            texts.gauge(
                    "icp.notices.unapproved",
                    "SMS that wait because a provider has not approved their text and no other one takes them",
                    Tags.of("kind", urgent ? "CODE" : "NOTICE"),
                    counted -> (double) counted.getOrDefault(urgent, 0L));
        }
    }

    private Map<Channel, Double> lateSeconds() {
        var now = machine.instant();
        var late = new EnumMap<Channel, Double>(Channel.class);
        for (var channel : SENT_BY_MACHINE) {
            late.put(
                    channel,
                    overdue.oldestNotice(channel)
                            .map(due -> Duration.between(due, now).toMillis() / 1000.0)
                            .filter(seconds -> seconds > 0)
                            .orElse(0.0));
        }
        return late;
    }
}
