package cn.icpfiling.inspection.tasks;

import cn.icpfiling.platform.web.ServiceCallFilter;
import cn.icpfiling.platform.web.call.Retried;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Gets the contacts of a filing from filing-service, in clear. */
@RegisterRestClient(configKey = "filing")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/subjects")
@Produces(MediaType.APPLICATION_JSON)
interface ContactsApi {

    /** @param service null for the subject alone */
    @GET
    @Path("/{subject}/contacts")
    @Retried
    Contacts read(@PathParam("subject") UUID subject, @QueryParam("serviceId") UUID service);

    /** @param service null if no service was asked for */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Contacts(Principal subject, Principal service) {

        @Override
        public String toString() {
            return "Contacts[]";
        }
    }

    /** The part of a principal that a caller needs; a number may be null. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Principal(String name, String mobile, String officePhone) {

        @Override
        public String toString() {
            return "Principal[]";
        }
    }
}
