package cn.icpfiling.verification.reverify;

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

/** Asks filing-service for the identity of a subject. The service asks at each round and stores nothing of it. */
@RegisterRestClient(configKey = "filing")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/subjects")
@Produces(MediaType.APPLICATION_JSON)
public interface FilingSubjects {

    @GET
    @Path("/{id}")
    Identity identityOf(@PathParam("id") UUID subject);

    /** The fields that this service reads from the answer. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Identity(String name, int certificateType, String certificateNumber) {

        @Override
        public String toString() {
            return "Identity[certificateType=" + certificateType + "]";
        }
    }
}
