package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.typecheck.FilingTypeCheck;
import cn.icpfiling.filing.core.typecheck.InquiryState;
import cn.icpfiling.filing.core.typecheck.StatusInquiry;
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Status inquiries. A member of staff who answers takes {@link #locked} first; an account that asks, the lock of the account. */
@ApplicationScoped
public class StatusInquiryRepository implements PanacheRepositoryBase<StatusInquiry, UUID> {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int NEWEST = 10;

    /** Returns the inquiry, locked until the transaction ends; 404 if there is none. */
    public StatusInquiry locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Returns the account's newest inquiries about a subject, the newest first. */
    public List<StatusInquiry> newest(UUID holder, BlindValue certificate) {
        return getEntityManager()
                .createQuery("""
                        select i from StatusInquiry i join FilingTypeCheck c on c.id = i.typeCheckId
                        where i.holder = ?1 and (c.certificate.blindIndex.a = ?2 or c.certificate.blindIndex.b = ?3)
                        order by i.id desc""", StatusInquiry.class)
                .setParameter(1, holder)
                .setParameter(2, certificate.a())
                .setParameter(3, certificate.b())
                .setMaxResults(NEWEST)
                .getResultList();
    }

    /** Returns the newest inquiry about the subject of a check; empty if the check needs none. */
    public Optional<StatusInquiry> about(FilingTypeCheck check) {
        return check.needsInquiry()
                ? newest(check.holder(), check.identity().certificateIndex()).stream()
                        .findFirst()
                : Optional.empty();
    }

    public long waitingOf(UUID holder) {
        return count("holder = ?1 and state = ?2", holder, InquiryState.WAITING);
    }

    /** Returns one page in the order in which they were requested; ids are UUIDv7. */
    public List<StatusInquiry> page(InquiryState state, UUID after, int limit) {
        return find("state = ?1 and id > ?2 order by id", state, after == null ? BEFORE_ALL : after)
                .page(0, limit)
                .list();
    }
}
