package cn.icpfiling.filing.storage;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The bucket and its credentials. {@code toString} shows no secret. */
@Singleton
final class S3Settings {

    private final Optional<URI> endpoint;
    private final String region;
    private final Optional<String> bucket;
    private final String prefix;
    private final Optional<String> accessKey;
    private final Optional<String> secretKey;

    /** @param prefix of every name, with its slash; empty if the bucket belongs to this service only */
    S3Settings(
            @ConfigProperty(name = "icp.materials.s3.endpoint") Optional<URI> endpoint,
            @ConfigProperty(name = "icp.materials.s3.region") String region,
            @ConfigProperty(name = "icp.materials.s3.bucket") Optional<String> bucket,
            @ConfigProperty(name = "icp.materials.s3.prefix") Optional<String> prefix,
            @ConfigProperty(name = "icp.materials.s3.access-key") Optional<String> accessKey,
            @ConfigProperty(name = "icp.materials.s3.secret-key") Optional<String> secretKey) {
        this.endpoint = endpoint;
        this.region = region;
        this.bucket = bucket;
        this.prefix = prefix.orElse("");
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    /** Refuses with the names of all missing settings. */
    void require() {
        var missing = new ArrayList<String>();
        endpoint.ifPresentOrElse(there -> {}, () -> missing.add("icp.materials.s3.endpoint"));
        for (var key : List.of("bucket", "access-key", "secret-key")) {
            if (of(key).isEmpty()) {
                missing.add("icp.materials.s3." + key);
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "icp.materials.storage is s3, and these are not set: " + String.join(", ", missing));
        }
    }

    private Optional<String> of(String key) {
        return switch (key) {
            case "bucket" -> bucket;
            case "access-key" -> accessKey;
            default -> secretKey;
        };
    }

    URI endpoint() {
        return endpoint.orElseThrow();
    }

    String region() {
        return region;
    }

    String bucket() {
        return bucket.orElseThrow();
    }

    String prefix() {
        return prefix;
    }

    String accessKey() {
        return accessKey.orElseThrow();
    }

    String secretKey() {
        return secretKey.orElseThrow();
    }

    @Override
    public String toString() {
        return "bucket %s at %s"
                .formatted(bucket.orElse("?"), endpoint.map(URI::toString).orElse("?"));
    }
}
