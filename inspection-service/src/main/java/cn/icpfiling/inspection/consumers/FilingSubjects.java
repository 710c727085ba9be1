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

/** Gets the identity of a subject from filing-service, which returns it to services only. */
@RegisterRestClient(configKey = "filing")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/subjects")
@Produces(MediaType.APPLICATION_JSON)
interface FilingSubjects {
    @GET
    @Path("/{id}")
    Identity identityOf(@PathParam("id") UUID subject);

    /** The part of the response that this service reads. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Identity(String name, int certificateType, String certificateNumber) {
        @Override
        public String toString() {
            return "Identity[certificateType=" + certificateType + "]";
        }
    }
}
