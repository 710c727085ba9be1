package cn.icpfiling.sandbox.oldplatform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Signatures of the S3 API. The first is the example GET Object of Amazon's documentation, "Authenticating Requests: Using
 * the Authorization Header (AWS Signature Version 4)", with the documented example key.
 */
class S3SignatureTest {

    private static final String EMPTY_BODY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final S3Signature STORE =
            new S3Signature("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    private static final Map<String, String> GET_OBJECT = Map.of(
            "host", "examplebucket.s3.amazonaws.com",
            "range", "bytes=0-9",
            "x-amz-content-sha256", EMPTY_BODY,
            "x-amz-date", "20130524T000000Z",
            "authorization",
                    "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                            + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                            + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");

    @Test
    void the_documented_request_is_right() {
        assertThat(STORE.isRight("GET", "/test.txt", null, GET_OBJECT::get)).isTrue();
    }

    @Test
    void another_path_header_or_key_makes_it_wrong() {
        var later = new HashMap<>(GET_OBJECT);
        later.put("x-amz-date", "20130524T000001Z");
        assertThat(STORE.isRight("GET", "/other.txt", null, GET_OBJECT::get)).isFalse();
        assertThat(STORE.isRight("GET", "/test.txt", "x=1", GET_OBJECT::get)).isFalse();
        assertThat(STORE.isRight("GET", "/test.txt", null, later::get)).isFalse();
        assertThat(new S3Signature("AKIAIOSFODNN7EXAMPLE", "another")
                        .isRight("GET", "/test.txt", null, GET_OBJECT::get))
                .isFalse();
        assertThat(STORE.isRight("GET", "/test.txt", null, _ -> null)).isFalse();
    }
}
