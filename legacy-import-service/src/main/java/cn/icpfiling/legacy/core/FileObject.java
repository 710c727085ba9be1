package cn.icpfiling.legacy.core;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The object of a bucket that is a file of a load, as it was when the file was registered. Each read demands the same version.
 *
 * @param etag version of the object, as the store names it, with its quotes
 * @param sha256 of the whole object in lower-case hexadecimal digits; null if neither the store nor the administrator said one
 */
public record FileObject(String bucket, String key, String etag, String sha256) {
    /** Names of buckets as the S3 API has them, and the keys that papers of the old platform may have: no host, no query, no escape. */
    private static final Pattern SOURCE =
            Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/([A-Za-z0-9_-][A-Za-z0-9/._-]{0,511})");

    /** Where an object lies. */
    public record Place(String bucket, String key) {
        /** Reads {@code s3://bucket/key}; empty for any other text. */
        public static Optional<Place> parse(String source) {
            var read = SOURCE.matcher(source);
            return read.matches()
                            && !read.group(2).contains("..")
                            && !read.group(2).contains("//")
                    ? Optional.of(new Place(read.group(1), read.group(2)))
                    : Optional.empty();
        }
    }

    public String source() {
        return "s3://" + bucket + "/" + key;
    }
}
