package cn.icpfiling.filing.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A client of one bucket with the S3 API, with its own limits: three tries for a call, 25 seconds for all of them.
 * Created at the first use, so that with folders nothing of the client is loaded.
 */
@ApplicationScoped
@Typed(S3Bucket.class)
class S3Bucket {

    /**
     * Less than the pause between the checks of the program that changes keys (30 s). So a write that encrypts with the
     * old key has ended by then.
     */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(25);

    private static final Duration LONGEST_TRY = Duration.ofSeconds(20);
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(2);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
    private static final int TRIES = 3;
    private static final Logger LOG = Logger.getLogger(S3Bucket.class);

    private final S3Settings settings;
    private final S3Client client;

    S3Bucket(S3Settings settings) {
        settings.require();
        this.settings = settings;
        this.client = S3Client.builder()
                .endpointOverride(settings.endpoint())
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                .forcePathStyle(true)
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                // Only if S3 requires them: other servers refuse checksums after a body. Content-MD5 is sent.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(LONGEST_CONNECT)
                        .socketTimeout(LONGEST_SILENCE))
                .overrideConfiguration(told -> told.apiCallTimeout(LONGEST_CALL)
                        .apiCallAttemptTimeout(LONGEST_TRY)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(TRIES)
                                .build())
                        .defaultProfileFile(ProfileFile.aggregator().build()))
                .build();
    }

    /** @param version changes with the bytes */
    record Entry(String name, String version, Instant written) {}

    /** Some of the names, and the token of the next page. */
    record Page(List<Entry> entries, Optional<String> next) {}

    /** No answer, or a refusal; log and health check show the message. */
    static final class Failed extends IOException {
        private static final long serialVersionUID = 1L;
        private static final int NONE = 0;

        private final int status;

        Failed(String message, int status, Throwable cause) {
            super(message, cause);
            this.status = status;
        }

        /** Whether the bucket refuses the name, our key or its rights, so that a retry does not help. */
        boolean isRefusal() {
            return status / 100 == 4;
        }

        private boolean isAboutTheCondition() {
            return status == 412 || status == 409;
        }
    }

    private interface Call<T> {
        T made();
    }

    /** Checks the bucket itself. */
    void look() throws IOException {
        asked("", () -> client.headBucket(about -> about.bucket(settings.bucket())));
    }

    /** Writes the whole file or nothing, and replaces a file of the same name. */
    void put(String name, Path file) throws IOException {
        put(name, file, Optional.empty());
    }

    /**
     * Replaces only that version; returns false if the file is gone or has another version. A server without conditions
     * replaces any version.
     */
    boolean replace(String name, String version, Path file) throws IOException {
        try {
            put(name, file, Optional.of(version));
            return true;
        } catch (NoSuchFileException gone) {
            return false;
        } catch (Failed refused) {
            if (refused.isAboutTheCondition()) {
                return false;
            }
            throw refused;
        }
    }

    private void put(String name, Path file, Optional<String> version) throws IOException {
        var md5 = md5(file);
        asked(
                name,
                () -> client.putObject(
                        about -> {
                            about.bucket(settings.bucket()).key(named(name)).contentMD5(md5);
                            version.ifPresent(about::ifMatch);
                        },
                        RequestBody.fromFile(file)));
    }

    /** @throws NoSuchFileException if there is no such file */
    InputStream get(String name) throws IOException {
        return asked(
                name,
                () -> client.getObject(about -> about.bucket(settings.bucket()).key(named(name))));
    }

    /** Returns the first bytes. @throws NoSuchFileException if there is no such file */
    byte[] head(String name, int length) throws IOException {
        var range = "bytes=0-" + (length - 1);
        return asked(
                name,
                () -> client.getObjectAsBytes(about ->
                                about.bucket(settings.bucket()).key(named(name)).range(range))
                        .asByteArray());
    }

    /** Does nothing if there is no such file. */
    void delete(String name) throws IOException {
        try {
            asked(
                    name,
                    () -> client.deleteObject(
                            about -> about.bucket(settings.bucket()).key(named(name))));
        } catch (NoSuchFileException gone) {
            LOG.debugf("%s was gone already", name);
        }
    }

    /** @param from the token of the page before; empty at first */
    Page page(String folder, Optional<String> from) throws IOException {
        var answer = asked(
                folder,
                () -> client.listObjectsV2(about -> {
                    about.bucket(settings.bucket()).prefix(named(folder));
                    from.ifPresent(about::continuationToken);
                }));
        var entries = answer.contents().stream()
                .map(found -> new Entry(
                        found.key().substring(settings.prefix().length()), found.eTag(), found.lastModified()))
                .toList();
        return new Page(entries, Optional.ofNullable(answer.nextContinuationToken()));
    }

    private String named(String name) {
        return settings.prefix() + name;
    }

    private <T> T asked(String name, Call<T> call) throws IOException {
        try {
            return call.made();
        } catch (NoSuchKeyException none) {
            throw (IOException) new NoSuchFileException(name).initCause(none);
        } catch (SdkException failure) {
            throw explained(name, failure);
        }
    }

    private Failed explained(String name, SdkException failure) {
        var about = name.isEmpty() ? settings.toString() : settings + ", asked for " + name;
        if (failure instanceof S3Exception said && said.statusCode() / 100 == 4 && !said.isThrottlingException()) {
            return new Failed("%s refuses: %s".formatted(about, reason(said)), said.statusCode(), said);
        }
        return new Failed("%s does not answer: %s".formatted(about, failure.getMessage()), Failed.NONE, failure);
    }

    private static String reason(S3Exception said) {
        return switch (said.statusCode()) {
            case 403 -> "the access key, its secret or its rights do not fit (403)";
            case 404 -> "there is no such bucket (404)";
            default -> said.getMessage();
        };
    }

    private static String md5(Path file) throws IOException {
        try (var digested = new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("MD5"))) {
            Files.copy(file, digested);
            return Base64.getEncoder()
                    .encodeToString(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
