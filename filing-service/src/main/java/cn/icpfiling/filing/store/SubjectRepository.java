package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Filed subjects. */
@ApplicationScoped
public class SubjectRepository implements PanacheRepositoryBase<Subject, UUID> {

    /** Returns the subject, locked until the transaction ends. A writer locks the subject first, then its services. */
    public Subject locked(UUID id) {
        return lockedIfThere(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Returns the same; empty if there is no such subject. */
    public Optional<Subject> lockedIfThere(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Returns the subject's holder, read from the database and not from the session; empty if there is no such subject. */
    public Optional<UUID> holderOf(UUID id) {
        return getEntityManager()
                .createQuery("select holder from Subject where id = ?1", UUID.class)
                .setParameter(1, id)
                .getResultStream()
                .findFirst();
    }

    public Optional<Subject> liveOfHolder(UUID holder) {
        return find("holder = ?1 and status = ?2", holder, RecordStatus.REGISTERED)
                .firstResultOptional();
    }

    public Optional<Subject> liveByCertificate(BlindValue certificate) {
        return ofCertificate(certificate).firstResultOptional();
    }

    /** Returns the same, locked like {@link #locked} and read from the database now. */
    public Optional<Subject> lockedByCertificate(BlindValue certificate) {
        return ofCertificate(certificate)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    private PanacheQuery<Subject> ofCertificate(BlindValue certificate) {
        return find(
                "(certificate.blindIndex.a = ?1 or certificate.blindIndex.b = ?2) and status = ?3",
                certificate.a(),
                certificate.b(),
                RecordStatus.REGISTERED);
    }

    /** Returns the id alone, for a caller that locks the subject. */
    public Optional<UUID> idByNumber(String subjectNumber) {
        return getEntityManager()
                .createQuery("select id from Subject where subjectNumber = ?1", UUID.class)
                .setParameter(1, subjectNumber)
                .getResultStream()
                .findFirst();
    }

    /** A number is given once, so it names one subject, registered or deregistered. */
    public Optional<Subject> byNumber(String subjectNumber) {
        return find("subjectNumber", subjectNumber).firstResultOptional();
    }

    /** Returns the live subject of another holder that has one of the numbers. */
    public Optional<Subject> liveOfAnother(UUID holder, Collection<String> numbers) {
        return numbers.isEmpty()
                ? Optional.empty()
                : find("subjectNumber in ?1 and holder <> ?2 and status = ?3", numbers, holder, RecordStatus.REGISTERED)
                        .firstResultOptional();
    }

    public List<Subject> these(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /** Returns one page, newest first. */
    public List<Subject> page(OwnerFilter owner, UUID before, int limit) {
        var where = ListConditions.of(owner).before(before);
        return find(where.query(), where.parameters()).page(0, limit).list();
    }
}
