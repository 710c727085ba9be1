package cn.icpfiling.filing.uploads;

import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.platform.web.transfer.TusHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * Reads the Upload-Metadata header: pairs of a key and a base64 value. Only the kind is used. File names that clients
 * send may be personal and are not stored.
 */
final class UploadMetadata {

    private static final String KIND = "kind";
    private static final String KINDS =
            Arrays.stream(MaterialKind.values()).map(Enum::name).collect(Collectors.joining(", "));

    private UploadMetadata() {}

    static MaterialKind kindIn(String header) {
        return TusHeaders.metadata(header, KIND)
                .flatMap(name -> Arrays.stream(MaterialKind.values())
                        .filter(kind -> kind.name().equals(name))
                        .findFirst())
                .orElseThrow(() -> TusHeaders.invalid(TusHeaders.METADATA + "/" + KIND, "UNKNOWN_VALUE", KINDS));
    }

    /** Returns the same header, for a client that continues an upload of another page. */
    static String saying(MaterialKind kind) {
        return KIND + " " + Base64.getEncoder().encodeToString(kind.name().getBytes(StandardCharsets.US_ASCII));
    }
}
