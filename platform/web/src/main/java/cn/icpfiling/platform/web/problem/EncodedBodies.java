package cn.icpfiling.platform.web.problem;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses (415) a body that is compressed, and JSON that its caller says is in another charset than UTF-8. Both were
 * read as if nothing had been said: the first was called malformed, and of the second Chinese names were kept garbled.
 */
@Provider
public final class EncodedBodies implements ContainerRequestFilter {

    /** Some clients write the charset where the compression belongs; such a body is not compressed. */
    private static final Set<String> AS_IT_IS = Set.of("identity", "utf-8", "utf8");

    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8", "us-ascii");

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.hasEntity()) {
            return;
        }
        var type = request.getMediaType();
        var charset = isJson(type) ? type.getParameters().get(MediaType.CHARSET_PARAMETER) : null;
        if (!isOneOf(UTF_8, charset) || !isOneOf(AS_IT_IS, request.getHeaderString(HttpHeaders.CONTENT_ENCODING))) {
            throw new NotSupportedException();
        }
    }

    static boolean isJson(MediaType type) {
        return type != null
                && (type.getSubtype().equalsIgnoreCase("json")
                        || type.getSubtype().toLowerCase(Locale.ROOT).endsWith("+json"));
    }

    /** Nothing said is the usual thing. */
    private static boolean isOneOf(Set<String> known, String said) {
        return said == null || known.contains(said.replace("\"", "").strip().toLowerCase(Locale.ROOT));
    }
}
