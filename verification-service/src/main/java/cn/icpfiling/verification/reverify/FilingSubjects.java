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

/** Who a subject is: filing-service knows, and it is asked at each look, so that nothing of it is kept here. */
@RegisterRestClient(configKey = "filing")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/subjects")
@Produces(MediaType.APPLICATION_JSON)
public interface FilingSubjects {

    @GET
    @Path("/{id}")
    Identity identityOf(@PathParam("id") UUID subject);

    /** The part of the answer that is read here. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Identity(String name, int certificateType, String certificateNumber) {

        @Override
        public String toString() {
            return "Identity[certificateType=" + certificateType + "]";
        }
    }
}
