package cn.icpfiling.filing.typecheck;

import cn.icpfiling.platform.web.ServiceCallFilter;
import cn.icpfiling.platform.web.call.Retried;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * Asks verification-service whether a domain's top-level domain is approved on a day. It answers from its list and
 * queries no other service.
 */
@RegisterRestClient(configKey = "verification")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/tld-approvals")
@Produces(MediaType.APPLICATION_JSON)
interface TldApproval {

    @GET
    @Retried
    Answer of(@QueryParam("domain") String domain, @QueryParam("on") LocalDate on);

    /** HOLDS, BROKEN, or UNKNOWN if an incomplete list does not name the domain. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(String result) {}
}
