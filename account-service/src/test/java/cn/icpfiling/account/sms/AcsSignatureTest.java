package cn.icpfiling.account.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The vector is the published example with fixed parameters of "V3 request structure and signature" (help.aliyun.com,
 * product SDK): RunInstances, key YourAccessKeyId, secret YourAccessKeySecret.
 */
class AcsSignatureTest {

    private static final String NO_BODY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String QUERY =
            "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai";

    private final TreeMap<String, String> headers = new TreeMap<>(Map.of(
            "host", "ecs.cn-shanghai.aliyuncs.com",
            "x-acs-action", "RunInstances",
            "x-acs-content-sha256", NO_BODY,
            "x-acs-date", "2023-10-26T10:22:32Z",
            "x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d",
            "x-acs-version", "2014-05-26"));

    @Test
    void the_hash_of_the_canonical_request_is_the_published_one() {
        var canonical = AcsSignature.canonicalRequest("POST", "", QUERY, headers);

        assertThat(AcsSignature.sha256(canonical.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259");
    }

    @Test
    void the_header_is_the_published_one() {
        assertThat(AcsSignature.authorization("YourAccessKeyId", "YourAccessKeySecret", "POST", "/", QUERY, headers))
                .isEqualTo("ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;"
                        + "x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
                        + "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    }

    @Test
    void an_empty_body_has_the_published_hash() {
        assertThat(AcsSignature.sha256(new byte[0])).isEqualTo(NO_BODY);
    }
}
