package cn.icpfiling.inspection.pages;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** An inspector looks at the home page of a filed domain now. Opens no finding. */
@ApplicationScoped
class InspectPageNow {

    static final String EVIDENCE = "/api/v1/page-evidence/";

    private static final String POINTER = "/domain";

    private final IdempotencyService idempotency;
    private final FiledPages filedPages;
    private final InspectHomePage inspectHomePage;
    private final KeepPageEvidence keepPageEvidence;
    private final Audit audit;

    InspectPageNow(
            IdempotencyService idempotency,
            FiledPages filedPages,
            InspectHomePage inspectHomePage,
            KeepPageEvidence keepPageEvidence,
            Audit audit) {
        this.idempotency = idempotency;
        this.filedPages = filedPages;
        this.inspectHomePage = inspectHomePage;
        this.keepPageEvidence = keepPageEvidence;
        this.audit = audit;
    }

    StoredResponse handle(IdempotentRequest request, String domain) {
        var earlier = idempotency.earlier(request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var filed = filedPages
                .ofDomain(ascii(domain))
                .orElseThrow(() -> new ProblemException(CommonProblem.RULES_BROKEN)
                        .with(List.of(Violation.of(POINTER, PageFault.DOMAIN_NOT_SERVED.name(), null))));
        var look = inspectHomePage.inspect(filed);
        return idempotency.perform(request, () -> kept(look));
    }

    private Reply kept(PageInspection look) {
        keepPageEvidence.keep(look);
        audit.record(Act.of("PAGE.INSPECT", "PAGE_EVIDENCE", look.id())
                .with("service", look.filed().serviceId())
                .with("outcome", look.outcome().name()));
        return new Reply(201, EVIDENCE + look.id(), null, PageInspectionView.of(look));
    }

    private static String ascii(String domain) {
        try {
            return DomainName.parse(domain).ascii();
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.invalid(Violation.of(POINTER, PageFault.DOMAIN_MALFORMED.name(), null));
        }
    }
}
