package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.FiledSubject;
import cn.icpfiling.platform.personaldata.BlindValue;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
public class FiledSubjectRepository implements PanacheRepositoryBase<FiledSubject, UUID> {
    /** Locks the row until the end of the caller's transaction; a row that does not exist cannot be locked. */
    public Optional<FiledSubject> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Empty while the copy has not arrived. */
    public Optional<UUID> holderOf(UUID id) {
        return getEntityManager()
                .createQuery("select s.holder from FiledSubject s where s.subjectId = ?1", UUID.class)
                .setParameter(1, id)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The numbers of those subjects that the copy has. */
    public Map<UUID, String> numbersOf(Collection<UUID> subjects) {
        if (subjects.isEmpty()) {
            return Map.of();
        }
        return getEntityManager()
                .createQuery(
                        "select s.subjectId, s.subjectNumber from FiledSubject s where s.subjectId in ?1",
                        Object[].class)
                .setParameter(1, subjects)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
    }

    public List<FiledSubject> byCertificate(BlindValue certificate) {
        return list("certificateIndex = ?1 or certificateIndexB = ?2", certificate.a(), certificate.b());
    }
}
