package cn.icpfiling.filing.core;

import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.persistence.Embeddable;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * What of the register an order is about: the subject and service of our own records as far as there are any, and the numbers
 * that the authority has for them already.
 */
@Embeddable
public class OnRecord {

    private UUID subjectId;
    private String subjectNumber;
    private UUID serviceId;

    /** The number that the service is filed under already, null when it is new. */
    private String filedNumber;

    /** The provider's ground for ending the record itself; null where the holder wants it. */
    private UUID groundFinding;

    private String groundReason;

    protected OnRecord() {}

    OnRecord(OrderType type, UUID serviceId, FiledNumbers filed) {
        this.serviceId = serviceId;
        this.subjectNumber = type.isOfFiledSubject() ? filed.subject() : null;
        this.filedNumber = type.isOfFiledService() ? filed.service() : null;
    }

    /** The order is the provider's own, and not its holder's wish. */
    public void byProvider(ProviderGround ground) {
        groundFinding = ground.findingId();
        groundReason = ground.reason();
    }

    public Optional<ProviderGround> ground() {
        return Optional.ofNullable(groundFinding).map(finding -> new ProviderGround(finding, groundReason));
    }

    /** The table by which the order goes. */
    public Lifecycle<OrderState, OrderAct, OrderRole> lifecycle(OrderType type) {
        return groundFinding == null ? OrderLifecycle.of(type) : OrderLifecycle.ofProvider();
    }

    /** The order is for a subject of our own records, whose entry stays as it is. */
    public void of(Subject subject) {
        registered(subject.id(), subject.subjectNumber());
    }

    public void registered(UUID asSubject, String withNumber) {
        subjectId = asSubject;
        subjectNumber = withNumber;
    }

    /** A filed subject is not changed in passing: changing it is an order of its own (domain.md 2.4). */
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
