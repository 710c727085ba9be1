package cn.icpfiling.inspection.networks;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.BodyLimit;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.TaggedResponses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/provider-networks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class ProviderNetworksResource {

    private static final long MOST_BYTES = 4L << 20;

    private final ReadNetworks readNetworks;
    private final ReplaceNetworks replaceNetworks;
    private final ChangeNetworks changeNetworks;
    private final IdempotentRequests requests;

    ProviderNetworksResource(
            ReadNetworks readNetworks,
            ReplaceNetworks replaceNetworks,
            ChangeNetworks changeNetworks,
            IdempotentRequests requests) {
        this.readNetworks = readNetworks;
        this.replaceNetworks = replaceNetworks;
        this.changeNetworks = changeNetworks;
        this.requests = requests;
    }

    @GET
    @RolesAllowed({Roles.INSPECTOR, Roles.ADMINISTRATOR})
    public Page<NetworkListView> listProviderNetworkLists(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return readNetworks.lists(cursor, limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.PARTNER, Roles.INSPECTOR, Roles.ADMINISTRATOR})
    @Scope(Scopes.NETWORKS_READ)
    public RestResponse<NetworkPage> listProviderNetworks(
            @PathParam("id") UUID id,
            @QueryParam("on") LocalDate on,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        var page = readNetworks.page(id, on, cursor, limit);
        return TaggedResponses.of(page.tag(), page);
    }

    @PUT
    @Path("/{id}")
    @BodyLimit(MOST_BYTES)
    @RolesAllowed({Roles.PARTNER, Roles.ADMINISTRATOR})
    @Scope(Scopes.NETWORKS_WRITE)
    public RestResponse<NetworkChangeView> replaceProviderNetworks(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid NetworkListRequest request) {
        var change = replaceNetworks.handle(id, IfMatch.of(ifMatch), request);
        return TaggedResponses.of(change.tag(), change);
    }

    @POST
    @Path("/{id}/changes")
    @BodyLimit(MOST_BYTES)
    @RolesAllowed({Roles.PARTNER, Roles.ADMINISTRATOR})
    @Scope(Scopes.NETWORKS_WRITE)
    @APIResponseSchema(value = NetworkChangeView.class, responseCode = "200")
    public Response changeProviderNetworks(
            @PathParam("id") UUID id,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid NetworkChangeRequest request) {
        var idempotentRequest = requests.of("changeProviderNetworks", key, id, request);
        return changeNetworks
                .handle(id, idempotentRequest, IfMatch.of(ifMatch), request)
                .toResponse();
    }
}
