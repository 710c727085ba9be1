package cn.icpfiling.account.consumers;

import cn.icpfiling.account.core.About;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.notices.TellFinding;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.Needs;
import cn.icpfiling.platform.inbox.StateHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Notifies the holder of an end that they did not ask for: a deregistration, or an access that the provider
 * cancelled. If the holder asked, the notice about the order or the answer to the request tells the result.
 */
@ApplicationScoped
class RecordNotices implements StateHandler {

    private static final Logger LOG = Logger.getLogger(RecordNotices.class);
    private static final String BY_HOLDER = "HOLDER";

    private final AccountRepository accounts;
    private final Notices notices;
    private final TellFinding findings;

    RecordNotices(AccountRepository accounts, Notices notices, TellFinding findings) {
        this.accounts = accounts;
        this.notices = notices;
        this.findings = findings;
    }

    @Override
    public String topic() {
        return "icp.filing.record.v1";
    }

    @Override
    public String purpose() {
        return "record-notices";
    }

    /** An end that was passed over would not be told to its holder. */
    @Override
    public Needs needs() {
        return Needs.ORDER_OF_TOPIC;
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        return switch (event.type()) {
            case "filing.record.deregistered" -> ofDeregistration(event, event.as(RecordStep.class));
            case "filing.record.access-cancelled" -> ofAccessEnd(event, event.as(RecordStep.class));
            default -> () -> {};
        };
    }

    private Runnable ofDeregistration(IncomingEvent event, RecordStep step) {
        return step.recordEnd().by().equals(BY_HOLDER)
                ? () -> findings.endCallsOfOwnEnd(step.holder(), step.endedHere())
                : () -> tell(
                        event,
                        step,
                        NoticeTemplate.RECORD_DEREGISTERED,
                        values(step),
                        step.recordEnd().serviceIds());
    }

    private Runnable ofAccessEnd(IncomingEvent event, RecordStep step) {
        return step.accessEnd().by().equals(BY_HOLDER)
                ? () -> findings.endCallsOfOwnEnd(step.holder(), step.cancelledNumbers())
                : () -> tell(
                        event,
                        step,
                        NoticeTemplate.ACCESS_CANCELLED,
                        accessValues(step),
                        List.of(step.accessEnd().serviceId()));
    }

    private void tell(
            IncomingEvent event,
            RecordStep step,
            NoticeTemplate template,
            Map<String, Object> values,
            List<UUID> services) {
        var cause = event.type() + "/" + step.subjectId() + "/" + event.sequence();
        var about = About.the(About.Kind.SUBJECT, step.subjectId()).and(About.Kind.SERVICE, services);
        accounts.findByIdOptional(step.holder())
                .ifPresentOrElse(
                        holder -> notices.tell(holder, template, cause, values, about),
                        () -> LOG.warnf("No notice for %s: account %s does not exist", cause, step.holder()));
    }

    static Map<String, Object> values(RecordStep step) {
        return Map.of(
                "subjectNumber",
                step.subjectNumber(),
                "serviceNumbers",
                step.endedNumbers(),
                "reasons",
                reasons(step.recordEnd().reason()));
    }

    static Map<String, Object> accessValues(RecordStep step) {
        return Map.of(
                "serviceNumbers",
                step.cancelledNumbers(),
                "reasons",
                reasons(step.accessEnd().reason()));
    }

    private static List<String> reasons(String reason) {
        return reason == null ? List.of() : List.of(reason);
    }
}
