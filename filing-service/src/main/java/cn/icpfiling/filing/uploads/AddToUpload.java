package cn.icpfiling.filing.uploads;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.uploads.MaterialUpload;
import cn.icpfiling.filing.core.uploads.UploadPart;
import cn.icpfiling.filing.materials.TakePaper;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.storage.Storage;
import cn.icpfiling.filing.storage.StorageTrouble;
import cn.icpfiling.filing.store.MaterialUploadRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Appends bytes to an upload, one part in each transaction, so that a broken connection or a crash loses at most one
 * part. No lock is held while bytes travel: of two requests at the same offset the first commit wins. The last part is
 * committed together with the material, so there is no complete upload without its material.
 */
@ApplicationScoped
class AddToUpload {

    /** Refusals that do not make the sent bytes invalid. */
    private static final Set<Object> KEEPS_THE_UPLOAD = Set.of(
            FilingProblem.UPLOAD_OFFSET_MISMATCH,
            FilingProblem.NOT_EDITABLE,
            FilingProblem.STORAGE_UNAVAILABLE,
            CommonProblem.NOT_FOUND,
            CommonProblem.REQUEST_TOO_SLOW,
            CommonProblem.SERVICE_BUSY,
            CommonProblem.UPSTREAM_UNAVAILABLE);

    private final OrderAccess access;
    private final Uploads uploads;
    private final MaterialUploadRepository repository;
    private final TakePaper takePaper;
    private final Storage storage;

    AddToUpload(
            OrderAccess access,
            Uploads uploads,
            MaterialUploadRepository repository,
            TakePaper takePaper,
            Storage storage) {
        this.access = access;
        this.uploads = uploads;
        this.repository = repository;
        this.takePaper = takePaper;
        this.storage = storage;
    }

    UploadView handle(UUID orderId, UUID id, long from, Optional<Checksum> checksum, InputStream body) {
        var room = UnitOfWork.in(() -> at(orderId, id, from).missing());
        var fresh = new ArrayList<UploadPart>();
        try {
            var arrival = new Arrival(storage, id, from, room, checksum, body);
            var left = room;
            while (!arrival.isOver() && left > 0) {
                var part = arrival.next();
                part.ifPresent(fresh::add);
                left -= part.map(UploadPart::size).orElse(0L);
                if (checksum.isEmpty() && left > 0) {
                    commit(orderId, id, fresh);
                    fresh.clear();
                }
            }
            settle(orderId, id, left, checksum, fresh);
        } catch (ProblemException refused) {
            // Deletes only what was certainly not committed. A connection that was lost meanwhile may leave rows that
            // need their files.
            delete(fresh);
            throw refused;
        } catch (IOException e) {
            delete(fresh);
            throw StorageTrouble.refusal(e);
        }
        return uploads.show(orderId, id);
    }

    private void delete(List<UploadPart> parts) {
        uploads.delete(parts.stream().map(UploadPart::id).toList());
    }

    /** Commits the rest: with a checksum all parts, otherwise the part that completes the upload. */
    private void settle(UUID orderId, UUID id, long left, Optional<Checksum> checksum, List<UploadPart> fresh) {
        checksum.ifPresent(Checksum::require);
        if (left == 0 && !fresh.isEmpty()) {
            finish(orderId, id, List.copyOf(fresh));
        } else {
            commit(orderId, id, fresh);
        }
    }

    private MaterialUpload at(UUID orderId, UUID id, long from) {
        var order = access.own(orderId);
        var upload = uploads.locked(orderId, id);
        upload.requireAt(from);
        order.requireEditable();
        return upload;
    }

    private void commit(UUID orderId, UUID id, List<UploadPart> fresh) {
        if (!fresh.isEmpty()) {
            // The rows of the parts were made before, and a second run would store them again.
            UnitOfWork.once(() -> grow(orderId, id, fresh));
        }
    }

    private MaterialUpload grow(UUID orderId, UUID id, List<UploadPart> fresh) {
        var upload = at(orderId, id, fresh.getFirst().beginsAt());
        fresh.forEach(part -> {
            upload.grow(part.beginsAt(), part.size());
            repository.add(part);
        });
        return upload;
    }

    private void finish(UUID orderId, UUID id, List<UploadPart> fresh) {
        var ground = new WholePaper(orderId, id, fresh);
        var parts = new ArrayList<>(UnitOfWork.in(() -> repository.parts(id)));
        parts.addAll(fresh);
        var kind = uploads.show(orderId, id).kind();
        try (var whole = new JoinedParts(storage, parts)) {
            takePaper.handle(orderId, kind, whole, ground);
        } catch (ProblemException refused) {
            if (!KEEPS_THE_UPLOAD.contains(refused.type())) {
                uploads.end(orderId, id);
            }
            throw refused;
        } catch (UncheckedIOException failed) {
            throw failed.getCause() instanceof NoSuchFileException ? madeByAnother(orderId, id) : failed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        delete(parts);
    }

    /** If the parts are gone while they are read, another request has completed or ended the upload. */
    private ProblemException madeByAnother(UUID orderId, UUID id) {
        return new ProblemException(
                FilingProblem.UPLOAD_OFFSET_MISMATCH, uploads.show(orderId, id).offset());
    }

    /**
     * Checks that no other request has added a part, and that the material to replace is the one that the sender knew.
     */
    private final class WholePaper implements TakePaper.Ground {

        private final UUID orderId;
        private final UUID id;
        private final List<UploadPart> fresh;

        WholePaper(UUID orderId, UUID id, List<UploadPart> fresh) {
            this.orderId = orderId;
            this.id = id;
            this.fresh = fresh;
        }

        @Override
        public void require(Order order, Optional<Material> before) {
            var upload = uploads.locked(orderId, id);
            upload.requireAt(fresh.getFirst().beginsAt());
            if (!Objects.equals(upload.replaces(), before.map(Material::id).orElse(null))) {
                throw new ProblemException(CommonProblem.PRECONDITION_FAILED);
            }
        }

        @Override
        public void taken(Material material) {
            var upload = uploads.locked(orderId, id);
            fresh.forEach(part -> upload.grow(part.beginsAt(), part.size()));
            upload.becomes(material);
            repository.forgetParts(id);
        }
    }
}
