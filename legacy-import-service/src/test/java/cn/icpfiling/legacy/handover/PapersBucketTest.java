package cn.icpfiling.legacy.handover;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

class PapersBucketTest {

    /** Other stores than S3 have codes of their own. A proxy has none, and its 404 says nothing about a paper. */
    @ParameterizedTest
    @CsvSource({
        "404, NoSuchKey, true",
        "404, NotFound, true",
        "404, , false",
        "404, NoSuchBucket, false",
        "403, InvalidObjectState, true",
        "403, AccessDenied, false",
        "403, , false",
        "400, InvalidRequest, false",
        "503, SlowDown, false"
    })
    void a_store_without_a_file_to_give_is_told_apart_from_one_that_does_not_answer(
            int status, String code, boolean none) {
        var answered = (S3Exception) S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();

        assertThat(PapersBucket.hasNoFile(answered)).isEqualTo(none);
    }
}
