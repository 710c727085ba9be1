package cn.icpfiling.filing.inspections;

import cn.icpfiling.platform.web.ServiceCallFilter;
import cn.icpfiling.platform.web.call.Retried;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The findings API of inspection-service for other services. */
@RegisterRestClient(configKey = "inspection")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/findings")
@Produces(MediaType.APPLICATION_JSON)
interface InspectionApi {

    @GET
    @Path("/{id}")
    @Retried
    FindingFacts verify(@PathParam("id") UUID id);

    @GET
    @Retried
    Unsettled unsettled(@QueryParam("subjectId") UUID subjectId, @QueryParam("serviceId") UUID serviceId);

    /** Findings that the holder was told and that are neither cured nor dismissed. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Unsettled(List<FindingFacts> items) {}
}
