package cn.icpfiling.sandbox.oldplatform;

import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A request without a body that is signed with the key of the old platform's buckets (AWS Signature Version 4). */
final class SignedRead {
    private static final String ACCESS_KEY = "platform-at-old";
    private static final String SECRET_KEY = "sandbox-only-old";
    private static final String DAY = "20261128";
    private static final String MOMENT = DAY + "T000000Z";
    private static final String SCOPE = DAY + "/us-east-1/s3/aws4_request";

    private SignedRead() {}

    /** @param more further headers, by their names in lower case */
    static RequestSpecification of(String method, String path, Map<String, String> more) {
        var headers = new TreeMap<>(more);
        headers.put("x-amz-date", MOMENT);
        headers.put("x-amz-content-sha256", sha256(""));
        var signed = new TreeMap<>(headers);
        signed.put("host", "localhost:" + RestAssured.port);
        var names = String.join(";", signed.keySet());
        var canonical = signed.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining("", method + "\n" + path + "\n\n", "\n" + names + "\n" + sha256("")));
        var key = ("AWS4" + SECRET_KEY).getBytes(StandardCharsets.UTF_8);
        for (var part : SCOPE.split("/")) {
            key = hmac(key, part);
        }
        var toSign = "AWS4-HMAC-SHA256\n" + MOMENT + "\n" + SCOPE + "\n" + sha256(canonical);
        return Rest.given()
                .headers(headers)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + ACCESS_KEY + "/" + SCOPE + ", SignedHeaders=" + names
                                + ", Signature=" + HexFormat.of().formatHex(hmac(key, toSign)));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
