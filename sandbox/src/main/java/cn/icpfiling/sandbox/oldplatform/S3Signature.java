package cn.icpfiling.sandbox.oldplatform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The check of AWS Signature Version 4 in the Authorization header, from the object store's side. */
final class S3Signature {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final Pattern AUTHORIZATION = Pattern.compile(ALGORITHM
            + " Credential=([^/,]+)/(\\d{8})/([a-z0-9-]+)/s3/aws4_request,\\s*SignedHeaders=([a-z0-9;-]+),"
            + "\\s*Signature=([0-9a-f]{64})");

    private final String accessKey;
    private final String secretKey;

    S3Signature(String accessKey, String secretKey) {
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    /**
     * @param path as it was sent, percent-encoded
     * @param query as it was sent; null for none
     * @param header gives the value of a header by its name in lower case, null for none
     */
    boolean isRight(String method, String path, String query, UnaryOperator<String> header) {
        var written = header.apply("authorization");
        var authorization = AUTHORIZATION.matcher(written == null ? "" : written);
        if (!authorization.matches() || !authorization.group(1).equals(accessKey)) {
            return false;
        }
        var signed = Arrays.stream(authorization.group(4).split(";"))
                .map(name -> name + ":" + value(header.apply(name)) + "\n")
                .collect(Collectors.joining());
        var canonical = String.join(
                "\n",
                method,
                path,
                sorted(query),
                signed,
                authorization.group(4),
                value(header.apply("x-amz-content-sha256")));
        var scope = String.join("/", authorization.group(2), authorization.group(3), "s3", "aws4_request");
        var toSign = String.join("\n", ALGORITHM, value(header.apply("x-amz-date")), scope, hex(sha256(canonical)));
        var key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (var part : scope.split("/")) {
            key = hmac(key, part);
        }
        return MessageDigest.isEqual(
                hex(hmac(key, toSign)).getBytes(StandardCharsets.US_ASCII),
                authorization.group(5).getBytes(StandardCharsets.US_ASCII));
    }

    private static String value(String header) {
        return header == null ? "" : header.strip().replaceAll(" +", " ");
    }

    private static String sorted(String query) {
        return query == null || query.isEmpty()
                ? ""
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.contains("=") ? pair : pair + "=")
                        .sorted()
                        .collect(Collectors.joining("&"));
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

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
