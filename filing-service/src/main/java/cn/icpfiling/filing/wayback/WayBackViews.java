package cn.icpfiling.filing.wayback;

import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.core.wayback.WayBack;
import cn.icpfiling.filing.inspections.FindingFacts;
import cn.icpfiling.filing.wayback.WayBackView.StepView;
import cn.icpfiling.filing.wayback.WayBackView.UnsettledView;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Shows a way back with its steps. */
@ApplicationScoped
class WayBackViews {

    private static final StepView TYPE_CHECK = new StepView("checkFilingType", "/api/v1/filing-type-checks");
    private static final StepView ORDER = new StepView("draftOrder", "/api/v1/orders");
    private static final StepView OFFLINE =
            new StepView("openOfflineDeregistration", "/api/v1/offline-deregistrations");

    private final Wording wording;
    private final String publicQueryPage;

    WayBackViews(Wording wording, @ConfigProperty(name = "icp.authority.public-query-page") String publicQueryPage) {
        this.wording = wording;
        this.publicQueryPage = publicQueryPage;
    }

    WayBackView of(AskWayBack.Site site, AskWayBack.Answer answer, Instant at) {
        var said = wording.finding(new Violation("", "WAY_BACK." + answer.way(), null, List.of()));
        return new WayBackView(
                site.serviceId(),
                site.subjectId(),
                site.question().domain(),
                answer.way(),
                said.detail(),
                said.remedy(),
                answer.type(),
                List.copyOf(answer.missing()),
                steps(site, answer.way()),
                answer.findings().stream().map(this::unsettled).toList(),
                publicQueryPage,
                at);
    }

    private UnsettledView unsettled(FindingFacts finding) {
        var said = wording.finding(Reason.of(finding.reason(), ""));
        return new UnsettledView(
                finding.id(),
                finding.reason(),
                said.detail(),
                said.remedy(),
                finding.state(),
                finding.fields(),
                finding.cures());
    }

    private static List<StepView> steps(AskWayBack.Site site, WayBack way) {
        var findings = findingsOf(site.subjectId());
        return switch (way) {
            case DEREGISTER, WITHOUT_DOMAIN ->
                List.of(new StepView("deregisterService", "/api/v1/services/" + site.serviceId() + "/deregistration"));
            case MEND -> List.of(findings);
            // What was at fault is checked before the access is filed, and changed after it: a change needs access.
            case ACCESS_FILING ->
                List.of(
                        findings,
                        TYPE_CHECK,
                        ORDER,
                        new StepView("changeService", "/api/v1/services/" + site.serviceId() + "/change"));
            case FIRST_FILING, NEW_SERVICE -> List.of(findings, TYPE_CHECK, ORDER);
            case OFFLINE_DEREGISTRATION -> List.of(TYPE_CHECK, OFFLINE, ORDER);
            case OTHER -> List.of(TYPE_CHECK);
            case NONE, UNKNOWN -> List.of();
        };
    }

    private static StepView findingsOf(UUID subject) {
        return new StepView("listFindings", "/api/v1/findings?subjectId=" + subject);
    }
}
