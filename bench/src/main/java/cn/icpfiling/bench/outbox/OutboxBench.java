package cn.icpfiling.bench.outbox;

import cn.icpfiling.bench.measure.Finding;
import cn.icpfiling.bench.measure.Pairs;
import cn.icpfiling.bench.measure.Report;
import cn.icpfiling.bench.outbox.InsertCost.Work;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;

/** P8, P9, P10: the speed of the relay, the latency of an event, and its cost for the transaction. */
@ApplicationScoped
public class OutboxBench {
    private final BenchTopic topic;
    private final Drain drain;
    private final Latency latency;
    private final InsertCost insertCost;

    OutboxBench(BenchTopic topic, Drain drain, Latency latency, InsertCost insertCost) {
        this.topic = topic;
        this.drain = drain;
        this.latency = latency;
        this.insertCost = insertCost;
    }

    public void run(Pairs pairs, boolean shortForm, Report report) throws Exception {
        topic.create();
        drained(pairs, shortForm ? 5_000 : 100_000, report);
        arrived(pairs, Duration.ofSeconds(shortForm ? 1 : 12), report);
        paid(pairs, Duration.ofSeconds(shortForm ? 1 : 4), report);
    }

    private void drained(Pairs pairs, int events, Report report) throws Exception {
        var result = pairs.run(
                "P8: %,d rows drained, events a second".formatted(events),
                drain.byRelay(events),
                drain.bySelectAndDelete(events),
                Drain.Drained::perSecond);
        var ratio = result.ratio(Drain.Drained::perSecond);
        report.add(new Finding(
                "P8",
                "relay drain against select and delete, events/s",
                result.ours(Drain.Drained::perSecond).with("%,.0f"),
                result.plain(Drain.Drained::perSecond).with("%,.0f"),
                ratio.with("%.2f"),
                ratio.median(),
                0.35,
                0.5,
                true,
                result.valid()));
        report.add(Finding.told(
                "",
                "processor time an event, all processes, µs",
                result.cpuMicros(true, Drain.Drained::events).with("%.1f"),
                result.cpuMicros(false, Drain.Drained::events).with("%.1f"),
                "",
                result.valid()));
    }

    private void arrived(Pairs pairs, Duration length, Report report) throws Exception {
        var result = pairs.run(
                "P9: %d events a second, p99 from commit to reader, ms".formatted(Latency.RATE),
                latency.throughOutbox(length),
                latency.straightToBroker(length),
                Latency.Measured::p99);
        var ours = result.ours(Latency.Measured::p99);
        var paceKept = result.ours(Latency.Measured::rate).min() >= 0.98 * Latency.RATE;
        report.add(new Finding(
                "P9",
                "p99 at 500 events/s against plain produce and consume, ms",
                ours.with("%.2f"),
                result.plain(Latency.Measured::p99).with("%.2f"),
                result.ratio(Latency.Measured::p99).with("%.1f"),
                ours.median(),
                50,
                20,
                false,
                result.valid() && paceKept));
        report.add(Finding.told(
                "",
                "p50, ms",
                result.ours(Latency.Measured::p50).with("%.2f"),
                result.plain(Latency.Measured::p50).with("%.2f"),
                result.ratio(Latency.Measured::p50).with("%.1f"),
                result.valid()));
        report.add(Finding.told(
                "",
                String.format(Locale.ROOT, "worst of %,d, ms", (int)
                        result.pairs().getFirst().ours().result().events()),
                result.ours(Latency.Measured::worst).with("%.1f"),
                result.plain(Latency.Measured::worst).with("%.1f"),
                "",
                result.valid()));
    }

    private void paid(Pairs pairs, Duration length, Report report) throws Exception {
        var step = pairs.run(
                "P10: steps a second with and without the event, one connection, relay at rest",
                insertCost.transactions(Work.STEP, true, false, length),
                insertCost.transactions(Work.STEP, false, false, length),
                InsertCost.Committed::perSecond);
        var ratio = step.ratio(InsertCost.Committed::perSecond);
        report.add(new Finding(
                "P10",
                "the same step with and without its event, transactions/s",
                step.ours(InsertCost.Committed::perSecond).with("%,.0f"),
                step.plain(InsertCost.Committed::perSecond).with("%,.0f"),
                ratio.with("%.2f"),
                ratio.median(),
                0.80,
                0.90,
                true,
                step.valid()));
        report.add(Finding.told(
                "",
                "processor time a step, all processes, µs",
                step.cpuMicros(true, InsertCost.Committed::transactions).with("%.0f"),
                step.cpuMicros(false, InsertCost.Committed::transactions).with("%.0f"),
                "",
                step.valid()));
        told("two inserts with and without an event, relay at rest", Work.TWO_INSERTS, false, pairs, length, report);
        told("the same step while the relay carries the events away", Work.STEP, true, pairs, length, report);
    }

    private void told(String what, Work work, boolean relayRuns, Pairs pairs, Duration length, Report report)
            throws Exception {
        var result = pairs.run(
                "P10, told: " + what,
                insertCost.transactions(work, true, relayRuns, length),
                insertCost.transactions(work, false, relayRuns, length),
                InsertCost.Committed::perSecond);
        report.add(Finding.told(
                "",
                what,
                result.ours(InsertCost.Committed::perSecond).with("%,.0f"),
                result.plain(InsertCost.Committed::perSecond).with("%,.0f"),
                result.ratio(InsertCost.Committed::perSecond).with("%.2f"),
                result.valid()));
    }
}
