package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.FaceResult;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.materials.PaperTransfers;
import cn.icpfiling.filing.materials.TakePhoto;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.storage.Shelf;
import cn.icpfiling.filing.storage.Storage;
import cn.icpfiling.filing.storage.StorageTrouble;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Accepts the photograph of a face and has it compared. The try is counted before the query. The answer is settled
 * under the locks of order and link. Only a photograph that matched is stored.
 */
@ApplicationScoped
class TakeFace {

    private final LinkedStep linked;
    private final TakePhoto takePhoto;
    private final PaperTransfers transfers;
    private final FaceTries tries;
    private final PersonIndex index;
    private final CompareFace compare;
    private final OrderProgress progress;
    private final Storage storage;
    private final Audit audit;
    private final Duration validFor;
    private final Duration photoFor;
    private final Clock clock;

    TakeFace(
            LinkedStep linked,
            TakePhoto takePhoto,
            PaperTransfers transfers,
            FaceTries tries,
            PersonIndex index,
            CompareFace compare,
            OrderProgress progress,
            Storage storage,
            Audit audit,
            @ConfigProperty(name = "icp.authenticity.valid-for") Duration validFor,
            @ConfigProperty(name = "icp.authenticity.photo-for") Duration photoFor,
            Clock clock) {
        this.linked = linked;
        this.takePhoto = takePhoto;
        this.transfers = transfers;
        this.tries = tries;
        this.index = index;
        this.compare = compare;
        this.progress = progress;
        this.storage = storage;
        this.audit = audit;
        this.validFor = validFor;
        this.photoFor = photoFor;
        this.clock = clock;
    }

    FaceView handle(String secret, InputStream body) {
        // Checks before the body is read: without consent or a valid link nothing is uploaded.
        var holder = QuarkusTransaction.requiringNew()
                .call(() -> consented(linked.look(secret)).order().holder());
        return transfers.upload(holder, body, paced -> compared(secret, paced));
    }

    private FaceView compared(String secret, InputStream body) {
        var photo = takePhoto.handle(body);
        var question = QuarkusTransaction.requiringNew().call(() -> counted(secret, photo));
        var said = compare.handle(question);
        return said.result() == FaceResult.MATCH
                ? keep(secret, said, photo)
                : QuarkusTransaction.requiringNew().call(() -> failed(secret, said));
    }

    private FaceChecks.Question counted(String secret, byte[] photo) {
        var found = consented(linked.locked(secret));
        tries.count(index.ofCertificate(found.person()));
        found.step().tried();
        return new FaceChecks.Question(
                found.order().id(),
                found.step().part(),
                found.person().name(),
                found.person().certificateType(),
                found.person().certificateNumber(),
                photo);
    }

    private static LinkedStep.Found consented(LinkedStep.Found found) {
        if (!found.step().isConsented()) {
            throw new ProblemException(FilingProblem.CONSENT_MISSING);
        }
        return found;
    }

    /** Writes the file first, so that a row never names a missing photograph. */
    private FaceView keep(String secret, CompareFace.Said said, byte[] photo) {
        var id = Ids.next();
        try {
            storage.write(Shelf.FACES, id, out -> out.write(photo));
        } catch (IOException e) {
            throw StorageTrouble.refusal(e);
        }
        try {
            return QuarkusTransaction.requiringNew().call(() -> matched(secret, said, id));
        } catch (ProblemException refused) {
            storage.delete(Shelf.FACES, id);
            throw refused;
        }
    }

    private FaceView matched(String secret, CompareFace.Said said, UUID photo) {
        var found = linked.tried(secret);
        var now = clock.instant();
        var step = found.step();
        step.matched(said.checkId(), now, now.plus(validFor), photo, now.plus(photoFor));
        tell(found, said);
        progress.authenticated(found.order(), now);
        return FaceView.of(step);
    }

    private FaceView failed(String secret, CompareFace.Said said) {
        var found = linked.tried(secret);
        found.step().failed(said.result(), said.checkId(), clock.instant());
        tell(found, said);
        return FaceView.of(found.step());
    }

    private void tell(LinkedStep.Found found, CompareFace.Said said) {
        audit.record(Act.of("AUTHENTICITY.CHECK", "ORDER", found.order().id())
                .with("part", found.step().part())
                .with("step", found.step().id())
                .with("result", said.result())
                .with("check", said.checkId()));
    }
}
