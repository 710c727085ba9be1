package cn.icpfiling.filing.imports;

import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.materials.TakeImportedPaper;
import cn.icpfiling.filing.store.ToldEndTable;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Registers a filing of the old platform for an account, once for each old filing, in one transaction. A refusal changes nothing and is
 * not stored: its reason may pass.
 */
@ApplicationScoped
class RegisterImportedFiling {

    /** A filing has four kinds of keys at which another registration can come first. */
    private static final int TRIES = 5;

    private final IdempotencyService idempotency;
    private final ReadImport read;
    private final RegisterOnce once;
    private final ToldEndTable ends;
    private final TakeImportedPaper papers;

    RegisterImportedFiling(
            IdempotencyService idempotency,
            ReadImport read,
            RegisterOnce once,
            ToldEndTable ends,
            TakeImportedPaper papers) {
        this.idempotency = idempotency;
        this.read = read;
        this.once = once;
        this.ends = ends;
        this.papers = papers;
    }

    StoredResponse handle(IdempotentRequest idempotentRequest, ImportedFilingRequest request) {
        var filing = read.handle(request);
        for (var tries = 1; ; tries++) {
            var left = new ArrayList<Material>();
            try {
                var response = idempotency.perform(idempotentRequest, () -> {
                    // A run that collided with another transaction is repeated, and only the last one counts.
                    left.clear();
                    var reply = once.handle(request, filing, left);
                    ends.openAgain(filing.subject().subjectNumber());
                    return reply;
                });
                papers.deleteFiles(left);
                return response;
            } catch (ConstraintViolationException raced) {
                // The other registration is committed, so the next run finds it and says what it was.
                if (tries == TRIES) {
                    throw raced;
                }
            }
        }
    }
}
