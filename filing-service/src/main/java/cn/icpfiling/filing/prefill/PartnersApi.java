package cn.icpfiling.filing.prefill;

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

/** Asks account-service for the public name and the state of a partner. */
@RegisterRestClient(configKey = "account")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/partners")
@Produces(MediaType.APPLICATION_JSON)
interface PartnersApi {

    @GET
    @Path("/{id}")
    @Retried
    Answer read(@PathParam("id") UUID id);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(String name, String status) {}
}
