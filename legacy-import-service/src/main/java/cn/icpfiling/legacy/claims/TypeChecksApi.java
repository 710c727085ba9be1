package cn.icpfiling.legacy.claims;

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

/** Type checks of filing-service. */
@RegisterRestClient(configKey = "filing")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/filing-type-checks")
@Produces(MediaType.APPLICATION_JSON)
interface TypeChecksApi {

    /** The part of a region that is read. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Region(String province, String city) {}

    /** The part of a type check that is read. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record TypeCheck(
            UUID holder, Region region, int nature, int certificateType, String certificateNumber, String domain) {

        @Override
        public String toString() {
            return "TypeCheck[" + domain + "]";
        }
    }

    @GET
    @Path("/{id}")
    @Retried
    TypeCheck show(@PathParam("id") UUID id);
}
