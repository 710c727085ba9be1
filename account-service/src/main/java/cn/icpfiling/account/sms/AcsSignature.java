package cn.icpfiling.account.sms;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature ACS3-HMAC-SHA256 of Alibaba Cloud's interfaces ("V3 request structure and signature"): the canonical request
 * is hashed, and the hash is signed with the secret of the access key.
 */
final class AcsSignature {

    static final String ALGORITHM = "ACS3-HMAC-SHA256";

    private static final String HMAC = "HmacSHA256";
    private static final String SHA_256 = "SHA-256";

    private AcsSignature() {}

    /**
     * Returns the header Authorization.
     *
     * @param path of the URL, at least a slash
     * @param query canonical, empty for none
     * @param headers all headers to sign by their names in lower case, with x-acs-content-sha256 among them
     */
    static String authorization(
            String keyId, String secret, String method, String path, String query, SortedMap<String, String> headers) {
        var signed = String.join(";", headers.keySet());
        var canonical = canonicalRequest(method, path, query, headers);
        var toSign = ALGORITHM + "\n" + sha256(canonical.getBytes(StandardCharsets.UTF_8));
        return "%s Credential=%s,SignedHeaders=%s,Signature=%s"
                .formatted(ALGORITHM, keyId, signed, hmac(secret, toSign));
    }

    static String canonicalRequest(String method, String path, String query, SortedMap<String, String> headers) {
        var lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining());
        return String.join(
                "\n",
                method,
                path.isEmpty() ? "/" : path,
                query,
                lines,
                String.join(";", headers.keySet()),
                headers.get("x-acs-content-sha256"));
    }

    /** Lower case hexadecimal. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(SHA_256).digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(SHA_256 + " is missing in this Java runtime", e);
        }
    }

    /** Lower case hexadecimal. */
    static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(HMAC + " is missing in this Java runtime", e);
        }
    }
}
