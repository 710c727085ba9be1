package cn.icpfiling.account.consumers;

import cn.icpfiling.account.core.About;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.notices.FiledContacts;
import cn.icpfiling.account.notices.FindingNotice;
import cn.icpfiling.account.notices.TellFinding;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Notifies the account and the contacts in the filing of each step of a finding that changes what they have to do or by
 * when (docs/trade.md 3.15, ADR 0030).
 *
 * <p>Not told are: {@code opened} and {@code reopened}, because no deadline runs before {@code notified} follows;
 * {@code contested}, which is the holder's own act and only ends the calls; {@code rechecked}, because state and deadline
 * stay and the next reminder says so.
 */
@ApplicationScoped
class FindingNotices implements EventHandler {

    private static final Logger LOG = Logger.getLogger(FindingNotices.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTESTED = "inspection.finding.contested";
    private static final String STANDING = "CONTESTED";
    private static final String OVERDUE = "OVERDUE";

    private static final Map<String, NoticeTemplate> TOLD = Map.of(
            "inspection.finding.notified", NoticeTemplate.FINDING_NOTIFIED,
            "inspection.finding.reminded", NoticeTemplate.FINDING_REMINDED,
            "inspection.finding.confirmed", NoticeTemplate.FINDING_CONFIRMED,
            "inspection.finding.extended", NoticeTemplate.FINDING_EXTENDED,
            "inspection.finding.overdue", NoticeTemplate.FINDING_OVERDUE,
            "inspection.finding.cured", NoticeTemplate.FINDING_CURED,
            "inspection.finding.dismissed", NoticeTemplate.FINDING_DISMISSED,
            "inspection.finding.ended", NoticeTemplate.FINDING_ENDED);

    private final FilingContacts filing;
    private final TellFinding tell;

    FindingNotices(@RestClient FilingContacts filing, TellFinding tell) {
        this.filing = filing;
        this.tell = tell;
    }

    @Override
    public String topic() {
        return "icp.inspection.finding.v1";
    }

    @Override
    public String purpose() {
        return "finding-notices";
    }

    @Override
    public Set<String> types() {
        var types = new HashSet<>(TOLD.keySet());
        types.add(CONTESTED);
        return types;
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var step = event.as(FindingStep.class, "findingId", "subjectId", "reason", "to");
        if (event.type().equals(CONTESTED)) {
            return () -> tell.contested(step.findingId());
        }
        var contacts = contactsOf(step);
        var told = new FindingNotice(
                step.findingId(),
                step.holder(),
                templateOf(event.type(), step),
                event.type() + "/" + step.findingId() + "/" + event.sequence(),
                About.the(About.Kind.FINDING, step.findingId())
                        .and(About.Kind.SUBJECT, step.subjectId())
                        .and(About.Kind.SERVICE, step.serviceId()),
                values(step, contacts),
                contacts);
        return () -> tell.tell(told);
    }

    /** A reminder in the state OVERDUE tells a new holder, who is called too, that the deadline has passed. */
    static NoticeTemplate templateOf(String type, FindingStep step) {
        var told = TOLD.get(type);
        return told == NoticeTemplate.FINDING_REMINDED && OVERDUE.equals(step.to())
                ? NoticeTemplate.FINDING_OVERDUE
                : told;
    }

    /**
     * None if filing-service says that it has no such subject. Of a finding about the whole subject the principals of all its sites are
     * told, because it concerns each of them. Without the site, the contacts of the subject are told. Any
     * other answer, and none, fails the attempt, and the inbox tries again.
     */
    private FiledContacts contactsOf(FindingStep step) {
        var asked = step.serviceId() == null
                ? ofAllServices(step.subjectId())
                : ask(step.subjectId(), step.serviceId(), null, null).or(() -> ask(step.subjectId(), null, null, null));
        return asked.orElseGet(() -> {
            LOG.warnf("Only the account is told of finding %s: filing-service has no such filing", step.findingId());
            return FiledContacts.NONE;
        });
    }

    /** One answer has the principals of 200 services at most. */
    private Optional<FiledContacts> ofAllServices(UUID subject) {
        var all = ask(subject, null, true, null);
        while (all.isPresent() && all.get().servicesAfter() != null) {
            var before = all.get();
            all = ask(subject, null, true, before.servicesAfter()).map(before::with);
        }
        return all;
    }

    private Optional<FiledContacts> ask(UUID subject, UUID service, Boolean allServices, UUID servicesAfter) {
        try {
            return Optional.of(filing.of(subject, service, allServices, servicesAfter));
        } catch (WebApplicationException refused) {
            if (isUnknown(refused.getResponse())) {
                return Optional.empty();
            }
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(refused);
        }
    }

    /** A 404 of a wrong address or of a proxy says nothing about the filing, so the problem's code is asked for too. */
    private static boolean isUnknown(Response answer) {
        if (answer.getStatus() != Response.Status.NOT_FOUND.getStatusCode() || !answer.hasEntity()) {
            return false;
        }
        try {
            var problem = JSON.readTree(answer.readEntity(String.class));
            return CommonProblem.NOT_FOUND.name().equals(problem.path("code").asText());
        } catch (IOException | ProcessingException unreadable) {
            return false;
        }
    }

    static Map<String, Object> values(FindingStep step, FiledContacts contacts) {
        // While the holder contests, the deadline stands, and no day is to be named.
        var runs = !STANDING.equals(step.to());
        var values = new HashMap<String, Object>();
        values.put("reason", step.reason());
        values.put("cures", step.cures() == null ? List.of() : step.cures());
        values.put("fields", step.fields() == null ? List.of() : step.fields());
        values.put("domain", step.domain());
        values.put("number", contacts.number());
        values.put("dueOn", runs && step.dueOn() != null ? step.dueOn().toString() : null);
        values.put("daysLeft", runs ? step.daysLeft() : null);
        values.put("dayKind", step.dayKind());
        values.put("consequence", step.consequence());
        values.put("endReason", step.endReason());
        return values;
    }
}
