package cn.icpfiling.account.recovery;

import cn.icpfiling.platform.web.ServiceCallFilter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks legacy-import-service for what is still due on the old platform. While it is silent, recoveries go on without it at once. */
@RegisterRestClient(configKey = "legacy")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/legacy-lookups")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface LegacyLookups {

    record Question(String domain, int certificateType, String certificateNumber) {

        @Override
        public String toString() {
            return "Question[" + domain + "]";
        }
    }

    /** The route, which legacy-import-service decides by the second of the submission. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(String route) {}

    @POST
    @CircuitBreaker(requestVolumeThreshold = 8, failureRatio = 0.75, delay = 5_000, failOn = ProcessingException.class)
    Answer lookUp(Question question);
}
