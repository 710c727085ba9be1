package cn.icpfiling.inspection.consumers;

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

/** Gets from filing-service the words of a spot check, which its event does not contain. */
@RegisterRestClient(configKey = "filing")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/spot-checks")
@Produces(MediaType.APPLICATION_JSON)
interface FilingSpotChecks {
    @GET
    @Path("/{id}")
    Words wordsOf(@PathParam("id") UUID spotCheck);

    /** The part of the response that this service reads. The opinion is that on the newest round. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Words(String task, String note, String opinion) {
        @Override
        public String toString() {
            return "Words[task=" + task + "]";
        }
    }
}
