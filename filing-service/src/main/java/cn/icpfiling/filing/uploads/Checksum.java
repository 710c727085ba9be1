package cn.icpfiling.filing.uploads;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.transfer.TusHeaders;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The checksum of a part, as its sender states it. */
final class Checksum {

    static final String ALGORITHMS = "sha1,sha256";

    /** The protocol requires sha1. It finds transport errors, not deliberate changes. */
    private static final Map<String, String> KNOWN = Map.of("sha1", "SHA-1", "sha256", "SHA-256");

    private final MessageDigest digest;
    private final byte[] expected;

    private Checksum(MessageDigest digest, byte[] expected) {
        this.digest = digest;
        this.expected = expected.clone();
    }

    static Optional<Checksum> in(String header) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        var words = header.strip().split(" +", 2);
        var algorithm = KNOWN.get(words[0]);
        if (algorithm == null) {
            throw TusHeaders.invalid(TusHeaders.CHECKSUM, "UNKNOWN_VALUE", ALGORITHMS);
        }
        try {
            return Optional.of(new Checksum(
                    MessageDigest.getInstance(algorithm),
                    Base64.getDecoder().decode(words.length == 2 ? words[1] : "?")));
        } catch (IllegalArgumentException noBase64) {
            throw TusHeaders.invalid(TusHeaders.CHECKSUM, "PATTERN");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void update(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
    }

    void require() {
        if (!MessageDigest.isEqual(expected, digest.digest())) {
            throw new ProblemException(FilingProblem.UPLOAD_CHECKSUM_MISMATCH);
        }
    }
}
