package cn.icpfiling.filing.uploads;

import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the Upload-Metadata header: pairs of a key and a base64 value. Only the kind is used. File names that clients
 * send may be personal and are not stored.
 */
final class UploadMetadata {

    static final String HEADER = "Upload-Metadata";

    private static final String KIND = "kind";
    private static final String KINDS =
            Arrays.stream(MaterialKind.values()).map(Enum::name).collect(Collectors.joining(", "));

    private UploadMetadata() {}

    static MaterialKind kindIn(String header) {
        return Optional.ofNullable(header).stream()
                .flatMap(pairs -> Arrays.stream(pairs.split(",")))
                .map(pair -> pair.strip().split(" +", 2))
                .filter(pair -> pair.length == 2 && pair[0].equals(KIND))
                .findFirst()
                .flatMap(pair -> kindNamed(pair[1]))
                .orElseThrow(UploadMetadata::unknownKind);
    }

    /** Returns the same header, for a client that continues an upload of another page. */
    static String saying(MaterialKind kind) {
        return KIND + " " + Base64.getEncoder().encodeToString(kind.name().getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<MaterialKind> kindNamed(String encoded) {
        try {
            var name = new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
            return Arrays.stream(MaterialKind.values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static ProblemException unknownKind() {
        return new ProblemException(CommonProblem.INVALID_FIELD, 1)
                .with(List.of(Violation.of("/header/" + HEADER + "/" + KIND, "UNKNOWN_VALUE", null, KINDS)));
    }
}
