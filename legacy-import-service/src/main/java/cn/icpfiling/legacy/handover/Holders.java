package cn.icpfiling.legacy.handover;

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

/** Asks account-service whether the owner of an account can still sign in to it. */
@RegisterRestClient(configKey = "account")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/accounts")
@Produces(MediaType.APPLICATION_JSON)
interface Holders {

    /**
     * The one field that is read; the answer has a phone, which is not read.
     *
     * @param status null only if the answer is not the one of the contract
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Holder(String status) {

        boolean isClosed() {
            return "CLOSED".equals(status);
        }
    }

    @GET
    @Path("/{id}")
    @Retried
    Holder show(@PathParam("id") UUID id);
}
