package cn.icpfiling.sandbox.refusal;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** An upload may have 50 MB and is spooled. All other bodies are read into memory and must be small. */
final class BodyLimit {

    private static final long LARGEST = 256 * 1024;
    private static final long LARGEST_FACE = 14L << 20;

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext request) {
        var upload = request.getUriInfo().getPath().equals("/authority/isp");
        // A photograph of ten megabytes in Base64.
        var largest = request.getUriInfo().getPath().equals("/faces/checks") ? LARGEST_FACE : LARGEST;
        if (!upload && request.getLength() > largest) {
            throw Refusal.of(
                    413, "BODY_TOO_LARGE", "The body is too large", "A body here has at most 256 KiB", "Send less");
        }
    }
}
