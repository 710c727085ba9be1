package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.uploads.MaterialUpload;
import cn.icpfiling.filing.core.uploads.UploadPart;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Uploads in parts. A writer takes the order's lock and then {@link #locked}. */
@ApplicationScoped
public class MaterialUploadRepository implements PanacheRepositoryBase<MaterialUpload, UUID> {

    /** Returns the upload of that order, locked until the transaction ends. */
    public Optional<MaterialUpload> locked(UUID order, UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(upload -> upload.orderId().equals(order));
    }

    public Optional<MaterialUpload> of(UUID order, UUID id) {
        return findByIdOptional(id).filter(upload -> upload.orderId().equals(order));
    }

    /** Returns the incomplete uploads of an order, oldest first. */
    public List<MaterialUpload> openOf(UUID order) {
        return list("orderId = ?1 and slot is not null order by id", order);
    }

    /** Returns the slots that a holder has in use. */
    public List<Integer> slotsOf(UUID holder) {
        return find("select slot from MaterialUpload where holder = ?1 and slot is not null", holder)
                .project(Integer.class)
                .list();
    }

    /** Returns some uploads that have expired by then, complete or not. Locks none of them. */
    public List<UUID> overBy(Instant now, int limit) {
        return find("select id from MaterialUpload where expiresAt <= ?1 order by expiresAt, id", now)
                .page(0, limit)
                .project(UUID.class)
                .list();
    }

    /** Returns the received parts of an upload, in the order of their bytes. */
    public List<UploadPart> parts(UUID upload) {
        return getEntityManager()
                .createQuery("from UploadPart where uploadId = :upload order by beginsAt", UploadPart.class)
                .setParameter("upload", upload)
                .getResultList();
    }

    public void add(UploadPart part) {
        getEntityManager().persist(part);
    }

    /** Deletes the rows of the parts. The caller deletes their files after the commit. */
    public List<UUID> forgetParts(UUID upload) {
        var parts = parts(upload);
        parts.forEach(getEntityManager()::remove);
        return parts.stream().map(UploadPart::id).toList();
    }
}
