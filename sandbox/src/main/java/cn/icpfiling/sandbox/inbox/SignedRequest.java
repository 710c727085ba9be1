package cn.icpfiling.sandbox.inbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The check of a request signed by ACS3-HMAC-SHA256, from the provider's side. */
final class SignedRequest {

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "ACS3-HMAC-SHA256 Credential=([^,]+),\\s*SignedHeaders=([a-z0-9;-]+),\\s*Signature=([0-9a-f]{64})");
    private static final Duration VALID = Duration.ofMinutes(15);

    private SignedRequest() {}

    /**
     * Returns the provider's code of the first fault; empty for a sound request.
     *
     * @param header gives the value of a header by its name in lower case, null for none
     */
    static Optional<String> fault(
            MessageSettings.Key key, String path, UnaryOperator<String> header, byte[] body, Instant now) {
        var written = header.apply("authorization");
        var authorization = AUTHORIZATION.matcher(written == null ? "" : written);
        if (!authorization.matches()) {
            return Optional.of("MissingAuthorization");
        }
        if (!authorization.group(1).equals(key.id())) {
            return Optional.of("InvalidAccessKeyId.NotFound");
        }
        if (!isRecent(header.apply("x-acs-date"), now)) {
            return Optional.of("InvalidTimeStamp.Expired");
        }
        var bodyHash = hex(sha256(body));
        if (!bodyHash.equals(header.apply("x-acs-content-sha256"))) {
            return Optional.of("SignatureDoesNotMatch");
        }
        var signed = authorization.group(2).split(";");
        var canonical = new StringBuilder("POST\n").append(path).append("\n\n");
        for (var name : signed) {
            canonical.append(name).append(':').append(header.apply(name)).append('\n');
        }
        canonical.append('\n').append(authorization.group(2)).append('\n').append(bodyHash);
        var hashed = hex(sha256(canonical.toString().getBytes(StandardCharsets.UTF_8)));
        var expected = hmac(key.secret(), "ACS3-HMAC-SHA256\n" + hashed);
        return expected.equals(authorization.group(3)) ? Optional.empty() : Optional.of("SignatureDoesNotMatch");
    }

    private static boolean isRecent(String date, Instant now) {
        try {
            return date != null
                    && Duration.between(Instant.parse(date), now).abs().compareTo(VALID) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    static Map<String, String> form(byte[] body) {
        var fields = new HashMap<String, String>();
        for (var field : new String(body, StandardCharsets.UTF_8).split("&")) {
            var at = field.indexOf('=');
            if (at > 0) {
                fields.put(decoded(field.substring(0, at)), decoded(field.substring(at + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return hex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
