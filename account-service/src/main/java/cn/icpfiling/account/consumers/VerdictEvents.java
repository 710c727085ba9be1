package cn.icpfiling.account.consumers;

import cn.icpfiling.account.events.EventLog;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Logs verdicts on orders and on filed domains for the holder. */
@ApplicationScoped
class VerdictEvents implements EventHandler {

    private final EventLog log;
    private final SubjectHolders holders;

    VerdictEvents(EventLog log, SubjectHolders holders) {
        this.log = log;
        this.holders = holders;
    }

    @Override
    public String topic() {
        return "icp.verification.verdict.v1";
    }

    @Override
    public String purpose() {
        return "verdict-events";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "verification.order.judged",
                "verification.domain.unfit",
                "verification.domain.fit-again",
                "verification.domain.no-longer-judged");
    }

    /**
     * The log is complete, so a verdict that is read after a later one is logged nevertheless; its sequence says where it belongs. The log of
     * a release that starts today must not wait for verdicts that the topic has deleted.
     */
    @Override
    public Needs needs() {
        return Needs.EVERY_ONCE;
    }

    /** A verdict on an order that was published before verdicts named the holder is passed over. */
    @Override
    public Runnable prepare(IncomingEvent event) {
        var named = LoggedStep.id(event, "holder");
        var subject = LoggedStep.id(event, "subjectId");
        if (named.isEmpty() && subject.isEmpty()) {
            return () -> {};
        }
        var holder = named.orElseGet(() -> holders.of(subject.get()));
        return () -> log.append(List.of(holder), LoggedStep.of(event));
    }
}
