package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.entry.PrincipalPart;
import cn.icpfiling.platform.web.ServiceCallFilter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * verification-service, which compares a face with the person to whom a certificate was issued. It answers within four
 * seconds.
 */
@RegisterRestClient(configKey = "verification")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/face-checks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface FaceChecks {

    @POST
    Answer check(Question question);

    /** @param photo JPEG, in Base64 on the wire; verification-service does not store it */
    record Question(
            UUID orderId,
            PrincipalPart part,
            String name,
            int certificateType,
            String certificateNumber,
            byte[] photo) {

        @Override
        public String toString() {
            return "Question[" + orderId + " " + part + "]";
        }
    }

    /** @param checkId id of the stored evidence in verification-service */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(UUID checkId, String result) {}
}
