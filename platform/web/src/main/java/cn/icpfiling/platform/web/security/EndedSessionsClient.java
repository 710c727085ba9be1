package cn.icpfiling.platform.web.security;

import cn.icpfiling.platform.web.ServiceCallFilter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The list of account-service of the sessions that ended within the life of an access token. */
@RegisterRestClient(configKey = "ended-sessions")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/ended-sessions")
@Produces(MediaType.APPLICATION_JSON)
interface EndedSessionsClient {

    /** @return 200 with {@link Answer} and an ETag, or 304 */
    @GET
    Response endedSessions(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String tag);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(Set<String> sessions) {}
}
