package cn.icpfiling.legacy.objectstore;

import cn.icpfiling.legacy.core.FileObject;
import cn.icpfiling.legacy.core.FileObject.Place;
import cn.icpfiling.legacy.rows.FileFault;
import cn.icpfiling.legacy.rows.FileRefused;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Reads objects of the allowed buckets, by the S3 API: what they are (HeadObject), and their bytes by ranges of one version (GetObject
 * with Range and If-Match). The client is made at the first object.
 */
@ApplicationScoped
public class LoadBucket {
    private static final int PRECONDITION_FAILED = 412;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int NOT_FOUND = 404;
    private static final Set<Integer> NEVER = Set.of(400, 401, 403, NOT_FOUND, 405);
    private static final int SHA256_BYTES = 32;
    private static final Pattern ETAG = Pattern.compile("[!-~]{1,128}");

    private final LoadBucketSettings settings;
    private S3Client client;

    LoadBucket(LoadBucketSettings settings) {
        this.settings = settings;
    }

    /**
     * What the store says of an object.
     *
     * @param etag with its quotes
     * @param sha256 of the whole object; null if the store has none
     */
    public record Described(long size, String etag, String sha256) {}

    public boolean isAllowed(String bucket) {
        return settings.url().isPresent() && settings.buckets().orElse(Set.of()).contains(bucket);
    }

    /** Empty if there is no such object, or the store refuses the key of this service. StoreSilent without an answer. */
    public Optional<Described> describe(Place place) {
        try {
            var told = client().headObject(about ->
                    about.bucket(place.bucket()).key(place.key()).checksumMode(ChecksumMode.ENABLED));
            return isVersion(told.eTag()) && told.contentLength() != null
                    ? Optional.of(new Described(told.contentLength(), told.eTag(), hex(told.checksumSHA256())))
                    : Optional.empty();
        } catch (S3Exception refused) {
            if (NEVER.contains(refused.statusCode())) {
                return Optional.empty();
            }
            throw silent(refused);
        } catch (SdkException none) {
            throw silent(none);
        }
    }

    /** The object's bytes, in the version that was registered. FileRefused at the place where the store has another one. */
    public InputStream read(FileObject object, long size) {
        return new ObjectStream(size, settings.range(), (from, length) -> range(object, from, length));
    }

    private byte[] range(FileObject object, long from, int length) {
        try {
            var bytes = client().getObject(
                            about -> about.bucket(object.bucket())
                                    .key(object.key())
                                    .ifMatch(object.etag())
                                    .range("bytes=" + from + "-" + (from + length - 1)),
                            (answer, body) -> bytes(answer, body, object.etag(), length));
            if (bytes.length != length) {
                throw new FileRefused(FileFault.OBJECT_CHANGED, 0);
            }
            return bytes;
        } catch (S3Exception refused) {
            if (refused.statusCode() == PRECONDITION_FAILED
                    || refused.statusCode() == RANGE_NOT_SATISFIABLE
                    || refused.statusCode() == NOT_FOUND) {
                throw new FileRefused(FileFault.OBJECT_CHANGED, 0);
            }
            throw silent(refused);
        } catch (SdkException none) {
            throw silent(none);
        }
    }

    /**
     * Empty for other bytes than those that were asked for: a store that knows no conditions gives another version, and one that knows
     * no ranges the whole object, which may be 20 GiB. Such an answer is not read.
     */
    private static byte[] bytes(GetObjectResponse answer, AbortableInputStream body, String etag, int length) {
        if (!etag.equals(answer.eTag()) || answer.contentLength() == null || answer.contentLength() != length) {
            body.abort();
            return new byte[0];
        }
        try {
            var bytes = body.readNBytes(length);
            if (bytes.length == length) {
                return bytes;
            }
        } catch (IOException cutOff) {
            throw cutOff(cutOff);
        }
        throw cutOff(null);
    }

    /** The client sends the request again, as often as it may. */
    private static RetryableException cutOff(IOException why) {
        return RetryableException.builder()
                .message("the answer was cut off")
                .cause(why)
                .build();
    }

    private static StoreSilent silent(SdkException why) {
        var status = why instanceof S3Exception answered ? " " + answered.statusCode() : "";
        return new StoreSilent(
                "the store of files did not answer: " + why.getClass().getSimpleName() + status, why);
    }

    /** Without a version that can be kept, no later read could tell the object from another one. */
    private static boolean isVersion(String etag) {
        return etag != null && ETAG.matcher(etag).matches();
    }

    /** The store has a SHA-256 only of objects that were stored with it; that of parts is none of the whole object. */
    private static String hex(String base64) {
        try {
            var digest = base64 == null ? new byte[0] : Base64.getDecoder().decode(base64);
            return digest.length == SHA256_BYTES ? HexFormat.of().formatHex(digest) : null;
        } catch (IllegalArgumentException ofParts) {
            return null;
        }
    }

    private synchronized S3Client client() {
        if (client == null) {
            client = new S3Connection(
                            required(settings.url(), "url"),
                            settings.region(),
                            required(settings.accessKey(), "access-key"),
                            required(settings.secretKey(), "secret-key"))
                    .open();
        }
        return client;
    }

    private static String required(Optional<String> setting, String name) {
        return setting.orElseThrow(() -> new StoreSilent("icp.legacy.loads.objects." + name + " is not set", null));
    }

    @PreDestroy
    synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
