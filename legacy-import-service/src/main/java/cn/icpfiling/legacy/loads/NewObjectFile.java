package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.TextEncoding;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An object that becomes a file of a load.
 *
 * @param source {@code s3://bucket/key}
 * @param encoding null if the bytes decide
 * @param sha256 of the whole object; null if only the store's own digest counts
 */
@Schema(name = "NewLegacyObjectFile")
record NewObjectFile(
        @NotNull LoadKind kind,
        @NotNull @Size(min = 8, max = 600) String source,
        Encoding encoding,
        @Pattern(regexp = "^[0-9a-f]{64}$") String sha256) {

    /** The encodings as an upload names them, with a line where a name cannot have a hyphen. */
    @Schema(name = "LegacyFileEncoding")
    enum Encoding {
        UTF_8,
        GB18030
    }

    TextEncoding textEncoding() {
        return encoding == null ? null : TextEncoding.valueOf(encoding.name());
    }
}
