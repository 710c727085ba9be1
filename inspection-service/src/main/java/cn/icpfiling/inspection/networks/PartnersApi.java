package cn.icpfiling.inspection.networks;

import cn.icpfiling.platform.web.ServiceCallFilter;
import cn.icpfiling.platform.web.call.Retried;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The partners API of account-service for other services. */
@RegisterRestClient(configKey = "account")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/partners")
@Produces(MediaType.APPLICATION_JSON)
interface PartnersApi {

    @GET
    @Path("/{id}")
    @Retried
    Partner read(@PathParam("id") UUID id);

    /** The field that this service reads. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Partner(String name) {}
}
