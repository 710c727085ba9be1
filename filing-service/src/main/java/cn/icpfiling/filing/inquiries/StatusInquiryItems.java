package cn.icpfiling.filing.inquiries;

import cn.icpfiling.filing.core.typecheck.FilingTypeCheck;
import cn.icpfiling.filing.core.typecheck.InquiryState;
import cn.icpfiling.filing.core.typecheck.StatusInquiry;
import cn.icpfiling.filing.store.FilingTypeCheckRepository;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.StatusInquiryRepository;
import cn.icpfiling.filing.views.RegionView;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows inquiries to the staff, and the number of a certificate to the use case that reveals it. */
@ApplicationScoped
class StatusInquiryItems {

    private final StatusInquiryRepository inquiries;
    private final FilingTypeCheckRepository checks;
    private final OrderContentRepository contents;
    private final CurrentActor actor;
    private final KeysetPages pages;

    StatusInquiryItems(
            StatusInquiryRepository inquiries,
            FilingTypeCheckRepository checks,
            OrderContentRepository contents,
            CurrentActor actor,
            KeysetPages pages) {
        this.inquiries = inquiries;
        this.checks = checks;
        this.contents = contents;
        this.actor = actor;
        this.pages = pages;
    }

    @Transactional
    Page<StatusInquiryItem> page(InquiryState state, String cursor, Integer wish) {
        var page = pages.pageById(
                "status-inquiries:" + actor.account() + ":" + state,
                cursor,
                wish,
                StatusInquiry::id,
                (after, atMost) -> inquiries.page(state, after, atMost));
        var asked = checks
                .these(page.items().stream().map(StatusInquiry::typeCheckId).toList())
                .stream()
                .collect(Collectors.toMap(FilingTypeCheck::id, Function.identity()));
        return page.map(inquiry -> of(inquiry, asked.get(inquiry.typeCheckId())));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    StatusInquiryItem of(StatusInquiry inquiry) {
        return of(inquiry, checkOf(inquiry));
    }

    private StatusInquiryItem of(StatusInquiry inquiry, FilingTypeCheck check) {
        var identity = check.identity();
        return new StatusInquiryItem(
                inquiry.id(),
                check.id(),
                inquiry.state(),
                RegionView.of(identity.region()),
                identity.nature(),
                identity.certificateType(),
                Masks.idNumber(clearNumber(check)),
                identity.domain(),
                inquiry.requestedAt(),
                inquiry.result(),
                inquiry.subjectNumber(),
                inquiry.source(),
                inquiry.askedAt(),
                inquiry.reference(),
                inquiry.answeredAt());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    String clearNumber(StatusInquiry inquiry) {
        return clearNumber(checkOf(inquiry));
    }

    private FilingTypeCheck checkOf(StatusInquiry inquiry) {
        return checks.findById(inquiry.typeCheckId());
    }

    private String clearNumber(FilingTypeCheck check) {
        return contents.openCertificateNumber(check.id(), check.identity().encryptedCertificateNumber());
    }
}
