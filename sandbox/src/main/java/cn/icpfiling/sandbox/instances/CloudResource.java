package cn.icpfiling.sandbox.instances;

import cn.icpfiling.sandbox.refusal.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * The provider's cloud: an account launches instances and sees its own. Another account's instance is answered like an
 * unknown one.
 */
@Path("/cloud/accounts/{account}/instances")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
final class CloudResource {

    private final Cloud cloud;

    CloudResource(Cloud cloud) {
        this.cloud = cloud;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @APIResponseSchema(value = CloudInstance.class, responseCode = "201")
    public CloudInstance launchInstance(@PathParam("account") UUID account, Cloud.Launch launch) {
        return cloud.launch(account, launch);
    }

    @GET
    @Path("/{id}")
    public CloudInstance readInstance(@PathParam("account") UUID account, @PathParam("id") String id) {
        return cloud.find(account, id)
                .orElseThrow(() -> Refusal.notFound(
                        "This account has no such instance", "POST /cloud/accounts/{account}/instances launches one"));
    }
}
