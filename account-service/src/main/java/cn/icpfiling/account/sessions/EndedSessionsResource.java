package cn.icpfiling.account.sessions;

import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.write.IfNoneMatch;
import cn.icpfiling.platform.web.write.VersionTag;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/internal/ended-sessions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class EndedSessionsResource {

    private final EndedSessionCache ended;

    EndedSessionsResource(EndedSessionCache ended) {
        this.ended = ended;
    }

    record EndedSessionList(Set<String> sessions) {}

    @GET
    @RolesAllowed(Roles.SERVICE)
    @APIResponseSchema(value = EndedSessionList.class, responseCode = "200")
    @APIResponse(responseCode = "304")
    public RestResponse<EndedSessionList> listEndedSessions(@HeaderParam(IfNoneMatch.HEADER) String ifNoneMatch) {
        var sessions = ended.all();
        var tag = new VersionTag(digest(sessions), Locale.ROOT);
        if (IfNoneMatch.of(ifNoneMatch).knows(tag)) {
            return RestResponse.ResponseBuilder.<EndedSessionList>create(RestResponse.Status.NOT_MODIFIED)
                    .header(HttpHeaders.ETAG, tag)
                    .build();
        }
        return RestResponse.ResponseBuilder.ok(new EndedSessionList(sessions))
                .header(HttpHeaders.ETAG, tag)
                .build();
    }

    private static long digest(Set<String> sessions) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join(",", sessions).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
