package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.core.typecheck.FilingTypeCheck;
import cn.icpfiling.filing.core.typecheck.NextStep;
import cn.icpfiling.filing.core.typecheck.OldFiling;
import cn.icpfiling.filing.core.typecheck.TypeFact;
import cn.icpfiling.filing.core.typecheck.TypeFacts;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.StatusInquiryRepository;
import cn.icpfiling.filing.views.RegionView;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.personaldata.Masks;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows a type check: its answer and facts, and the steps that are open now. The certificate's number is masked. */
@ApplicationScoped
class FilingTypeCheckViews {

    private final ShowNextSteps nextSteps;
    private final StatusInquiryRepository inquiries;
    private final OrderContentRepository contents;
    private final Wording wording;

    FilingTypeCheckViews(
            ShowNextSteps nextSteps,
            StatusInquiryRepository inquiries,
            OrderContentRepository contents,
            Wording wording) {
        this.nextSteps = nextSteps;
        this.inquiries = inquiries;
        this.contents = contents;
        this.wording = wording;
    }

    FilingTypeCheckView of(FilingTypeCheck check) {
        var identity = check.identity();
        var inquiry = inquiries.about(check);
        var oldFiling = check.encryptedOldFiling().map(encrypted -> contents.openOldFiling(check.id(), encrypted));
        var steps = nextSteps.of(
                check, inquiry, oldFiling.filter(OldFiling::claimable).isPresent());
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
                message(check),
                check.maskedLogin(),
                oldFiling.map(OldFilingView::of).orElse(null),
                check.repeated().orElse(null),
                inquiry.map(StatusInquiryView::of).orElse(null),
                check.checkedAt());
    }

    /** The domain's filing waits there under another certificate, which may be an earlier one of the same holder. */
    private static boolean isOnOldPlatformOfAnother(FilingTypeCheck check) {
        return check.facts().stream()
                .anyMatch(fact -> fact.fact() == TypeFact.Kind.ON_OLD_PLATFORM
                        && fact.value().equals(TypeFacts.OldPlatform.ANOTHER_CERTIFICATE));
    }

    private String message(FilingTypeCheck check) {
        return switch (check.answer()) {
            case CLAIM -> wording.text("TYPE_CHECK_CLAIM");
            case LEGACY_IMPORT ->
                check.maskedLogin() == null
                        ? wording.text("TYPE_CHECK_LEGACY_IMPORT_LOGIN_UNKNOWN")
                        : wording.text("TYPE_CHECK_LEGACY_IMPORT", check.maskedLogin());
            case PROVINCE_DIFFERS -> wording.text("TYPE_CHECK_PROVINCE_DIFFERS");
            default -> isOnOldPlatformOfAnother(check) ? wording.text("TYPE_CHECK_OLD_FILING_OF_ANOTHER") : null;
        };
    }
}
