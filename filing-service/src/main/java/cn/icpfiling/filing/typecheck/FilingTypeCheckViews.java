package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.core.typecheck.FilingTypeCheck;
import cn.icpfiling.filing.core.typecheck.NextStep;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.views.RegionView;
import cn.icpfiling.platform.personaldata.Masks;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows a type check: its answer and facts, and the steps that are open now. The certificate's number is masked. */
@ApplicationScoped
class FilingTypeCheckViews {

    private final ShowNextSteps nextSteps;
    private final OrderContentRepository contents;

    FilingTypeCheckViews(ShowNextSteps nextSteps, OrderContentRepository contents) {
        this.nextSteps = nextSteps;
        this.contents = contents;
    }

    FilingTypeCheckView of(FilingTypeCheck check) {
        var identity = check.identity();
        var steps = nextSteps.of(check);
        return new FilingTypeCheckView(
                check.id(),
                check.holder(),
                check.answer(),
                RegionView.of(identity.region()),
                identity.nature(),
                identity.certificateType(),
                Masks.idNumber(contents.openCertificateNumber(check.id(), identity.encryptedCertificateNumber())),
                identity.domain(),
                check.facts(),
                check.missing(),
                steps.stream().anyMatch(step -> step.step() == NextStep.OPEN_ORDER && step.allowed()),
                steps,
                check.maskedLogin(),
                check.checkedAt());
    }
}
