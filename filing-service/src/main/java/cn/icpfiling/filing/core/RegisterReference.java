package cn.icpfiling.filing.core;

import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The part of the register that an order is about: subject and service of our own records if they exist, and their
 * numbers at the authority.
 */
@Embeddable
public class RegisterReference {

    /** The acts that lead an order on to the authority. */
    static final Set<OrderAct> FORWARD = Set.of(OrderAct.SUBMIT, OrderAct.RESUBMIT, OrderAct.APPROVE);

    private UUID subjectId;
    private String subjectNumber;
    private UUID serviceId;

    /** The number under which the service is filed; null if the service is new. */
    private String filedNumber;

    /** The provider's own ground for ending the record; null if the holder asked for the end. */
    private String groundReason;

    /** The overdue finding that is the provider's ground; null if there is none. */
    private UUID groundFinding;

    /**
     * Why the order can no longer go to the authority: its record ended, or this provider no longer serves it. Null if
     * the order can go.
     */
    @Enumerated(EnumType.STRING)
    private ActBlock.Code recordBlock;

    protected RegisterReference() {}

    RegisterReference(OrderType type, UUID serviceId, FiledNumbers filed) {
        this.serviceId = serviceId;
        this.subjectNumber = type.isOfFiledSubject() ? filed.subject() : null;
        this.filedNumber = type.isOfFiledService() ? filed.service() : null;
    }

    /** Marks the order as the provider's own, not the holder's wish. */
    public void byProvider(ProviderGround ground) {
        groundReason = ground.reason();
        groundFinding = ground.finding();
    }

    public Optional<ProviderGround> ground() {
        return Optional.ofNullable(groundReason).map(reason -> new ProviderGround(reason, groundFinding));
    }

    /**
     * Records that the subject or service of the order ended, at the authority or here. The order can no longer be
     * submitted.
     */
    public void ended(ActBlock.Code why) {
        recordBlock = why;
    }

    boolean isEnded() {
        return recordBlock != null;
    }

    /** ACT_BLOCKED when the order is about what has ended. */
    void requireSubmittable(OrderAct act) {
        if (isEnded() && FORWARD.contains(act)) {
            throw new ProblemException(FilingProblem.ACT_BLOCKED, act)
                    .with(List.of(new Violation("", recordBlock.key(), null, List.of())));
        }
    }

    /** The table by which the order goes. */
    Lifecycle<OrderState, OrderAct, OrderRole> lifecycle(OrderType type) {
        return groundReason == null ? OrderLifecycle.of(type) : OrderLifecycle.ofProvider();
    }

    /** The subject of our own records that the order is for. */
    public void registered(UUID asSubject, String withNumber) {
        subjectId = asSubject;
        subjectNumber = withNumber;
    }

    /**
     * Refuses a subject's entry in other orders: changing a filed subject is an order of its own (docs/trade.md 2.4).
     */
    public void requireSubjectEntered(OrderType type) {
        if (!isSubjectEntered(type)) {
            throw new ProblemException(FilingProblem.SUBJECT_FROZEN);
        }
    }

    /** Whether the applicant enters the subject: one on record stands as it is, except in a change of it. */
    public boolean isSubjectEntered(OrderType type) {
        return subjectId == null || type.changesSubject();
    }

    /** Whether the authority's numbers, in the official form, fit the existing ones: a filed subject or service keeps its number. */
    public boolean fits(String grantedSubject, Collection<String> grantedServices) {
        return (subjectNumber == null || official(subjectNumber).equals(grantedSubject))
                && (filedNumber == null || grantedServices.contains(official(filedNumber)));
    }

    /** An order may have been opened with the spelling of the authority's copy. */
    private static String official(String number) {
        return FilingNumber.tryParse(number).map(FilingNumber::toString).orElse(number);
    }

    UUID subjectId() {
        return subjectId;
    }

    public String subjectNumber() {
        return subjectNumber;
    }

    UUID serviceId() {
        return serviceId;
    }

    public String filedNumber() {
        return filedNumber;
    }
}
