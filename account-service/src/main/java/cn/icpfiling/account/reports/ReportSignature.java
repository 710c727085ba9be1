package cn.icpfiling.account.reports;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/**
 * Checks who sent a report. The signature is HMAC-SHA256, in hexadecimal, over the date, the path and the SHA-256 of the body, each
 * on a line of its own. Where the networks of a provider are set, its report also has to come from one of them. A report that comes again
 * within the tolerance does no harm, because reports count once.
 */
@ApplicationScoped
class ReportSignature {

    private static final Logger LOG = Logger.getLogger(ReportSignature.class);
    private static final String HMAC = "HmacSHA256";

    static final String KEY = "X-Report-Key";
    static final String DATE = "X-Report-Date";
    static final String SIGNATURE = "X-Report-Signature";

    private final List<ReportSender> senders;
    private final Duration tolerance;
    private final Clock machine;

    ReportSignature(ReportSettings settings, @MachineClock Clock machine) {
        this.senders = ReportSender.of(settings);
        this.tolerance = settings.tolerance();
        this.machine = machine;
    }

    /** Made at the start, so that settings that cannot be read stop the start. */
    void start(@Observes StartupEvent started) {
        LOG.debugf("%d senders of reports", senders.size());
    }

    /**
     * What a report says of its sender; each may be missing.
     *
     * @param address that the report comes from
     */
    record Headers(String key, String date, String signature, String address) {}

    /** Behind the gateway, the address that it names; null if it is unknown. */
    static String addressOf(HttpServerRequest request) {
        var address = request.remoteAddress();
        return address == null ? null : address.hostAddress();
    }

    /** What can be judged without the body. Answers 401 for every fault alike. */
    void requireSender(Headers headers) {
        requireSender(headers, _ -> true);
    }

    /** Answers 401 for every fault alike. */
    void require(Headers headers, String path, byte[] body) {
        requireSender(headers, sender -> isRight(sender.secret(), headers, path, body));
    }

    private void requireSender(Headers headers, Predicate<ReportSender> andAlso) {
        var isTaken = headers.date() != null
                && headers.signature() != null
                && isRecent(headers.date())
                && senders.stream()
                        .filter(sender -> sender.keyId().equals(headers.key()))
                        .filter(sender -> sender.networks().allow(headers.address()))
                        .anyMatch(andAlso);
        if (!isTaken) {
            throw new ProblemException(CommonProblem.UNAUTHENTICATED);
        }
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

    private static boolean isRight(String secret, Headers headers, String path, byte[] body) {
        var expected = sign(secret, headers.date(), path, body);
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
