package cn.icpfiling.inspection.campaignchecks;

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

/** Gets a sponsor from filing-service, which returns it to services only. */
@RegisterRestClient(configKey = "filing")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/subjects")
@Produces(MediaType.APPLICATION_JSON)
interface SponsorsApi {

    @GET
    @Path("/{id}")
    @Retried
    Sponsor read(@PathParam("id") UUID subject);

    /**
     * The part of the response that this service reads.
     *
     * @param legalRepresentative name of the subject principal, if the filing counts them as legal representative; else
     *     null
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Sponsor(String name, int certificateType, String certificateNumber, String legalRepresentative) {

        @Override
        public String toString() {
            return "Sponsor[certificateType=" + certificateType + "]";
        }
    }
}
