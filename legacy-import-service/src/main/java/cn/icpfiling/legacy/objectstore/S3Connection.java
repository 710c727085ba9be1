package cn.icpfiling.legacy.objectstore;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An endpoint of the S3 API and the key for it. A call has two tries, and 20 seconds for both. */
public record S3Connection(String url, String region, String accessKey, String secretKey) {
    public static final Duration LONGEST_CALL = Duration.ofSeconds(20);

    private static final Duration LONGEST_TRY = Duration.ofSeconds(15);
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(2);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
    private static final int TRIES = 2;

    /** The caller closes the client. */
    public S3Client open() {
        return S3Client.builder()
                .endpointOverride(URI.create(url))
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .forcePathStyle(true)
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

    @Override
    public String toString() {
        return "S3Connection[" + url + "]";
    }
}
