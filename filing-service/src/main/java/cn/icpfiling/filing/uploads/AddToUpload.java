package cn.icpfiling.filing.uploads;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Material;
import cn.icpfiling.filing.core.MaterialUpload;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.UploadPart;
import cn.icpfiling.filing.materials.TakePaper;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.storage.Storage;
import cn.icpfiling.filing.storage.StorageTrouble;
import cn.icpfiling.filing.store.MaterialUploadRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
 * Adds to an upload what comes at its end, a part a transaction, so that neither a broken line nor a crash costs more than the part on
 * its way. Nobody holds the upload while bytes travel: of two who send the same place, whoever commits first has it. The part that
 * makes the paper whole is committed together with the paper: there is no whole upload without its paper.
 */
@ApplicationScoped
class AddToUpload {

    /** Refusals that say nothing against what was sent. */
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
        var room = QuarkusTransaction.requiringNew()
                .call(() -> at(orderId, id, from).missing());
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
            // Only what was surely not committed: a connection lost meanwhile may leave rows that need their files.
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

    /** What has not been committed yet: with a checksum all of it, else the part that makes the paper whole. */
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
            QuarkusTransaction.requiringNew().run(() -> grow(orderId, id, fresh));
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
        var parts = new ArrayList<>(QuarkusTransaction.requiringNew().call(() -> repository.parts(id)));
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

    /** The parts are gone while they were read: another request has made the paper of them, or given it up. */
    private ProblemException madeByAnother(UUID orderId, UUID id) {
        return new ProblemException(
                FilingProblem.UPLOAD_OFFSET_MISMATCH, uploads.show(orderId, id).offset());
    }

    /** Nobody has added meanwhile, and the paper that it takes the place of is the one that its sender knew. */
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
