package cn.icpfiling.sandbox.refusal;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** One upload may be 50 MB and is spooled; everything else is small and read into memory, so it has to be. */
final class BodyLimit {

    private static final long LARGEST = 256 * 1024;

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext request) {
        boolean upload = request.getUriInfo().getPath().equals("/authority/isp");
        if (!upload && request.getLength() > LARGEST) {
            throw Refusal.of(
                    413, "BODY_TOO_LARGE", "The body is too large", "A body here has at most 256 KiB", "Send less");
        }
    }
}
