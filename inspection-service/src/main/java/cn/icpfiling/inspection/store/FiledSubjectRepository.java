package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.FiledSubject;
import cn.icpfiling.platform.personaldata.BlindValue;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

    public List<FiledSubject> byCertificate(BlindValue certificate) {
        return list("certificateIndex = ?1 or certificateIndexB = ?2", certificate.a(), certificate.b());
    }
}
