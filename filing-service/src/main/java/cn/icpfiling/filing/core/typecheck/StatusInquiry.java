package cn.icpfiling.filing.core.typecheck;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.HasHolder;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.typecheck.TypeFacts.SubjectEntry;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A question to the staff: is the subject of a type check filed? It exists where the authority's query has no code for the type of
 * certificate (docs/trade.md 4.2), so that no other check could tell. The subject's data stands in the type check alone.
 */
@Entity
@Table(name = "status_inquiries")
public class StatusInquiry implements HasHolder {

    /** So many may wait for one account, so that no account fills the queue of the staff. */
    public static final int MOST_WAITING = 5;

    @Id
    private UUID id;

    private UUID typeCheckId;
    private UUID holder;
    private UUID partner;

    @Enumerated(EnumType.STRING)
    private InquiryState state;

    private Instant requestedAt;

    @Enumerated(EnumType.STRING)
    private InquiryResult result;

    private String subjectNumber;

    @Enumerated(EnumType.STRING)
    private InquirySource source;

    private Instant askedAt;
    private String reference;
    private UUID answeredBy;
    private Instant answeredAt;

    @Version
    private long version;

    protected StatusInquiry() {}

    public StatusInquiry(UUID id, Holder holder, UUID typeCheckId, Instant requestedAt) {
        this.id = id;
        this.typeCheckId = typeCheckId;
        this.holder = holder.account();
        this.partner = holder.partner();
        this.state = InquiryState.WAITING;
        this.requestedAt = requestedAt;
    }

    /**
     * What a member of staff found out, with its evidence.
     *
     * @param subjectNumber in the official form; null unless the subject is filed
     * @param askedAt when the source was asked
     * @param reference of the record that the provider keeps of the look
     */
    public record Answer(
            InquiryResult result, String subjectNumber, InquirySource source, Instant askedAt, String reference) {}

    /** 409 once it is answered. */
    public void requireWaiting() {
        if (state != InquiryState.WAITING) {
            throw new ProblemException(FilingProblem.STATUS_INQUIRY_ANSWERED);
        }
    }

    public void answer(Answer answer, UUID by, Instant at) {
        requireWaiting();
        state = InquiryState.ANSWERED;
        result = answer.result();
        subjectNumber = answer.subjectNumber();
        source = answer.source();
        askedAt = answer.askedAt();
        reference = answer.reference();
        answeredBy = by;
        answeredAt = at;
    }

    /** What a type check may take in place of the authority's answer; empty while nothing is known, or no longer. */
    public Optional<SubjectEntry.Told> told(Instant at) {
        if (result == null || result == InquiryResult.NOT_TOLD || at.isAfter(askedAt.plus(FilingTypeCheck.GOOD_FOR))) {
            return Optional.empty();
        }
        return Optional.of(new SubjectEntry.Told(subjectNumber, result == InquiryResult.FILED_WITH_SITES, askedAt));
    }

    public boolean isWaiting() {
        return state == InquiryState.WAITING;
    }

    /** Whether the answer came after the check, which therefore does not have it. */
    public boolean isAnsweredSince(Instant checkedAt) {
        return answeredAt != null && !answeredAt.isBefore(checkedAt);
    }

    public UUID id() {
        return id;
    }

    public UUID typeCheckId() {
        return typeCheckId;
    }

    @Override
    public UUID holder() {
        return holder;
    }

    @Override
    public UUID partner() {
        return partner;
    }

    public InquiryState state() {
        return state;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public InquiryResult result() {
        return result;
    }

    public String subjectNumber() {
        return subjectNumber;
    }

    public InquirySource source() {
        return source;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public String reference() {
        return reference;
    }

    public Instant answeredAt() {
        return answeredAt;
    }
}
