package cn.icpfiling.inspection.findings;

import cn.icpfiling.platform.web.ServiceCallFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The same question as {@link FilingPapers}, with one short try, because the reader of a finding waits for it. */
@RegisterRestClient(configKey = "filing-papers")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/finding-papers")
@Produces(MediaType.APPLICATION_JSON)
interface FilingPapersAtOnce {
    @GET
    @Path("/{id}")
    FilingPapers.Answer handedIn(@PathParam("id") UUID finding);
}
