package cn.icpfiling.account.consumers;

import cn.icpfiling.platform.web.ServiceCallFilter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks filing-service for the account that holds a filed subject. */
@RegisterRestClient(configKey = "filing")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/subjects")
@Produces(MediaType.APPLICATION_JSON)
interface FilingSubjects {
    @GET
    @Path("/{id}")
    SubjectHolder holderOf(@PathParam("id") UUID subject);

    /** The part of the answer that is read here. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record SubjectHolder(UUID holder) {}
}
