package cn.icpfiling.account.reports;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Checks who sent a report. The signature is HMAC-SHA256, in hexadecimal, over the date, the path and the SHA-256 of the body, each
 * on a line of its own. A report that comes again within the tolerance does no harm, because reports count once.
 */
@ApplicationScoped
class ReportSignature {

    private static final String HMAC = "HmacSHA256";

    private final String keyId;
    private final Optional<String> secret;
    private final Duration tolerance;
    private final Clock machine;

    ReportSignature(
            @ConfigProperty(name = "icp.reports.key-id") String keyId,
            @ConfigProperty(name = "icp.reports.key-secret") Optional<String> secret,
            @ConfigProperty(name = "icp.reports.tolerance") Duration tolerance,
            @MachineClock Clock machine) {
        this.keyId = keyId;
        this.secret = secret;
        this.tolerance = tolerance;
        this.machine = machine;
    }

    /** The headers of a report; each may be missing. */
    record Headers(String key, String date, String signature) {}

    /** Answers 401 for every fault alike. */
    void require(Headers headers, String path, byte[] body) {
        if (secret.isEmpty() || !isKnown(headers) || !isRecent(headers.date()) || !isRight(headers, path, body)) {
            throw new ProblemException(CommonProblem.UNAUTHENTICATED);
        }
    }

    private boolean isKnown(Headers headers) {
        return keyId.equals(headers.key()) && headers.date() != null && headers.signature() != null;
    }

    private boolean isRecent(String date) {
        try {
            return Duration.between(Instant.parse(date), machine.instant())
                            .abs()
                            .compareTo(tolerance)
                    <= 0;
        } catch (DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private boolean isRight(Headers headers, String path, byte[] body) {
        var expected = sign(secret.orElseThrow(), headers.date(), path, body);
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                headers.signature().getBytes(StandardCharsets.US_ASCII));
    }

    static String sign(String secret, String date, String path, byte[] body) {
        try {
            var digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body));
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            var signed = date + "\n" + path + "\n" + digest;
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is missing in this Java runtime", e);
        }
    }
}
