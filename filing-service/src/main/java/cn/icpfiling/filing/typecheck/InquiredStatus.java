package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.core.typecheck.TypeFacts.SubjectEntry;
import cn.icpfiling.filing.store.StatusInquiryRepository;
import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a member of staff found out about a subject for an account, as long as it is good. */
@ApplicationScoped
class InquiredStatus {

    private final StatusInquiryRepository inquiries;

    InquiredStatus(StatusInquiryRepository inquiries) {
        this.inquiries = inquiries;
    }

    @Transactional
    Optional<SubjectEntry.Told> of(UUID account, BlindValue certificate, Instant at) {
        return inquiries.newest(account, certificate).stream()
                .flatMap(inquiry -> inquiry.told(at).stream())
                .findFirst();
    }
}
