package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Filed services. */
@ApplicationScoped
public class FiledServiceRepository implements PanacheRepositoryBase<FiledService, UUID> {

    /**
     * Returns the service's subject, read from the database and not from the session; 404 if there is no such service.
     */
    public UUID subjectOf(UUID service) {
        return getEntityManager()
                .createQuery("select subjectId from FiledService where id = ?1", UUID.class)
                .setParameter(1, service)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Returns the service's filing number. */
    public Optional<String> numberOf(UUID service) {
        return getEntityManager()
                .createQuery("select serviceNumber from FiledService where id = ?1", String.class)
                .setParameter(1, service)
                .getResultStream()
                .findFirst();
    }

    /** Returns the service, locked until the transaction ends. Lock its subject first. */
    public FiledService locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Returns the services with their domains. */
    public List<FiledService> these(Collection<UUID> ids) {
        return list("select distinct s from FiledService s left join fetch s.domains where s.id in ?1", ids);
    }

    /** Returns the registered services of several subjects, with their domains. */
    public List<FiledService> liveOfSubjects(Collection<UUID> subjects) {
        return subjects.isEmpty()
                ? List.of()
                : list(
                        "select distinct s from FiledService s left join fetch s.domains"
                                + " where s.subjectId in ?1 and s.status = ?2 order by s.id",
                        subjects,
                        RecordStatus.REGISTERED);
    }

    public List<FiledService> ofSubject(UUID subject) {
        return list("subjectId = ?1 order by id", subject);
    }

    /** Returns at most so many services by their ids: those after the given one, or from the first if it is null. */
    public List<FiledService> ofSubject(UUID subject, UUID after, int limit) {
        var found = after == null
                ? find("subjectId = ?1 order by id", subject)
                : find("subjectId = ?1 and id > ?2 order by id", subject, after);
        return found.page(0, limit).list();
    }

    /** Counts the registered services of a subject here; 0 for a subject that is not filed here. */
    public long liveOf(UUID subject) {
        return subject == null ? 0 : count("subjectId = ?1 and status = ?2", subject, RecordStatus.REGISTERED);
    }

    /** Returns the same count for several subjects; a subject without services is not in the map. */
    public Map<UUID, Long> liveOf(Collection<UUID> subjects) {
        return subjects.isEmpty()
                ? Map.of()
                : getEntityManager()
                        .createQuery(
                                "select subjectId, count(*) from FiledService where subjectId in ?1 and status = ?2"
                                        + " group by subjectId",
                                Object[].class)
                        .setParameter(1, subjects)
                        .setParameter(2, RecordStatus.REGISTERED)
                        .getResultStream()
                        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
    }

    public Optional<FiledService> liveByDomain(String domain) {
        return find("?1 member of domains and status = ?2", domain, RecordStatus.REGISTERED)
                .firstResultOptional();
    }

    /** Returns the registered service of the subject that has one of these numbers. */
    public Optional<FiledService> liveByNumbers(UUID subject, Collection<String> serviceNumbers) {
        return serviceNumbers.isEmpty()
                ? Optional.empty()
                : find(
                                "subjectId = ?1 and serviceNumber in ?2 and status = ?3",
                                subject,
                                serviceNumbers,
                                RecordStatus.REGISTERED)
                        .firstResultOptional();
    }

    /** Returns the service of the number, deregistered ones included. */
    public Optional<FiledService> byNumber(String serviceNumber) {
        return find("serviceNumber", serviceNumber).firstResultOptional();
    }

    /**
     * Returns one page, newest first.
     *
     * @param subject null for any
     */
    public List<FiledService> page(OwnerFilter owner, UUID subject, UUID before, int limit) {
        var where = ListConditions.of(owner)
                .seen("id", owner)
                .and("subjectId", subject)
                .before(before);
        return find(where.query(), where.parameters()).page(0, limit).list();
    }
}
