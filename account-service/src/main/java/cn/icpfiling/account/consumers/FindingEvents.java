package cn.icpfiling.account.consumers;

import cn.icpfiling.account.events.EventLog;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/**
 * Logs the steps of a finding for the holder, from the notice on. What happens before a notice is not public: no deadline runs, and a holder
 * who was never told must not learn of a finding by its end.
 */
@ApplicationScoped
class FindingEvents implements EventHandler {

    private static final String NOTIFIED = "inspection.finding.notified";
    private static final String UNTOLD = "OPENED";

    private static final Set<String> PUBLIC = Set.of(
            NOTIFIED,
            "inspection.finding.reminded",
            "inspection.finding.contested",
            "inspection.finding.confirmed",
            "inspection.finding.extended",
            "inspection.finding.rechecked",
            "inspection.finding.overdue",
            "inspection.finding.cured",
            "inspection.finding.dismissed",
            "inspection.finding.ended");

    private final EventLog log;
    private final SubjectHolders holders;

    FindingEvents(EventLog log, SubjectHolders holders) {
        this.log = log;
        this.holders = holders;
    }

    @Override
    public String topic() {
        return "icp.inspection.finding.v1";
    }

    @Override
    public String purpose() {
        return "finding-events";
    }

    @Override
    public Set<String> types() {
        return PUBLIC;
    }

    /**
     * The log is complete, so a step that is read after a later one is logged nevertheless; its sequence says where it belongs. The log of
     * a release that starts today must not wait for steps that the topic has deleted.
     */
    @Override
    public Needs needs() {
        return Needs.EVERY_ONCE;
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var step = event.as(FindingStep.class);
        if (!isPublic(event.type(), step)) {
            return () -> {};
        }
        var holder = step.holder() == null ? holders.of(step.subjectId()) : step.holder();
        return () -> log.append(List.of(holder), LoggedStep.of(event));
    }

    /** An event of an earlier release does not say whether the holder was told; its state before the step does, as far as it is not OPENED. */
    static boolean isPublic(String type, FindingStep step) {
        return type.equals(NOTIFIED) || !UNTOLD.equals(step.from()) && !Boolean.FALSE.equals(step.told());
    }
}
