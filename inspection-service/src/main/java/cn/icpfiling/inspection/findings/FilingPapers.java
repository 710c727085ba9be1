package cn.icpfiling.inspection.findings;

import cn.icpfiling.platform.web.ServiceCallFilter;
import cn.icpfiling.platform.web.call.Retried;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Gets from filing-service which papers were handed in at a finding; filing-service keeps them. */
@RegisterRestClient(configKey = "filing")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/finding-papers")
@Produces(MediaType.APPLICATION_JSON)
interface FilingPapers {
    @GET
    @Path("/{id}")
    @Retried
    Answer handedIn(@PathParam("id") UUID finding);

    /** The papers, the oldest first. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(List<Paper> items) {}

    /** One paper, as far as this service reads it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Paper(UUID paperId, String kind, Instant handedInAt) {}
}
