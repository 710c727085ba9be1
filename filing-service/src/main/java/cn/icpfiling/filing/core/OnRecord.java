package cn.icpfiling.filing.core;

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
 * What of the register an order is about: the subject and service of our own records as far as there are any, and the numbers
 * that the authority has for them already.
 */
@Embeddable
public class OnRecord {

    /** What leads an order on to the authority. */
    static final Set<OrderAct> FORWARD = Set.of(OrderAct.SUBMIT, OrderAct.RESUBMIT, OrderAct.APPROVE);

    private UUID subjectId;
    private String subjectNumber;
    private UUID serviceId;

    /** The number that the service is filed under already, null when it is new. */
    private String filedNumber;

    /** The provider's ground for ending the record itself; null where the holder wants it. */
    private String groundReason;

    /** Why the order can go to the authority no more: its record ended meanwhile, or is served here no more. Null where it can. */
    @Enumerated(EnumType.STRING)
    private ActBlock.Code recordBlock;

    protected OnRecord() {}

    OnRecord(OrderType type, UUID serviceId, FiledNumbers filed) {
        this.serviceId = serviceId;
        this.subjectNumber = type.isOfFiledSubject() ? filed.subject() : null;
        this.filedNumber = type.isOfFiledService() ? filed.service() : null;
    }

    /** The order is the provider's own, and not its holder's wish. */
    public void byProvider(ProviderGround ground) {
        groundReason = ground.reason();
    }

    public Optional<ProviderGround> ground() {
        return Optional.ofNullable(groundReason).map(ProviderGround::new);
    }

    /** What the order is about has ended, at the authority or here: nobody submits the order any more. */
    public void ended(ActBlock.Code why) {
        recordBlock = why;
    }

    boolean isEnded() {
        return recordBlock != null;
    }

    /** ACT_BLOCKED when the order is about what has ended. */
    public void requireSubmittable(OrderAct act) {
        if (isEnded() && FORWARD.contains(act)) {
            throw new ProblemException(FilingProblem.ACT_BLOCKED, act)
                    .with(List.of(new Violation("", recordBlock.key(), null, List.of())));
        }
    }

    /** The table by which the order goes. */
    public Lifecycle<OrderState, OrderAct, OrderRole> lifecycle(OrderType type) {
        return groundReason == null ? OrderLifecycle.of(type) : OrderLifecycle.ofProvider();
    }

    /** The order is for a subject of our own records, whose entry stays as it is. */
    public void of(Subject subject) {
        registered(subject.id(), subject.subjectNumber());
    }

    public void registered(UUID asSubject, String withNumber) {
        subjectId = asSubject;
        subjectNumber = withNumber;
    }

    /** A filed subject is not changed in passing: changing it is an order of its own (docs/trade.md 2.4). */
    public void requireSubjectEntered(OrderType type) {
        if (subjectId != null && type != OrderType.CHANGE_SUBJECT) {
            throw new ProblemException(FilingProblem.SUBJECT_FROZEN);
        }
    }

    /** Whether the authority's numbers fit what it has already: a filed subject or service keeps its own. */
    public boolean fits(String grantedSubject, Collection<String> grantedServices) {
        return (subjectNumber == null || subjectNumber.equals(grantedSubject))
                && (filedNumber == null || grantedServices.contains(filedNumber));
    }

    UUID subjectId() {
        return subjectId;
    }

    String subjectNumber() {
        return subjectNumber;
    }

    UUID serviceId() {
        return serviceId;
    }

    public String filedNumber() {
        return filedNumber;
    }
}
