package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.core.FileObject;
import cn.icpfiling.legacy.core.FileObject.Place;
import cn.icpfiling.legacy.core.LoadProblem;
import cn.icpfiling.legacy.loads.LoadView.FileView;
import cn.icpfiling.legacy.objectstore.LoadBucket;
import cn.icpfiling.legacy.objectstore.StoreSilent;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * Adds an object of an allowed bucket to a load. Its size, version and digest are taken now; what is read later must be the same. The
 * store is asked before the transaction.
 */
@ApplicationScoped
class AddObjectFile {
    static final String SOURCE_MALFORMED = "LOAD_SOURCE_MALFORMED";

    private static final Duration SOON = Duration.ofMinutes(1);

    private final IdempotencyService idempotency;
    private final ReadLoads read;
    private final LoadBucket bucket;
    private final AddFile addFile;
    private final Clock clock;

    AddObjectFile(IdempotencyService idempotency, ReadLoads read, LoadBucket bucket, AddFile addFile, Clock clock) {
        this.idempotency = idempotency;
        this.read = read;
        this.bucket = bucket;
        this.addFile = addFile;
        this.clock = clock;
    }

    StoredResponse handle(IdempotentRequest request, UUID load, NewObjectFile wanted) {
        read.require(load);
        var place = Place.parse(wanted.source())
                .orElseThrow(() -> ProblemException.invalid(Violation.of("/source", SOURCE_MALFORMED, null)));
        return idempotency.earlier(request).orElseGet(() -> first(request, load, wanted, place));
    }

    private StoredResponse first(IdempotentRequest request, UUID load, NewObjectFile wanted, Place place) {
        if (!bucket.isAllowed(place.bucket())) {
            throw new ProblemException(LoadProblem.LOAD_BUCKET_NOT_ALLOWED, place.bucket());
        }
        var told = described(place);
        if (told.size() > UploadHeaders.LONGEST) {
            throw new ProblemException(CommonProblem.BODY_TOO_LARGE, UploadHeaders.LONGEST);
        }
        if (wanted.sha256() != null && told.sha256() != null && !wanted.sha256().equals(told.sha256())) {
            throw new ProblemException(LoadProblem.LOAD_CHECKSUM_MISMATCH);
        }
        var digest = wanted.sha256() == null ? told.sha256() : wanted.sha256();
        var object = new FileObject(place.bucket(), place.key(), told.etag(), digest);
        return idempotency.perform(request, () -> {
            var file = addFile.handle(load, wanted.kind(), wanted.textEncoding(), told.size(), object);
            return new Reply(201, LegacyLoadsResource.LOADS + "/" + load, null, FileView.of(file, clock.instant()));
        });
    }

    private LoadBucket.Described described(Place place) {
        try {
            return bucket.describe(place).orElseThrow(() -> new ProblemException(LoadProblem.LOAD_OBJECT_UNREADABLE));
        } catch (StoreSilent silent) {
            throw new ProblemException(LoadProblem.LOAD_STORE_SILENT)
                    .retryAfter(SOON)
                    .causedBy(silent);
        }
    }
}
