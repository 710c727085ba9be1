package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.materials.Material;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Locale;

/**
 * The response with a decrypted material. No cache keeps it, no browser guesses its type, and it is saved under a name
 * of ours. A browser that displays it runs no script, form, frame or origin.
 */
public final class PaperAnswer {

    private static final String ALONE = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private PaperAnswer() {}

    public static Response of(Material material, StreamingOutput content) {
        return Response.ok(content)
                .type(material.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, material.size())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + nameOf(material) + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", ALONE)
                .build();
    }

    private static String nameOf(Material material) {
        return material.kind() + "."
                + PaperType.ofMediaType(material.mediaType()).name().toLowerCase(Locale.ROOT);
    }
}
