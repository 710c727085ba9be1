package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.authenticity.FaceResult;
import cn.icpfiling.filing.materials.PaperTransfers;
import cn.icpfiling.filing.materials.TakePhoto;
import cn.icpfiling.filing.storage.Shelf;
import cn.icpfiling.filing.storage.Storage;
import cn.icpfiling.filing.storage.StorageTrouble;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

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
    private final Storage storage;
    private final SettleFace settle;

    TakeFace(
            LinkedStep linked,
            TakePhoto takePhoto,
            PaperTransfers transfers,
            FaceTries tries,
            PersonIndex index,
            CompareFace compare,
            Storage storage,
            SettleFace settle) {
        this.linked = linked;
        this.takePhoto = takePhoto;
        this.transfers = transfers;
        this.tries = tries;
        this.index = index;
        this.compare = compare;
        this.storage = storage;
        this.settle = settle;
    }

    FaceView handle(String secret, InputStream body) {
        // Checks before the body is read: without consent or a valid link nothing is uploaded.
        var holder = UnitOfWork.in(() -> consented(linked.look(secret)).order().holder());
        return transfers.upload(holder, body, paced -> compared(secret, paced));
    }

    private FaceView compared(String secret, InputStream body) {
        var photo = takePhoto.handle(body);
        var question = UnitOfWork.in(() -> counted(secret, photo));
        var said = compare.handle(question);
        return said.result() == FaceResult.MATCH
                ? keep(secret, said, photo)
                : UnitOfWork.in(() -> settle.failed(secret, said));
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
            return UnitOfWork.in(() -> settle.matched(secret, said, id));
        } catch (ProblemException refused) {
            storage.delete(Shelf.FACES, id);
            throw refused;
        }
    }
}
