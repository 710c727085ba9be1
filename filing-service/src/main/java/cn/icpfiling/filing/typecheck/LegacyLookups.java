package cn.icpfiling.filing.typecheck;

import cn.icpfiling.platform.web.ServiceCallFilter;
import cn.icpfiling.platform.web.call.Retried;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The old platform's records in legacy-import-service. */
@RegisterRestClient(configKey = "legacy")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/legacy-lookups")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface LegacyLookups {

    @POST
    @Retried
    Answer lookUp(Question question);

    /** The query. */
    record Question(String domain, int certificateType, String certificateNumber) {
        @Override
        public String toString() {
            return "Question[" + domain + "]";
        }
    }

    /** The route that the old platform gives. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(String route, String maskedLogin) {}
}
