package cn.icpfiling.filing.numbers;

import cn.icpfiling.platform.web.call.Retried;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The cloud's HTTP interface. */
@RegisterRestClient(configKey = "instances")
@Path("/cloud/accounts/{account}/instances")
@Produces(MediaType.APPLICATION_JSON)
interface InstancesApi {

    @GET
    @Path("/{id}")
    @Retried
    Answer read(@PathParam("account") UUID account, @PathParam("id") String id);

    /** The cloud's answer. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(
            String instanceId,
            String product,
            boolean mainland,
            boolean trial,
            List<String> publicIps,
            LocalDate expiresOn) {}
}
