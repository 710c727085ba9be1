package cn.icpfiling.legacy.handover;

import cn.icpfiling.legacy.core.LegacyPaper;
import cn.icpfiling.legacy.objectstore.S3Connection;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Reads papers from the old platform's bucket, by the S3 API. The client is made at the first paper. Its limits are its own: two
 * tries for a paper, 20 seconds for both, four papers at once.
 */
@ApplicationScoped
class PapersBucket implements OldPapers {

    private static final int AT_ONCE = 4;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final String NO_BUCKET = "NoSuchBucket";
    private static final String ARCHIVED = "InvalidObjectState";

    private final PapersSettings settings;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private S3Client client;

    PapersBucket(PapersSettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<byte[]> read(LegacyPaper paper) {
        if (paper.size() > LARGEST) {
            return Optional.empty();
        }
        var got = false;
        try {
            got = turns.tryAcquire(S3Connection.LONGEST_CALL.toSeconds(), TimeUnit.SECONDS);
            if (!got) {
                throw new Unanswered("too many papers are read at once", null);
            }
            return fetched(paper);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unanswered("the process stops", stopped);
        } finally {
            if (got) {
                turns.release();
            }
        }
    }

    /** Reads one byte more than a paper may have, so that an object that grew is seen. */
    private Optional<byte[]> fetched(LegacyPaper paper) {
        var bucket = settings.bucket().orElseThrow(() -> new Unanswered("icp.legacy.papers.bucket is not set", null));
        var key = settings.prefix().orElse("") + paper.objectKey();
        try (var object = client().getObject(about -> about.bucket(bucket).key(key))) {
            var content = object.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                object.abort();
                return Optional.empty();
            }
            return Optional.of(content);
        } catch (S3Exception answered) {
            if (hasNoFile(answered)) {
                return Optional.empty();
            }
            throw unanswered(answered);
        } catch (SdkException | IOException silent) {
            throw unanswered(silent);
        }
    }

    /**
     * Whether the store has no file to give, however often it is asked: there is none under the key, or it is archived and has to be
     * restored first, which the job of the late papers waits for. A bucket that is not there says nothing about its papers, and neither
     * does a 404 without a store's code: it is the page of a proxy, or of a wrong address.
     */
    static boolean hasNoFile(S3Exception answered) {
        var details = answered.awsErrorDetails();
        var code = details == null ? null : details.errorCode();
        return answered.statusCode() == NOT_FOUND && code != null && !NO_BUCKET.equals(code)
                || answered.statusCode() == FORBIDDEN && ARCHIVED.equals(code);
    }

    private Unanswered unanswered(Exception silent) {
        return new Unanswered(
                "the old platform's papers at %s cannot be read: %s"
                        .formatted(
                                settings.url().orElse(null), silent.getClass().getSimpleName()),
                silent);
    }

    private synchronized S3Client client() {
        if (client == null) {
            var url = settings.url().orElseThrow(() -> new Unanswered("icp.legacy.papers.url is not set", null));
            client = new S3Connection(
                            url,
                            settings.region(),
                            settings.accessKey()
                                    .orElseThrow(() -> new Unanswered("icp.legacy.papers.access-key", null)),
                            settings.secretKey()
                                    .orElseThrow(() -> new Unanswered("icp.legacy.papers.secret-key", null)))
                    .open();
        }
        return client;
    }

    @PreDestroy
    synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
