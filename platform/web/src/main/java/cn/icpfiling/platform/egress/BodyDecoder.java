package cn.icpfiling.platform.egress;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * Takes the compression off a body, within limits. The client asks for gzip only. A body in another coding, brotli included, is not read: the
 * JDK does not know them, and a server that sends what was not asked for gets no benefit of the doubt.
 */
final class BodyDecoder {

    /** A small body of one repeated character is no attack. */
    private static final int RATIO_COUNTS_FROM = 64 << 10;

    private static final int BUFFER = 8 << 10;

    private final FetchLimits limits;

    BodyDecoder(FetchLimits limits) {
        this.limits = limits;
    }

    byte[] decoded(Map<String, List<String>> headers, byte[] raw) throws FetchFault {
        var coding = String.join(",", headers.getOrDefault("content-encoding", List.of()))
                .toLowerCase(Locale.ROOT)
                .strip();
        if (raw.length == 0 || coding.isEmpty() || coding.equals("identity")) {
            return raw;
        }
        try {
            return switch (coding) {
                case "gzip", "x-gzip" -> inflated(new GZIPInputStream(new ByteArrayInputStream(raw)), raw.length);
                case "deflate" -> inflated(new InflaterInputStream(new ByteArrayInputStream(raw)), raw.length);
                default -> throw new FetchFault(FetchOutcome.BROKEN_ANSWER, "ENCODING");
            };
        } catch (IOException malformed) {
            throw new FetchFault(FetchOutcome.BROKEN_ANSWER, "COMPRESSION");
        }
    }

    private byte[] inflated(InputStream from, int rawBytes) throws IOException, FetchFault {
        try (from) {
            var body = new ByteArrayOutputStream();
            var buffer = new byte[BUFFER];
            for (var read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                body.write(buffer, 0, read);
                if (body.size() > limits.decodedBytes()) {
                    throw new FetchFault(FetchOutcome.TOO_LARGE, "DECODED");
                }
                if (body.size() > RATIO_COUNTS_FROM && body.size() > (long) limits.ratio() * rawBytes) {
                    throw new FetchFault(FetchOutcome.TOO_LARGE, "RATIO");
                }
            }
            return body.toByteArray();
        }
    }
}
